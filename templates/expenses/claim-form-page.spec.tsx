import { render } from 'preact-render-to-string';
import { ClaimFormPage } from './claim-form-page.js';
import type { ClaimFormPageProps } from './claim-form-view.js';

const totals = { supplyAmount: 3000n, taxAmount: 300n, claimAmount: 3000n, payableAmount: 3300n };
const draft = { id: 'e1', state: 'draft' as const, version: 7, savedAt: new Date('2025-11-03T01:42:00Z') };
const props: ClaimFormPageProps = {
  frame: { locale: 'ko', path: '/expenses/e1/edit' },
  formAction: '/expenses/e1/draft',
  draft,
  institutionName: '업스테이지',
  today: '2025-11-03',
  vatRecovery: 'full',
  documents: [],
  pictures: [],
  reading: false,
  values: {
    claimantId: '',
    title: '말뭉치',
    supplierName: '한빛데이터',
    supplierBusinessNumber: '9028600563',
    documentedOn: '2025-09-15',
    committedOn: '',
    paymentMeans: '',
    target: 'line:category',
    reasons: {},
    records: {},
    split: false,
    lines: [
      { id: 'l1', name: '법률 판례', supplyAmount: '1,000', taxAmount: '100', target: 'line:category' },
      { id: 'l2', name: '특허 명세서', supplyAmount: '2,000', taxAmount: '200', target: 'other:category' },
    ],
  },
  origins: { supplier: { kind: 'tax-invoice' } },
  targets: [
    { value: 'line:category', label: '데이터 구축·가공 › 데이터 이용료' },
    { value: 'other:category', label: '인건비·연구비 › 회의비' },
  ],
  proposals: [],
  suppliers: [],
  totals,
  balances: [],
  findings: [],
  requirements: [],
  records: [],
  limits: { maxFiles: 50, maxMegabytes: 50 },
  errors: [],
};

const html = (change: Partial<ClaimFormPageProps> = {}): string =>
  render(<ClaimFormPage {...props} {...change} />);

/** Names of everything the claim's own form would send, in the order of the page. */
function fields(page: string): string[] {
  const form = page.slice(
    page.indexOf('id="claim-form"'),
    page.indexOf('</form>', page.indexOf('id="claim-form"')),
  );
  return [...form.matchAll(/<(?:input|select|textarea)[^>]*\sname="([^"]+)"/g)].map(([, name]) => name ?? '');
}

describe('filing a claim', () => {
  it('sends every value, the read ones too, with the version it was opened at', () => {
    const page = html();
    expect(fields(page)).toEqual([
      'version',
      'supplierName',
      'supplierBusinessNumber',
      'documentedOn',
      'committedOn',
      'title',
      'target',
      'paymentMeans',
      'lines[0].id',
      'lines[0].name',
      'lines[0].supplyAmount',
      'lines[0].taxAmount',
      'lines[1].id',
      'lines[1].name',
      'lines[1].supplyAmount',
      'lines[1].taxAmount',
    ]);
    expect(page).toContain('name="version" value="7"');
  });

  it('asks for a budget line per item only when split', () => {
    const page = html({ values: { ...props.values, split: true } });
    expect(fields(page)).toContain('lines[1].target');
    expect(fields(page)).not.toContain('target');
    expect(page).toContain('<option value="other:category" selected>');
  });

  it('saves on Enter: the first button of the form never submits the claim', () => {
    const page = html();
    const form = page.slice(page.indexOf('id="claim-form"'));
    expect(form.slice(form.indexOf('<button'), form.indexOf('<button') + 80)).toContain('value="save"');
  });

  it('reads as text what was read, and opens where something is wrong', () => {
    const closed = html();
    expect(closed).toContain('세금계산서에서 읽음');
    expect(closed).toContain('902-86-00563');
    expect(closed).not.toContain('<details class="claim-change" open>');
    const wrong = html({ errors: [{ field: 'supplierBusinessNumber', text: '번호가 맞지 않습니다.' }] });
    expect(wrong).toContain('<details class="claim-change" open>');
    expect(wrong).toContain('href="#supplierBusinessNumber"');
  });

  it('strikes the VAT that a company can’t claim, and only then', () => {
    expect(html()).toContain('<s>300</s>');
    const nonProfit = html({ vatRecovery: 'none', totals: { ...totals, claimAmount: 3300n } });
    expect(nonProfit).not.toContain('<s>');
  });

  it('shows of a common pot its band and never a balance', () => {
    const pot = {
      kind: 'pot' as const,
      lineId: 'p',
      label: '데이터 공동구매',
      band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
      thisClaim: 3000n,
    };
    const page = html({ balances: [pot] });
    expect(page).toContain('남은 금액 40~60 %');
    expect(page).not.toContain('집행 후 잔액');
  });

  it('offers to submit only once there is a draft', () => {
    expect(html()).toContain('formaction="/expenses/e1/submission"');
    const { draft: _draft, ...fresh } = props;
    const page = render(<ClaimFormPage {...fresh} formAction="/expenses/new" />);
    expect(page).not.toContain('formaction=');
    expect(page).toContain('저장하고 이어서');
  });

  it('shows why it came back, as it was written', () => {
    const returned = {
      actorName: '관리자 1',
      at: new Date('2025-11-02T08:20:00Z'),
      comment: '회의록이 <없습니다>',
      fields: ['documentedOn'],
    };
    const page = html({ draft: { ...draft, state: 'returned', returned } });
    expect(page).toContain('회의록이 &lt;없습니다>');
    expect(page).toContain('관리자 1 님이 11. 2. 17:20에 보완을 요청했습니다');
  });
});
