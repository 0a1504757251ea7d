import type { BudgetsPageProps, DeadlineView } from '../../templates/budgets/budgets-view.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import type { Actor } from '../platform/access/actor.js';
import { countedText } from '../stages/deadline-words.js';
import { concerning } from '../stages/due-dates.js';
import { budgetViewLinks } from './budget-view-links.js';
import type { BudgetOverviewValue } from './budget-overview-value.js';
import { groupBy, overviewTotal } from './budget-tree-amounts.js';
import { budgetTreeRows, entriesHref, type ToggledRows } from './budget-tree-rows.js';
import { fundViews } from './fund-views.js';
import { LATE_TENTHS, paceOfLines } from './pace-of-lines.js';
import { stuckSummary } from './stuck-view.js';

interface Context {
  value: BudgetOverviewValue;
  frame: PageFrame;
  actor: Actor;
  office: boolean;
}

/** More than these are on the page of the teams. */
const LATE_SHOWN = 3;

/** The budget page's props from the overview; pure. */
export function budgetsPageView(
  value: BudgetOverviewValue,
  frame: PageFrame,
  actor: Actor,
  toggled: ToggledRows,
): BudgetsPageProps {
  const { locale } = frame;
  const { stage, stages, years } = value;
  const context: Context = { value, frame, actor, office: actor.team.kind === 'office' };
  const reportHref = reportHrefOf(context);
  const funds = value.funds.map((fund) => fundViews({ value, locale }, fund));
  const ofStage = stage ? `?stage=${stage.id}` : '';
  return {
    frame,
    today: value.today,
    asOf: value.asOf,
    fiscalYear: value.year?.year ?? Number(value.today.slice(0, 4)),
    stage: stage && { name: stage.name[locale], startsOn: stage.startsOn, endsOn: stage.endsOn },
    periods: stages.map((one) => ({
      value: one.id,
      label: `${years.find(({ id }) => id === one.fiscalYearId)?.year ?? ''} · ${one.name[locale]}`,
      selected: one.id === stage?.id,
    })),
    ledgerPosition: ledgerPosition(value),
    funds: funds.flatMap(({ head }) => head ?? []),
    burnUps: funds.flatMap(({ burnUp }) => burnUp ?? []),
    deadlines: deadlinesOf(context),
    tree: budgetTreeRows({ value, locale, office: context.office, toggled }),
    total: overviewTotal(value),
    stuck: stuckSummary({ actor, locale }, value.stuck, value.stuck.tally, {
      afterDays: value.stuck.afterDays,
      reserved: value.reserved,
    }),
    late: lateOf(context),
    reportHref,
    xlsxHref: `/budgets/tree.xlsx${ofStage}`,
    csvHref: `/budgets/tree.csv${ofStage}`,
    views: budgetViewLinks(actor, locale, 'tree', value.stage?.id),
  };
}

/** Of a stage all that concerns the reader; the office sees everybody's. */
function deadlinesOf({ value, frame, actor, office }: Context): DeadlineView[] {
  const { locale } = frame;
  const dates = office ? value.dates : concerning(value.dates, actor.roles);
  return dates.flatMap(({ deadline, dueOn }) =>
    dueOn === undefined
      ? []
      : [
          {
            title: deadline.title[locale],
            dueOn,
            note: countedText(deadline)[locale],
            article: deadline.article[locale],
          },
        ],
  );
}

/** The count of entries on the reader's own lines: a rival's acts never move it. */
function ledgerPosition({ lines }: BudgetOverviewValue): string {
  const entries = lines.reduce(
    (sum, { balance }) => sum + (balance.kind === 'exact' ? balance.version : 0n),
    0n,
  );
  return `#${entries.toLocaleString('en')}`;
}

/** Far behind the plan: teams for the office, funds for a team. */
function lateOf({ value, frame, office }: Context): BudgetsPageProps['late'] {
  const { stage, today } = value;
  if (!stage || today < stage.startsOn) return [];
  const lines = value.lines.filter((line) => line.stage.id === stage.id && line.owner === 'team');
  const groups = groupBy(lines, ({ team, fund }) => (office ? team.id : fund.id));
  return groups
    .map(({ first, lines: own }) => ({
      label: (office ? first.team : first.fund).name[frame.locale],
      gapTenths: paceOfLines(own, value.planOf, today).gapTenths,
      href: office
        ? `/budgets/teams?stage=${stage.id}`
        : entriesHref({ fund: first.fund.id, stage: stage.id }),
    }))
    .filter(({ gapTenths }) => gapTenths <= -LATE_TENTHS)
    .sort((a, b) => a.gapTenths - b.gapTenths)
    .slice(0, LATE_SHOWN);
}

function reportHrefOf({ value, actor, office }: Context): string {
  const query = new URLSearchParams();
  if (!office) query.set('team', actor.team.id);
  if (value.stage) query.set('stage', value.stage.id);
  return `/reports/one-page?${query}`;
}
