import type { BudgetTreeRow } from '../../templates/budgets/budgets-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { FundKind } from '../programmes/fund.entity.js';
import type { DeclinedSupport } from './declined/declined-supports.js';
import { TREE_WORDS as WORDS } from './tree-words.js';

/** A team reads of its own declining at the fund itself, the office at each team. */
export function fundNote(
  { office, locale }: { office: boolean; locale: Locale },
  kind: FundKind,
  declined: readonly DeclinedSupport[],
): string {
  if (!office && declined.length > 0) return WORDS.declined[locale];
  return WORDS[kind === 'common-pot' ? 'pot' : 'perTeam'][locale];
}

/** A row for each team that doesn't take the fund's support. */
export function declinedRows(
  { locale }: { locale: Locale },
  parent: { id: string; depth: number },
  declined: readonly DeclinedSupport[],
): BudgetTreeRow[] {
  return declined.map(({ team, declinedOn }, index) => ({
    id: `${parent.id}-declined${index}`,
    depth: parent.depth + 1,
    kind: 'team' as const,
    label: team.name[locale],
    note: `${WORDS.declined[locale]} · ${declinedOn}`,
  }));
}
