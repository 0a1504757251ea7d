import type { ComparePageProps, CompareRow } from '../../../templates/budgets/budget-pages-view.js';
import { viewTexts } from '../../../templates/budgets/view-texts.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Team } from '../../programmes/team.entity.js';
import { budgetViewLinks } from '../budget-view-links.js';
import { COMPARED, type ComparedAmounts, type ComparisonValue } from '../compare-budgets.js';

export function comparePageView(
  value: ComparisonValue,
  {
    frame,
    actor,
    teams,
    teamId,
  }: { frame: PageFrame; actor: Actor; teams?: readonly Team[]; teamId?: string },
): ComparePageProps {
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  const named = ({ id, name }: { id: string; name: Record<'ko' | 'en', string> }) => ({
    id,
    name: name[locale],
  });
  return {
    frame,
    views: budgetViewLinks(actor, locale, 'compare'),
    by: value.by,
    byTabs: COMPARED.map((by) => ({
      href: `/budgets/compare?by=${by}${teamId ? `&team=${teamId}` : ''}`,
      text: by === 'year' ? t.byYear : t.byStage,
      current: by === value.by,
    })),
    periods: value.periods.map(({ id, name }) => ({ value: id, label: name[locale] })),
    left: value.left && named(value.left),
    right: value.right && named(value.right),
    teams: teams?.map(({ id, name }) => ({ value: id, label: name[locale] })),
    teamId: teamId ?? '',
    rows: value.rows.map((row, index): CompareRow => ({
      id: String(index),
      label: (row.categoryName ?? row.fundName)[locale],
      fund: row.categoryName === undefined,
      left: cellOf(row.left),
      right: cellOf(row.right),
    })),
    ownUse: value.rows.some(({ ownUseOnly }) => ownUseOnly),
  };
}

function cellOf({ allocated, spent }: ComparedAmounts): CompareRow['left'] {
  return { allocated, spent };
}
