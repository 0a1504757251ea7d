import type { TargetBalance } from '../../../templates/expenses/expense-view.js';
import type { TargetOption } from '../../../templates/expenses/claim-form-view.js';
import { potBand, type PotBand } from '../../budgets/budget-line.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { claimByBudgetLine } from '../amounts.js';
import { targetsOf, type ClaimCategory, type TargetLine } from '../claim-targets.js';
import type { Expense } from '../expense.js';

/** Lines and categories that a claim may name, by id. */
export class TargetNames {
  readonly lines: ReadonlyMap<string, TargetLine>;
  private readonly categories: ReadonlyMap<string, ClaimCategory>;

  constructor(
    readonly targetLines: readonly TargetLine[],
    readonly claimCategories: readonly ClaimCategory[],
    private readonly locale: Locale,
  ) {
    this.lines = new Map(targetLines.map((line) => [line.id, line]));
    this.categories = new Map(claimCategories.map((category) => [category.id, category]));
  }

  /** `데이터 구축·가공 › 소프트웨어 활용 › 데이터 이용료`: the fund and the two narrowest categories. */
  target(lineId: string | undefined, categoryId: string | undefined): string {
    const line = this.lines.get(lineId ?? '');
    const names = this.categories.get(categoryId ?? '')?.names ?? line?.categoryNames ?? [];
    const steps = [line?.fundName, ...names.slice(-2)].flatMap((name) => (name ? [name[this.locale]] : []));
    return steps.filter((step, index) => step !== steps[index - 1]).join(' › ');
  }

  /** A budget line by itself: `데이터 구축·가공 · 연구활동비 · 1단계`. */
  line(lineId: string): string {
    const line = this.lines.get(lineId);
    if (!line) return '';
    const own = line.categoryNames.at(-1);
    return [line.fundName, own, line.stageName]
      .flatMap((name) => (name ? [name[this.locale]] : []))
      .join(' · ');
  }

  category(categoryId: string | undefined): string {
    return this.categories.get(categoryId ?? '')?.names.at(-1)?.[this.locale] ?? '';
  }

  /** The choices of the form for a document of this day. */
  options(documentedOn: KstDate | undefined): TargetOption[] {
    return targetsOf(this.targetLines, this.claimCategories, documentedOn).map(({ line, category }) => ({
      value: `${line.id}:${category.id}`,
      label: this.target(line.id, category.id),
    }));
  }

  /** What a claim does to each budget line; what it holds itself is taken out of the line's figures first. */
  balances(expense: Pick<Expense, 'lines' | 'state'>): TargetBalance[] {
    const over = expense.state === 'rejected' || expense.state === 'reversed';
    const reserves = expense.state === 'submitted' || expense.state === 'approved';
    return [...claimByBudgetLine(expense.lines)].flatMap(([lineId, amount]): TargetBalance[] => {
      const line = this.lines.get(lineId);
      if (!line) return [];
      const common = {
        lineId,
        label: this.line(lineId),
        href: `/budgets/lines/${lineId}`,
        thisClaim: over ? 0n : amount,
      };
      if (line.pot) return [{ kind: 'pot', ...common, band: bandOf(line) }];
      if (!line.balance) return [];
      const { allocated, spent, reserved } = line.balance;
      return [
        {
          kind: 'own',
          ...common,
          allocated,
          spent: expense.state === 'paid' ? atLeastZero(spent - amount) : spent,
          reserved: reserves ? atLeastZero(reserved - amount) : reserved,
        },
      ];
    });
  }
}

function bandOf({ band }: TargetLine): PotBand {
  return potBand(band?.band ?? 0, band?.bandCount ?? 1, band?.daysAgo ?? 0);
}

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}
