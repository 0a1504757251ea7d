import { readPack } from './engine/read-pack.js';
import { judge } from './judge.js';
import { checklistFor, missingDocuments } from './checklist.js';
import { defaultPack } from './default-pack.js';
import type { ClaimFacts } from './facts.js';
import { PackError } from './pack.js';

const facts = (line: Partial<ClaimFacts['lines'][number]> = {}): ClaimFacts => ({
  judgedOn: '2026-09-01',
  institution: { kind: 'mid', vatRecovery: 'full' },
  claim: { paymentMeans: 'card' },
  lines: [
    {
      categoryPath: 'ACTIVITY.MEETING',
      supplyAmount: 10_000n,
      taxAmount: 1_000n,
      payableAmount: 11_000n,
      claimAmount: 10_000n,
      ...line,
    },
  ],
  documents: [],
});
const vat = (given: ClaimFacts) => judge(defaultPack(), given).filter(({ rule }) => rule === 'vat-recovered');

it('objects at the line’s field with the amount in the words', () => {
  expect(vat(facts({ claimAmount: 11_000n }))).toEqual([
    expect.objectContaining({
      result: 'refuse',
      field: '/lines/0/claimAmount',
      lineIndex: 0,
      add: expect.objectContaining({ ko: expect.stringContaining('₩10,000') }),
      article: { ko: '사용 기준 제21조 제4항 제1호', en: 'Use Standard art. 21(4)1', source: 'G §21④1' },
    }),
  ]);
});

it('passes what is right, and says nothing of what it doesn’t concern', () => {
  expect(vat(facts())).toMatchObject([{ result: 'allow' }]);
  expect(vat(facts({ taxAmount: 0n, claimAmount: 11_000n }))).toEqual([]);
});

it('never passes what it can’t judge', () => {
  expect(vat(facts({ claimAmount: undefined }))).toMatchObject([
    { result: 'not-judged', needs: ['line.claimAmount'] },
  ]);
});

it('lists the documents with their alternatives, ticked as they are given', () => {
  const payment = (kinds: string[]) =>
    checklistFor(defaultPack(), { ...facts(), documents: kinds.map((kind) => ({ kind })) }).find(
      ({ code }) => code === 'meeting.payment',
    );
  expect(payment([])).toMatchObject({ required: true, given: false });
  expect(payment(['card-slip'])).toMatchObject({ given: true });
  expect(payment(['transfer-proof'])).toMatchObject({ given: false });
  expect(payment(['transfer-proof', 'tax-invoice'])).toMatchObject({ given: true });
  expect(missingDocuments(checklistFor(defaultPack(), facts())).map(({ rule }) => rule)).toContain(
    'document:meeting.payment',
  );
});

it('refuses a broken pack with file, line and rule', () => {
  expect(() => readPack('pack: x\nrules: []\nwhat: 1\n', 'x.yaml')).toThrow(PackError);
});

describe('papers due when a claim is filed', () => {
  const missing = (categoryPath: string, kinds: readonly string[], kind: string) =>
    missingDocuments(
      checklistFor(defaultPack(), {
        ...facts({ categoryPath }),
        judgedOn: '2026-09-01',
        institution: { kind, vatRecovery: 'full' },
        documents: kinds.map((each) => ({ kind: each })),
      }),
    ).map(({ rule }) => rule);

  it.each(
    'LABOR STUDENT EQUIP.PURCHASE EQUIP.LEASE MATERIAL.PURCHASE MATERIAL.MANAGEMENT MATERIAL.MAKING ACTIVITY ACTIVITY.IP ACTIVITY.EXPERT ACTIVITY.EXPERT.TECHNOLOGY ACTIVITY.EXPERT.ADVICE ACTIVITY.EXPERT.SERVICE ACTIVITY.MEETING ACTIVITY.TRAVEL ACTIVITY.SOFTWARE.DATA ACTIVITY.CLOUD ACTIVITY.OFFICE ACTIVITY.SUPPORT ACTIVITY.SUPPORT.TRAINING ACTIVITY.SUPPORT.CONFERENCE ACTIVITY.SUPPORT.NIGHT-MEAL ACTIVITY.OVERSEAS ACTIVITY.MANAGEMENT ACTIVITY.OTHER INNOV ALLOW SECURITY SUBCON INTL BURDEN INDIRECT.STAFF INDIRECT.RESEARCH'.split(
      ' ',
    ),
  )('let no claim of %s go without any', (path) => {
    for (const kind of ['mid', 'university', 'government-institute'])
      expect(missing(path, [], kind)).not.toEqual([]);
  });

  it.each(
    'EQUIP.PURCHASE MATERIAL.PURCHASE ACTIVITY.SOFTWARE.DATA ACTIVITY.SOFTWARE.LICENCE ACTIVITY.CLOUD ACTIVITY.OFFICE ACTIVITY.EXPERT.SERVICE ACTIVITY.SUPPORT.CONFERENCE ACTIVITY.OTHER INDIRECT.RESEARCH'.split(
      ' ',
    ),
  )('are the tax invoice or the card slip alone for %s', (path) => {
    expect(missing(path, ['tax-invoice'], 'mid')).toEqual([]);
    expect(missing(path, ['card-slip'], 'mid')).toEqual([]);
  });
});

it('measures equipment by all its lines', () => {
  const line = { categoryPath: 'EQUIP.PURCHASE', payableAmount: 27_500_000n };
  const codes = (payableAmount: bigint) =>
    judge(defaultPack(), { ...facts(line), lines: [line, { ...line, payableAmount }] })
      .filter(({ result }) => result === 'needs-more')
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('equipment-'));
  expect(codes(6_600_000n)).toEqual(['equipment-approval', 'equipment-zeus']);
  expect(codes(2_499_999n)).toEqual([]);
});
