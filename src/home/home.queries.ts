import { Injectable } from '@nestjs/common';
import { BudgetLines } from '../budgets/budget-lines.js';
import type { BudgetLine } from '../budgets/budget-line.js';
import { ExpenseQueries, type ExpenseSummary } from '../expenses/expense.queries.js';
import { mayFile } from '../expenses/expense.policy.js';
import { EVERYTHING } from '../approvals/inbox/inbox-filter.js';
import type { InboxEntry, Pulse } from '../approvals/inbox/inbox-subject.js';
import { Inbox } from '../approvals/inbox/inbox.js';
import { PayableQueries, pays, type PayableSummary } from '../expenses/pages/payable.queries.js';
import { MentionQueries, type WaitingMentions } from '../comments/mention.queries.js';
import { MatchQueries } from '../matches/match.queries.js';
import { TodoQueries, type HomeTodos } from './todo.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { comingUp, concerning, type DueDate } from '../stages/due-dates.js';
import { StageClock } from '../stages/stage-clock.js';
import type { Won } from '../platform/money/won.js';

const SHOWN = 5;
const MAX_COUNTED = 1000;
/** From so many days before it on a deadline stands on the home of whoever it concerns. */
const NOTICE_DAYS = 60;

export interface HomeStage {
  id: string;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
}

export interface HomeTeam {
  id: string;
  name: Text;
  openClaims: number;
}

export interface HomeFund {
  id: string;
  name: Text;
  pot: boolean;
  appropriated: Won;
}

/** Everything the home of one person is made of; a part is there only for those it concerns. */
export interface HomeData {
  today: KstDate;
  stage?: HomeStage;
  /** What falls due next for this person. */
  deadlines: readonly DueDate[];
  /** For those who file claims. */
  todos?: HomeTodos;
  /** Where somebody called this person. */
  mentions?: WaitingMentions;
  lines: readonly BudgetLine[];
  recent?: readonly ExpenseSummary[];
  inbox?: { pulse: Pulse; clean: number; first: readonly InboxEntry[] };
  payable?: PayableSummary & { rows: readonly ExpenseSummary[] };
  /** Claims that look the same in two teams, for the office. */
  openMatches?: number;
  programme?: { funds: readonly HomeFund[]; teams: readonly HomeTeam[] };
}

/** Reads a home page in one unit; every part stops at a few rows or a counted thousand. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseQueries,
    private readonly inbox: Inbox,
    private readonly payable: PayableQueries,
    private readonly matches: MatchQueries,
    private readonly mentions: MentionQueries,
    private readonly budgetLines: BudgetLines,
    private readonly todos: TodoQueries,
    private readonly clock: Clock,
    private readonly stageClock: StageClock,
  ) {}

  async read(actor: Actor): Promise<HomeData> {
    return this.unit.run(actor, async () => {
      const today = this.clock.businessDate(actor.demo);
      const stage = await this.stage(today);
      const { dates } = await this.stageClock.read(actor);
      const files = mayFile(actor).allowed;
      return {
        today,
        stage,
        deadlines: comingUp(concerning(dates, actor.roles), today, NOTICE_DAYS),
        todos: files ? await this.todos.of(actor) : undefined,
        mentions: await this.mentions.waitingFor(actor),
        lines: stage ? await this.budgetLines.list(actor, { stageId: stage.id, openOnly: true }) : [],
        recent: files ? (await this.expenses.list(actor, { scope: 'mine', limit: SHOWN })).rows : undefined,
        inbox: await this.inboxPart(actor),
        payable: pays(actor) ? await this.payablePart(actor) : undefined,
        openMatches: await this.matches.countOpen(actor),
        programme: actor.team.kind === 'office' ? await this.programme(actor) : undefined,
      };
    });
  }

  /** The stage today lies in, else the last one that began. */
  private async stage(today: KstDate): Promise<HomeStage | undefined> {
    const row = await this.unit.one<{
      id: string;
      ko: string;
      en: string;
      startsOn: KstDate;
      endsOn: KstDate;
    }>(
      `SELECT id, name_ko AS ko, name_en AS en, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages
       WHERE starts_on <= $1::date ORDER BY starts_on DESC LIMIT 1`,
      [today],
    );
    return (
      row && { id: row.id, name: { ko: row.ko, en: row.en }, startsOn: row.startsOn, endsOn: row.endsOn }
    );
  }

  /** Of whoever decides by their role, and of others while something waits for them. */
  private async inboxPart(actor: Actor): Promise<HomeData['inbox']> {
    if (!(await this.inbox.isFor(actor))) return undefined;
    const { entries } = await this.inbox.page(actor, EVERYTHING, { limit: SHOWN });
    const { clean } = await this.inbox.counts(actor);
    return { pulse: await this.inbox.pulse(actor), clean, first: entries };
  }

  private async payablePart(actor: Actor): Promise<NonNullable<HomeData['payable']>> {
    const { rows } = await this.expenses.waiting(actor, { state: 'approved', limit: SHOWN });
    return { ...(await this.payable.summary(actor)), rows };
  }

  private async programme(actor: Actor): Promise<NonNullable<HomeData['programme']>> {
    const funds = await this.unit.query<{
      id: string;
      ko: string;
      en: string;
      kind: string;
      appropriated: string;
    }>(
      `SELECT f.id, f.name_ko AS ko, f.name_en AS en, f.kind,
         coalesce((SELECT sum(l.available + l.reserved + l.spent) FROM budget_lines b JOIN line_balances l ON l.line_id = b.id
           WHERE b.fund_id = f.id), 0)::text AS appropriated
       FROM funds f ORDER BY f.position, f.code`,
    );
    const teams = await this.unit.query<{ id: string; ko: string; en: string; open: number }>(
      `SELECT t.id, t.name_ko AS ko, t.name_en AS en, n.open FROM teams t
       CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM (SELECT 1 FROM expenses e
         WHERE e.team_id = t.id AND e.state = 'submitted' ORDER BY e.state_since, e.id LIMIT ${MAX_COUNTED}) c) n
       WHERE t.kind = 'team' AND t.id = ANY ($1) ORDER BY t.position, t.code`,
      [[...actor.readTeamIds]],
    );
    return {
      funds: funds.map(({ id, ko, en, kind, appropriated }) => ({
        id,
        name: { ko, en },
        pot: kind === 'common-pot',
        appropriated: BigInt(appropriated),
      })),
      teams: teams.map(({ id, ko, en, open }) => ({ id, name: { ko, en }, openClaims: open })),
    };
  }
}
