import type { VersionChangeRow, VersionRow } from '../../../templates/allocations/allocations-view.js';
import { allocationTexts } from '../../../templates/allocations/texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { BudgetVersion, VersionChange } from './budget-versions.js';

type CauseText =
  | 'cause-appropriation'
  | 'cause-appropriation-lowered'
  | 'cause-allocation'
  | 'cause-deallocation'
  | 'cause-sheet'
  | 'cause-change'
  | 'cause-carry-over'
  | 'cause-return'
  | 'cause-close-out'
  | 'cause-set-up';

/** What the act was, by its cause or else by what it moved. */
function causeText({ causeType, kinds }: BudgetVersion): CauseText {
  if (causeType === 'allocation-import') return 'cause-sheet';
  if (causeType === 'budget-change') return 'cause-change';
  if (causeType === 'close-out') return 'cause-close-out';
  if (kinds.includes('carry-over')) return 'cause-carry-over';
  if (kinds.includes('transfer')) return 'cause-change';
  if (kinds.includes('return-due') || kinds.includes('keep-own') || kinds.includes('return-to-fund'))
    return 'cause-return';
  if (kinds.includes('appropriate')) return 'cause-appropriation';
  if (kinds.includes('return')) return 'cause-appropriation-lowered';
  if (kinds.includes('deallocate')) return 'cause-deallocation';
  return kinds.includes('allocate') ? 'cause-allocation' : 'cause-set-up';
}

export function versionRow(version: BudgetVersion, locale: Locale, office: boolean): VersionRow {
  const t = inLocale(allocationTexts, locale);
  return {
    id: version.id,
    href: `/budgets/versions/${version.id}`,
    number: version.number,
    at: version.recordedAt,
    who: version.actorName ?? '–',
    what: t[causeText(version)],
    reason: version.reason,
    otherReasons: version.reasonCount - 1,
    lineCount: version.lineCount,
    allocated: version.allocated,
    allocatedChange: version.allocatedChange,
    appropriatedChange: office ? version.appropriatedChange : undefined,
  };
}

export function changeRow(change: VersionChange, locale: Locale): VersionChangeRow {
  const { fund, stage, team, institution, category } = change;
  const names = [team?.name[locale] ?? '', institution?.name ?? ''];
  return {
    id: change.lineId,
    fund: fund.name[locale],
    stage: stage?.name[locale] ?? '',
    team: [...new Set(names)].filter(Boolean).join(' · '),
    category: category?.name[locale] ?? '',
    inKind: change.means === 'in-kind',
    before: change.before,
    after: change.after,
  };
}
