import type {
  BudgetsPageProps,
  BurnUpView,
  DeadlineView,
  FundView,
  StuckReservation,
} from '../../templates/budgets/budgets-view.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import type { Actor } from '../platform/access/actor.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { Fund } from '../programmes/fund.entity.js';
import { countedText } from '../stages/deadline-words.js';
import { concerning } from '../stages/due-dates.js';
import type { BudgetOverviewValue } from './budget-overview.js';
import {
  amountsOf,
  budgetTreeRows,
  entriesHref,
  ownUse,
  withLeft,
  type ToggledRows,
} from './budget-tree-rows.js';
import type { Stuck } from './stuck-reservations.js';

interface Context {
  value: BudgetOverviewValue;
  frame: PageFrame;
  actor: Actor;
  office: boolean;
}

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
    funds: value.funds.flatMap((fund) => fundView(context, fund)),
    burnUps: value.funds.flatMap((fund) => burnUp(context, fund)),
    deadlines: deadlinesOf(context),
    tree: budgetTreeRows({ value, locale, office: context.office, toggled }),
    total: totalOf(context),
    stuck: value.stuck.map((one) => stuckView(context, one)),
    reportHref,
    xlsxHref: `${reportHref}${reportHref.includes('?') ? '&' : '?'}format=xlsx`,
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

function fundView({ value, frame }: Context, fund: Fund): FundView[] {
  const lines = value.lines.filter((line) => line.fund.id === fund.id);
  const unallocated = value.unallocated.get(fund.id);
  if (lines.length === 0 && unallocated === undefined) return [];
  const head = {
    id: fund.id,
    name: fund.name[frame.locale],
    entriesHref: entriesHref({ fund: fund.id, year: value.year?.id }),
  };
  const amounts = amountsOf(lines);
  if (amounts) {
    const appropriated = amounts.allocated + (unallocated ?? 0n);
    return [{ kind: 'exact', ...head, pot: fund.kind === 'common-pot', appropriated, ...amounts }];
  }
  const { band, spent, reserved } = ownUse({ value }, lines);
  const requested = sumWon(
    value.potUses.filter(({ lineId }) => lines.some(({ id }) => id === lineId)).map((use) => use.requested),
  );
  if (!band) return [];
  return [{ kind: 'band', ...head, band, ownSpent: spent, ownRequested: reserved + requested }];
}

/** Only where the whole allocation may be known: a curve against a band would give the band away. */
function burnUp({ value, frame }: Context, fund: Fund): BurnUpView[] {
  const lines = value.lines.filter((line) => line.fund.id === fund.id && line.stage.id === value.stage?.id);
  const amounts = amountsOf(lines);
  if (lines.length === 0 || !amounts) return [];
  let sum: Won = 0n;
  const points = value.spending
    .filter(({ fundId }) => fundId === fund.id)
    .map(({ on, spent }) => {
      sum += spent;
      return { on, spent: sum };
    });
  return [
    { label: fund.name[frame.locale], allocated: amounts.allocated, points, reserved: amounts.reserved },
  ];
}

/** Left out for a team that shares a pot: what it may know of that can't be added up. */
function totalOf({ value }: Context): BudgetsPageProps['total'] {
  const amounts = amountsOf(value.lines);
  const unallocated = sumWon(value.unallocated.values());
  return withLeft(amounts && { ...amounts, allocated: amounts.allocated + unallocated });
}

const PLACES = {
  submitted: { ko: '결재', en: 'Approval' },
  approved: { ko: '지급', en: 'Payment' },
} as const;
const PLACE_DETAILS = {
  submitted: { ko: '결재를 기다립니다', en: 'Waits for a decision' },
  approved: { ko: '지급을 기다립니다', en: 'Waits to be paid' },
} as const;

function stuckView({ frame, office }: Context, stuck: Stuck): StuckReservation {
  return {
    number: stuck.number,
    href: `/expenses/${stuck.expenseId}`,
    teamName: office ? stuck.teamName[frame.locale] : undefined,
    title: stuck.title,
    detail: stuck.supplierName,
    amount: stuck.amount,
    days: stuck.days,
    place: PLACES[stuck.state][frame.locale],
    placeDetail: PLACE_DETAILS[stuck.state][frame.locale],
  };
}

function reportHrefOf({ value, actor, office }: Context): string {
  const query = new URLSearchParams();
  if (!office) query.set('team', actor.team.id);
  if (value.stage) query.set('stage', value.stage.id);
  return `/reports/one-page?${query}`;
}
