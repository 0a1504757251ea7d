import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ExpenseListPage } from '../../../templates/expenses/expense-list-page.js';
import type { ExpenseFilters } from '../../../templates/expenses/expense-list-view.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { EXPENSE_STATES } from '../expense.js';
import { mayFile } from '../expense.policy.js';
import { ExpenseQueries, type ExpenseFilter, type ExpensePage } from '../expense.queries.js';
import { sumWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { uploadLimits } from './claim-form.view.js';
import { csvHead, csvRow } from './expense-csv.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { ExpenseListQueries } from './expense-list.queries.js';
import { expenseRow } from './expense-rows.view.js';
import { textOf, type FormBody } from './form-body.js';

const PAGE = 50;
const CSV_PAGE = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 내 집행 and 집행 상세. */
@Controller()
export class ExpenseListPages {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly expenses: ExpenseQueries,
    private readonly lists: ExpenseListQueries,
    private readonly details: ExpenseDetailRenderer,
    private readonly clock: Clock,
  ) {}

  @Get('expenses')
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const filters = filtersOf(query, actor);
    const after = textOf(query, 'after') || undefined;
    const { page, counts } = await this.unit.run(actor, async () => ({
      page: await this.expenses.list(actor, { ...filterOf(filters), after, limit: PAGE }),
      counts: await this.lists.counts(actor, { scope: filters.scope, teamId: filters.team || undefined }),
    }));
    const whole = !after && !page.next;
    return ExpenseListPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      filters,
      maySeeTeam: actor.team.kind === 'team',
      mayFile: mayFile(actor).allowed,
      limits: uploadLimits(this.config),
      counts,
      rows: page.rows.map((row) => expenseRow(row, locale, actor.userId)),
      totalClaimAmount: whole ? sumWon(page.rows.map(({ claimAmount }) => claimAmount)) : undefined,
      paging: {
        shown: page.rows.length,
        total: whole ? page.rows.length : undefined,
        firstHref: after ? `/expenses?${queryText(filters)}` : undefined,
        nextHref: page.next ? `/expenses?${queryText(filters, page.next)}` : undefined,
      },
      csvHref: `/expenses.csv?${queryText(filters)}`,
      errors: dateErrors(query).map(({ field, text }) => ({ field, text: text[locale] })),
    });
  }

  /** Every claim that the same filter finds, sent as it is read. */
  @Get('expenses.csv')
  async csv(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const filter = filterOf(filtersOf(query, actor));
    const first = await this.expenses.list(actor, { ...filter, limit: CSV_PAGE });
    const rows = this.csvRows(actor, filter, first);
    async function* lines(): AsyncGenerator<string> {
      yield csvHead(locale);
      for await (const page of rows) yield page.rows.map((row) => csvRow(row, locale)).join('');
    }
    const name = `hanjang-expenses-${this.clock.businessDate(actor.demo)}.csv`;
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(lines()));
  }

  @Get('expenses/:id')
  async detail(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.details.page(request, reply, id);
  }

  private async *csvRows(
    actor: Actor,
    filter: Omit<ExpenseFilter, 'limit' | 'after'>,
    first: ExpensePage,
  ): AsyncGenerator<ExpensePage> {
    let page = first;
    for (;;) {
      yield page;
      if (!page.next) return;
      page = await this.expenses.list(actor, { ...filter, after: page.next, limit: CSV_PAGE });
    }
  }
}

/** What an approver or the office comes to see is the team's; a claimant's own comes first. */
function filtersOf(query: FormBody, actor: Actor): ExpenseFilters {
  const scope = textOf(query, 'scope');
  const plain =
    actor.team.kind === 'team' && !hasRole(actor, 'administrator', 'principal-investigator', 'finance');
  const team = textOf(query, 'team');
  return {
    q: textOf(query, 'q').slice(0, 100),
    state: EXPENSE_STATES.find((state) => state === textOf(query, 'state')) ?? '',
    from: textOf(query, 'from').slice(0, 20),
    to: textOf(query, 'to').slice(0, 20),
    scope: actor.team.kind === 'office' || scope === 'team' || (scope !== 'mine' && !plain) ? 'team' : 'mine',
    team: UUID.test(team) ? team : '',
  };
}

/** Dates that are none are left out of the search and shown as wrong. */
function filterOf({ q, state, from, to, scope, team }: ExpenseFilters): Omit<ExpenseFilter, 'limit'> {
  return {
    scope,
    state: state || undefined,
    q: q || undefined,
    from: isKstDate(from) ? from : undefined,
    to: isKstDate(to) ? to : undefined,
    teamId: team || undefined,
  };
}

function dateErrors(query: FormBody) {
  return ['from', 'to'].flatMap((field) => {
    const typed = textOf(query, field);
    return typed && !isKstDate(typed)
      ? [{ field, text: EXPENSE_ERRORS.problem('expense.date', `/${field}`).text }]
      : [];
  });
}

function queryText(filters: ExpenseFilters, after?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, String(value));
  if (after) query.set('after', after);
  return query.toString();
}
