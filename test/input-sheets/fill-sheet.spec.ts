import { fillSheet } from '../../src/input-sheets/fill-sheet.js';
import type { SheetLayout } from '../../src/input-sheets/layout.js';
import { layoutOf, NATIONAL_SYSTEMS } from '../../src/input-sheets/layouts.js';
import { readLayout } from '../../src/input-sheets/read-layout.js';
import type { SheetClaim, SheetLine } from '../../src/input-sheets/sheet-values.js';

const TODAY = '2025-11-03';
const LINE: SheetLine = {
  name: '말뭉치',
  category: { ko: '연구활동비', en: 'Research activities' },
  categoryCode: 'ACTIVITY',
  subcategory: { ko: '소프트웨어 활용비', en: 'Use of software' },
  supplyAmount: 29_000_000n,
  taxAmount: 2_900_000n,
  claimAmount: 29_000_000n,
  payableAmount: 31_900_000n,
};
const CLAIM: SheetClaim = {
  teamId: 't',
  teamName: { ko: '팀', en: 'Team' },
  id: 'e',
  number: '2025-0001',
  state: 'approved',
  title: '말뭉치\n구입',
  institution: { id: 'i', name: '업스테이지', kind: 'sme' },
  supplier: { id: 's', name: '(주)한빛데이터 서울지점', businessNumber: '902-86-00563' },
  documentedOn: '2025-10-15',
  approvalNumber: '20251015-41000000-1234567a',
  means: 'transfer',
  documents: ['tax-invoice'],
  supplyAmount: 29_000_000n,
  taxAmount: 2_900_000n,
  claimAmount: 29_000_000n,
  payableAmount: 31_900_000n,
  reversedAmount: 0n,
  yearEndsOn: '2025-12-31',
  isHeld: false,
  account: {
    supplierId: 's',
    bankName: { ko: 'KB국민은행', en: 'KB' },
    holder: '한빛',
    lastFour: '9012',
    number: '00123456789012',
    unreadable: false,
  },
  lines: [LINE],
};

function texts(claim: SheetClaim, layout: SheetLayout = layoutOf('ezbaro')): Record<string, string> {
  const { groups } = fillSheet(layout, claim, TODAY);
  return Object.fromEntries(groups.flatMap(({ rows }) => rows.flat().map(({ code, text }) => [code, text])));
}

describe('a claim in the forms of a system', () => {
  it('is written exactly as it is typed', () => {
    expect(texts(CLAIM)).toEqual({
      'evidence-kind': '전자세금계산서',
      'approval-number': '20251015410000001234567a',
      'evidence-date': '2025-10-15',
      'supplier-name': '(주)한빛데이터 서울지점',
      'supplier-number': '9028600563',
      category: '연구활동비',
      subcategory: '소프트웨어 활용비',
      'item-name': '말뭉치',
      'item-supply': '29000000',
      'item-tax': '2900000',
      'supply-amount': '29000000',
      'tax-amount': '2900000',
      'claim-amount': '29000000',
      large: 'Y',
      bank: 'KB국민은행',
      'account-number': '00123456789012',
      'account-holder': '한빛',
      'own-mark': '(주)한빛데이터 서',
      'supplier-mark': '업스테이지',
      purpose: '말뭉치 구입',
    });
  });

  it('asks of a card what it asks of cards, and no transfer', () => {
    const card = { ...CLAIM, means: 'card', documents: [], cardApprovalNumber: '30000001' } as const;
    const shown = texts({ ...card, payableAmount: 29_999_999n });
    expect(shown).toMatchObject({
      'evidence-kind': '연구비카드',
      'card-approval-number': '30000001',
      large: 'N',
    });
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['approval-number']));
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['account-number']));
  });

  it('tells what is missing and where it is put right, and not what is only kept from the reader', () => {
    const { account: _account, ...without } = CLAIM;
    const problems = fillSheet(layoutOf('ezbaro'), { ...without, approvalNumber: undefined }, TODAY).problems;
    const told = problems.map((problem) =>
      problem.kind === 'missing' ? [problem.at, problem.fields.map(({ ko }) => ko)] : [],
    );
    expect(told).toEqual([
      ['claim', ['전자세금계산서 승인번호']],
      ['account', ['입금은행', '입금계좌번호', '예금주']],
    ]);
    const hidden = { ...CLAIM, account: { ...CLAIM.account, number: undefined } } as SheetClaim;
    const filled = fillSheet(layoutOf('ezbaro'), hidden, TODAY);
    expect(filled.problems).toEqual([]);
    expect(filled.groups.at(-1)?.rows[0]?.[1]).toMatchObject({ text: '', hiddenLastFour: '9012' });
    const locked = { ...hidden, account: { ...hidden.account, unreadable: true } } as SheetClaim;
    expect(fillSheet(layoutOf('ezbaro'), locked, TODAY).problems).toMatchObject([
      { kind: 'missing', at: 'account', fields: [{ ko: '입금계좌번호' }] },
    ]);
  });

  it('tells evidence that the system doesn’t take for the category', () => {
    const material = { ...LINE, category: { ko: '연구재료비', en: 'Materials' }, categoryCode: 'MATERIAL' };
    const claim = { ...CLAIM, documents: [], lines: [LINE, material] };
    const kinds = (system: 'ezbaro' | 'rcms', one: SheetClaim = claim) =>
      fillSheet(layoutOf(system), one, TODAY).problems.map(({ kind }) => kind);
    expect(kinds('rcms')).toEqual(['not-accepted']);
    expect(kinds('ezbaro')).toEqual([]);
    expect(kinds('rcms', { ...claim, documents: ['tax-invoice'] })).toEqual([]);
  });
});

describe('the deadline of an entry', () => {
  const deadline = (claim: SheetClaim, layout = layoutOf('ezbaro')) =>
    fillSheet(layout, claim, TODAY).deadline;
  const university = { ...CLAIM.institution, kind: 'university' };
  const paid = { ...CLAIM, state: 'paid', paidOn: '2025-11-01' } as const;

  it('goes by the kind of payment', () => {
    expect(deadline(CLAIM)).toMatchObject({ text: { ko: '지급하기 전에' }, isNear: false });
    expect(deadline(CLAIM)).not.toHaveProperty('on');
    expect(deadline(paid)).toMatchObject({ on: '2025-11-01', daysLeft: -2, isNear: true });
    const batch = { ...paid, institution: university };
    expect(deadline(batch)).toMatchObject({ on: '2025-11-06', daysLeft: 3, isNear: true });
    expect(deadline(batch, layoutOf('rcms'))).toMatchObject({ on: '2025-11-01' });
  });

  it('is the year’s end for labour and gone once the claim is entered', () => {
    const labour = { ...paid, lines: [{ ...LINE, categoryCode: 'LABOR' }] };
    expect(deadline(labour)).toMatchObject({ on: '2025-12-31', daysLeft: 58, isNear: false });
    expect(deadline({ ...paid, entry: { enteredByName: '재무', enteredAt: new Date(0) } })).toBeUndefined();
  });

  it('of a card is said in words until the day of its bill is put in', () => {
    const card = { ...paid, means: 'card', documents: [] } as const;
    expect(deadline(card)).toMatchObject({ text: { ko: '카드 대금이 빠져나가기 전날까지' }, isNear: false });
    const layout = layoutOf('ezbaro');
    const deadlines = layout.deadlines.map((rule) =>
      rule.until === 'card-bill' ? { ...rule, billDay: 9 } : rule,
    );
    expect(deadline(card, { ...layout, deadlines })).toMatchObject({ on: '2025-11-08', daysLeft: 5 });
  });
});

describe('a layout', () => {
  it.each(NATIONAL_SYSTEMS)('of %s is read whole', (system) => {
    expect(layoutOf(system)).toMatchObject({ system, groups: expect.any(Array) });
    expect(layoutOf(system).groups.map(({ code }) => code)).toEqual([
      'evidence',
      'items',
      'amounts',
      'transfer',
    ]);
  });

  it('is refused with the line of each mistake', () => {
    const text = [
      'system: x',
      'name: { ko: 가, en: A }',
      'evidence: [{ code: other, name: { ko: 기타, en: Other } }]',
      'groups:',
      '  - code: g',
      '    name: { ko: 나, en: B }',
      '    fields:',
      '      - { code: f, name: { ko: 다, en: C }, value: claim.secret }',
      '      - { code: f, name: { ko: 라, en: D }, value: claim.title, when: { evidence: [none] } }',
    ].join('\n');
    expect(() => readLayout(text, 'x.yaml')).toThrow(/x\.yaml:8 \(f\): Unknown value: claim\.secret/);
    expect(() => readLayout(text, 'x.yaml')).toThrow(/x\.yaml:9 \(f\): evidence: of other/);
    expect(() => readLayout(text, 'x.yaml')).toThrow(/code stands twice: f/);
  });
});
