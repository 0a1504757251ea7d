import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Actor } from '../platform/access/actor.js';
import type { ChecklistEntry } from '../rules/checklist.js';
import type { RulePack } from '../rules/pack.js';
import type { ClaimFinding } from './claim-finding.js';
import { totalsOf } from './amounts.js';
import { documentDifferences } from './document-differences.js';
import type { Expense } from './expense.js';
import { nearTwinFinding } from './near-twin.js';
import type { KnownMeans } from './payment-means.js';
import { ruleFindings } from './rule-findings.js';
import { SubmitExpense, type Examination } from './submit-expense.js';

/** What no further typing settles: the claim as it is isn't allowed. */
const REFUSED = new Set([
  'expense.in-future',
  'expense.outside-stage',
  'expense.target-not-open',
  'expense.category-outside-line',
  'expense.mixed-pot',
  'expense.over-balance',
  'expense.over-invoice',
  'expense.buyer',
  'expense.card-cancelled',
]);

const ARTICLES: Record<string, Text> = {
  stage: { ko: '사용 기준 제22조 4항', en: 'Use Standard art. 22(4)' },
  tax: { ko: '사용 기준 제21조 4항 1호', en: 'Use Standard art. 21(4)1' },
};

export interface ExaminedClaim {
  findings: ClaimFinding[];
  /** All its documents. */
  evidences: readonly Evidence[];
  /** The documents a claim like this is asked for. */
  checklist: readonly ChecklistEntry[];
  pack: RulePack;
  /** The budget lines and categories it names, of those it may. */
  named: Examination['named'];
  /** How it is paid, as far as that is known. */
  paymentMeans?: KnownMeans;
}

/** What is checked of a claim now; kept with a decision, so that later rules don't change what was decided. */
@Injectable()
export class ClaimFindings {
  constructor(private readonly submission: SubmitExpense) {}

  /** Inside the unit in hand. */
  async of(actor: Actor, expense: Expense): Promise<ClaimFinding[]> {
    return (await this.examine(actor, expense)).findings;
  }

  /** The same with the documents asked for. */
  async examine(actor: Actor, expense: Expense): Promise<ExaminedClaim> {
    const examination = await this.submission.examine(actor, expense);
    const { invoice, evidences, judgement, named } = examination;
    const { findings, checklist, pack, twin, paymentMeans } = judgement;
    return {
      findings: [
        ...findingsFrom(expense, examination),
        ...ruleFindings(expense, findings),
        ...documentDifferences(expense, invoice, evidences),
        ...(twin ? [nearTwinFinding(twin, actor.userId)] : []),
      ],
      evidences,
      checklist,
      pack,
      named,
      paymentMeans,
    };
  }
}

/** Problems as findings, and the checks that found nothing. Pure. */
export function findingsFrom(
  expense: Expense,
  { problems, invoice }: Pick<Examination, 'problems' | 'invoice'>,
): ClaimFinding[] {
  const held = expense.state !== 'draft' && expense.state !== 'returned';
  // What the claim already holds is no longer in the line's balance.
  const open = problems.filter(({ code }) => !(held && code === 'expense.over-balance'));
  const seen = new Set<string>();
  const found = open.flatMap(({ code, pointer, text }): ClaimFinding[] => {
    const key = `${code} ${text.ko} ${pointer.replace(/\/\d+\//, '/')}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ code, outcome: REFUSED.has(code) ? 'refuse' : 'needs-more', text, pointer }];
  });
  return [...found, ...passed(expense, invoice !== undefined, new Set(open.map(({ code }) => code)))];
}

function passed(expense: Expense, onInvoice: boolean, codes: ReadonlySet<string>): ClaimFinding[] {
  const without = (...wanted: string[]) => wanted.every((code) => !codes.has(code));
  const findings: ClaimFinding[] = [];
  const allow = (code: string, ko: string, en: string, article?: Text) =>
    findings.push({ code, outcome: 'allow', text: { ko, en }, article });
  if (expense.documentedOn && without('expense.outside-stage', 'expense.in-future', 'expense.date')) {
    allow('stage', '단계 기간 안', 'Within the stage', ARTICLES['stage']);
  }
  const kept = totalsOf(expense.lines.filter(({ declined }) => declined === undefined));
  if (kept.taxAmount > 0n && kept.claimAmount === kept.supplyAmount) {
    allow('tax', '부가세 제외', 'VAT left out', ARTICLES['tax']);
  }
  if (onInvoice) {
    if (without('expense.buyer')) allow('buyer', '소속 기관 앞으로 발급', 'Made out to the institution');
    if (without('expense.over-invoice')) allow('invoice', '계산서 금액 안', 'Within the invoice’s amount');
    allow('first-use', '처음 낸 계산서', 'Invoice used for the first time');
  }
  if (expense.supplierBusinessNumber && without('expense.business-number')) {
    allow('business-number', '사업자등록번호 확인', 'Business number checked');
  }
  const targeted = expense.lines.length > 0 && expense.lines.every(({ budgetLineId }) => budgetLineId);
  if (!expense.onPot && targeted && without('expense.over-balance', 'expense.target-not-open')) {
    allow('balance', '예산 잔액 안', 'Within the balance');
  }
  return findings;
}
