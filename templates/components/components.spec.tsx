import { render } from 'preact-render-to-string';
import type { Finding } from '../expenses/expense-view.js';
import { Badge, StateBadge } from './badge.js';
import { BandBar, BudgetBar, budgetShares, leftOf } from './budget-bar.js';
import { ErrorSummary } from './error-summary.js';
import { SelectField, TextAreaField, TextField } from './field.js';
import { FindingsPanel } from './findings.js';
import { fieldId } from './form-error.js';
import { InvoiceSignature } from './invoice-signature.js';
import { Pager } from './page-parts.js';
import { PostingsTable } from './postings-table.js';
import { Timeline } from './timeline.js';

const HOSTILE = '"><script>alert(1)</script>';

describe('text of people', () => {
  it('never becomes markup, in content as in attributes', () => {
    const pages = [
      render(
        <Badge key="Badge-18" tone="gray">
          {HOSTILE}
        </Badge>,
      ),
      render(
        <TextField
          key="TextField-19"
          name="title"
          label={HOSTILE}
          locale="ko"
          value={HOSTILE}
          hint={HOSTILE}
        />,
      ),
      render(
        <TextAreaField
          key="TextAreaField-20"
          name="comment"
          label="의견"
          locale="ko"
          value={`</textarea>${HOSTILE}`}
        />,
      ),
      render(
        <SelectField
          key="SelectField-21"
          name="target"
          label="예산"
          locale="ko"
          value={HOSTILE}
          options={[{ value: HOSTILE, label: HOSTILE }]}
        />,
      ),
      render(<ErrorSummary key="ErrorSummary-28" locale="ko" errors={[{ field: HOSTILE, text: HOSTILE }]} />),
      render(
        <Timeline
          key="Timeline-29"
          locale="ko"
          entries={[{ act: 'returned', state: 'done', actorName: HOSTILE, comment: HOSTILE }]}
        />,
      ),
      render(
        <FindingsPanel
          key="FindingsPanel-33"
          locale="ko"
          findings={[{ outcome: 'refuse', text: HOSTILE, emphasis: '<script>', article: { label: HOSTILE } }]}
        />,
      ),
    ];
    for (const html of pages) {
      expect(html).not.toContain('<script');
      expect(html).toContain('&lt;script');
    }
  });
});

describe('a field', () => {
  it('gives its error to those who look and to those who listen', () => {
    const html = render(
      <TextField
        name="lines[0].supplyAmount"
        label="공급가액"
        locale="ko"
        value="1,000.5원"
        hint="원 단위"
        errors={[{ field: 'lines[0].supplyAmount', text: '숫자로 적어 주세요.' }]}
      />,
    );
    expect(html).toContain('value="1,000.5원"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="lines-0-supplyAmount-hint lines-0-supplyAmount-error"');
    expect(html).toContain('id="lines-0-supplyAmount-error"');
    expect(html).toContain('숫자로 적어 주세요.');
  });

  it('has no error of another field', () => {
    const html = render(
      <TextField name="a" label="A" locale="ko" value="" errors={[{ field: 'b', text: '틀림' }]} />,
    );
    expect(html).not.toContain('틀림');
    expect(html).not.toContain('aria-invalid');
  });

  it('is led to from the summary', () => {
    const errors = [{ field: 'lines[1].target', text: '골라 주세요.' }, { text: '어느 칸도 아님' }];
    const html = render(<ErrorSummary locale="ko" errors={errors} />);
    expect(html).toContain(`href="#${fieldId('lines[1].target')}"`);
    expect(html).toContain('<li>어느 칸도 아님</li>');
    expect(html).toContain('고칠 곳이 1군데 있습니다');
    expect(render(<ErrorSummary locale="ko" errors={[]} />)).toBe('');
  });
});

describe('the budget bar', () => {
  it('shows parts that add up to the whole, in words too', () => {
    const amounts = { allocated: 3n, spent: 1n, reserved: 1n };
    expect(budgetShares(amounts)).toEqual([334, 333, 0, 333]);
    const html = render(<BudgetBar {...amounts} locale="ko" />);
    expect(html).toContain('aria-label="배정 3원 가운데 집행 33.4 %, 예약 33.3 %, 잔액 33.3 %"');
    expect(html).not.toContain('bar-thisClaim');
  });

  it('never runs over its own end when a claim asks for more than is left', () => {
    const amounts = { allocated: 100n, spent: 60n, reserved: 20n, thisClaim: 70n };
    expect(leftOf(amounts)).toBe(-50n);
    expect(budgetShares(amounts).reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  it('is all grey with nothing allocated', () => {
    expect(budgetShares({ allocated: 0n, spent: 0n, reserved: 0n })).toEqual([0, 0, 0, 0]);
  });

  it('tells of a common pot its band and no amount', () => {
    const html = render(<BandBar band={{ fromPercent: 40, toPercent: 60, daysAgo: 7 }} locale="ko" />);
    expect(html).toContain('aria-label="남은 금액 40~60 % (7일 전 기준)"');
    expect(html).not.toContain('원');
  });
});

describe('the findings', () => {
  const missing: Finding = {
    outcome: 'needs-more',
    text: '계약서가 없습니다.',
    requirement: 'software.contract',
  };
  const fine: Finding = { outcome: 'allow', text: '기간 안' };
  const upload = {
    expenseId: 'e1',
    requirements: [
      {
        code: 'software.contract',
        label: '이용계약서',
        status: 'missing' as const,
        documents: [],
        documentKind: 'contract',
      },
    ],
  };

  it('say how many things are left and offer each upload in place, missing ones first', () => {
    const html = render(<FindingsPanel locale="ko" findings={[fine, missing, missing]} upload={upload} />);
    expect(html).toContain('두 가지만 올리면 됩니다');
    expect(html).toContain('action="/expenses/e1/evidence"');
    expect(html).toContain('name="documentKind" value="contract"');
    expect(html.indexOf('계약서가')).toBeLessThan(html.indexOf('기간 안'));
  });

  it('offer no upload to those who only read', () => {
    expect(render(<FindingsPanel locale="ko" findings={[missing]} />)).not.toContain('<form');
  });

  it('say so when nothing is left', () => {
    expect(render(<FindingsPanel locale="ko" findings={[fine]} />)).toContain('모두 갖췄습니다');
    expect(render(<FindingsPanel locale="ko" findings={[]} />)).toBe('');
  });
});

describe('lists', () => {
  it('say how much is shown and lead on', () => {
    const html = render(
      <Pager locale="ko" paging={{ shown: 50, total: 1239, nextHref: '/expenses?after=x' }} />,
    );
    expect(html).toContain('1,239건 가운데 50건');
    expect(html).toContain('href="/expenses?after=x"');
    expect(html).toContain('rel="next"');
  });

  it('are silent when empty', () => {
    expect(render(<Pager locale="ko" paging={{ shown: 0 }} />)).toBe('');
  });

  it('show a ledger entry with its cause and amount', () => {
    const row = {
      id: 'p',
      occurredOn: '2025-11-03',
      recordedAt: new Date('2025-11-03T01:00:00Z'),
      kind: 'reserve' as const,
      amount: 898_205_090n,
      cause: { label: '2025-0031', href: '/expenses/1' },
    };
    const html = render(<PostingsTable rows={[row]} caption="분개" locale="ko" />);
    expect(html).toContain('898,205,090');
    expect(html).toContain('<a href="/expenses/1">2025-0031</a>');
    expect(html).toContain('예약');
    expect(html).toContain('자동');
  });
});

describe('a claim’s way', () => {
  it('marks where it stands and names the role that has it', () => {
    const html = render(
      <Timeline
        locale="ko"
        entries={[
          { act: 'submitted', state: 'done', actorName: '연구자 1', at: new Date('2025-11-01T06:20:00Z') },
          { act: 'await-approval', state: 'now', at: new Date('2025-11-01T06:20:00Z') },
          { act: 'await-payment', state: 'next' },
        ]}
      />,
    );
    expect(html).toContain('<strong>연구자 1</strong> 제출');
    expect(html).toContain('11. 1. 15:20부터');
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toContain('<strong>재무</strong> 지급');
  });

  it('has a word for each state in both languages', () => {
    expect(render(<StateBadge state="approved" locale="ko" />)).toContain('지급 대기');
    expect(render(<StateBadge state="approved" locale="en" />)).toContain('To be paid');
  });
});

describe('the signature of an invoice', () => {
  const signedBy = '한빛데이터';
  it.each([
    ['verified', undefined, '서명 확인', '서명자 한빛데이터, 인증기관 CA 5'],
    ['issuer-unknown', 'root-not-trusted', '발행자 미확인', '등록되지 않은 인증기관'],
    ['issuer-unknown', 'certificate-not-valid', '발행자 미확인', '발행한 날에 유효하지 않은'],
    ['issuer-unknown', 'signer-differs', '발행자 미확인', '서명자가 공급자와 다릅니다'],
    ['unsigned', undefined, '서명 없음', '확인할 수 없습니다'],
    ['unsupported', undefined, '서명 확인 못 함', '표준과 다른 방식'],
  ] as const)('%s (%s) is said as %s', (result, reason, word, sentence) => {
    const signed = result === 'verified' || result === 'issuer-unknown';
    const signature = { result, reason, ...(signed ? { signedBy, issuer: 'CA 5' } : {}) };
    const html = render(<InvoiceSignature signature={signature} locale="ko" />);
    expect(html).toContain(word);
    expect(html).toContain(sentence);
  });
});
