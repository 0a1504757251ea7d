import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CommitmentsPage } from '../../../templates/commitments/commitments-page.js';
import type { CommitmentRow } from '../../../templates/commitments/commitments-view.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, versionOf, type FormBody } from '../../expenses/pages/form-body.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ChangeCommitment } from '../change-commitment.js';
import { mayEnter } from '../commitment.policy.js';
import { COMMITMENT_FILTERS, CommitmentQueries, type CommitmentSummary } from '../commitment.queries.js';
import { EnterCommitment } from '../enter-commitment.js';
import { CommitmentCsv } from './commitment-csv.js';
import { CommitmentFormRenderer } from './commitment-form.render.js';
import { applyAction, contentFromValues, valuesFromForm } from './commitment-values.js';
import { commitmentMessages } from './commitment-messages.js';

const PAGE = 50;

/** 계약: the list, and the form on which one is entered, edited and changed. */
@ApiExcludeController()
@Controller()
export class CommitmentListPages {
  constructor(
    private readonly queries: CommitmentQueries,
    private readonly entering: EnterCommitment,
    private readonly changing: ChangeCommitment,
    private readonly forms: CommitmentFormRenderer,
    private readonly csvFile: CommitmentCsv,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get('commitments')
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const filter = filterOf(query);
    const after = textOf(query, 'after') || undefined;
    const { rows, next } = await this.queries.list(actor, { ...filter, after, limit: PAGE });
    const totals = await this.queries.totals(actor, filter.teamId);
    const frame = await this.frames.frameOf(request, reply);
    const search = queryText(filter);
    return CommitmentsPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      mayEnter: mayEnter(actor).allowed,
      state: filter.state ?? '',
      q: filter.q ?? '',
      team: filter.teamId ?? '',
      totals,
      rows: rows.map((row) => rowOf(row, frame.locale, actor.team.kind === 'office')),
      paging: {
        shown: rows.length,
        firstHref: after && `/commitments?${search}`,
        nextHref: next && `/commitments?${[search, `after=${next}`].filter(Boolean).join('&')}`,
      },
      csvHref: `/commitments.csv${search ? `?${search}` : ''}`,
    });
  }

  /** A row for each instalment of what the same filter finds, sent as it is read. */
  @Get('commitments.csv')
  csv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: FormBody): void {
    const actor = actorOf(request);
    const lines = this.csvFile.lines(actor, filterOf(query), localeOf(request));
    const name = `hanjang-commitments-${this.clock.businessDate(actor.demo)}.csv`;
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(lines));
  }

  @Get('commitments/new')
  blank(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.forms.newPage(request, reply, {});
  }

  @Post('commitments')
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const action = textOf(body, 'action');
    const values = applyAction(valuesFromForm(body), action);
    if (isFormAction(action)) return this.redrawn(reply, this.forms.newPage(request, reply, { values }));
    return handleForm({
      reply,
      locale,
      act: async () => {
        const id = await this.entering.create(actorOf(request), contentFromValues(values));
        const text = inLocale(commitmentMessages, locale).entered;
        return { to: `/commitments/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.forms.newPage(request, reply, { values, errors }),
    });
  }

  @Get('commitments/:id/edit')
  edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.forms.editPage(request, reply, id, 'edit', {});
  }

  @Post('commitments/:id')
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const action = textOf(body, 'action');
    const values = applyAction(valuesFromForm(body), action);
    if (isFormAction(action))
      return this.redrawn(reply, this.forms.editPage(request, reply, id, 'edit', { values }));
    return handleForm({
      reply,
      locale,
      act: async () => {
        const content = contentFromValues(values);
        await this.entering.change(actorOf(request), { id, version: versionOf(body), content });
        const text = inLocale(commitmentMessages, locale).edited;
        return { to: `/commitments/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.forms.editPage(request, reply, id, 'edit', { values, errors }),
    });
  }

  @Get('commitments/:id/change')
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.forms.editPage(request, reply, id, 'change', {});
  }

  @Post('commitments/:id/change')
  async saveChange(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const action = textOf(body, 'action');
    const values = applyAction(valuesFromForm(body), action);
    if (isFormAction(action))
      return this.redrawn(reply, this.forms.editPage(request, reply, id, 'change', { values }));
    return handleForm({
      reply,
      locale,
      act: async () => {
        const outcome = await this.changing.execute(actorOf(request), {
          id,
          version: versionOf(body),
          content: contentFromValues(values),
          reason: values.reason,
        });
        const text = inLocale(commitmentMessages, locale)[outcome];
        return {
          to: `/commitments/${id}`,
          flash: { kind: outcome === 'changed' ? 'success' : 'notice', text },
        };
      },
      again: (errors) => this.forms.editPage(request, reply, id, 'change', { values, errors }),
    });
  }

  /** The form with a row more or less: nothing was saved, and nothing is wrong. */
  private redrawn(reply: FastifyReply, page: Promise<VNode>): Promise<VNode> {
    void reply.status(422);
    return page;
  }
}

function isFormAction(action: string): boolean {
  return action !== '' && action !== 'save';
}

function filterOf(query: FormBody) {
  const team = textOf(query, 'team');
  return {
    state: COMMITMENT_FILTERS.find((state) => state === textOf(query, 'state')),
    q: textOf(query, 'q').slice(0, 100) || undefined,
    teamId: isUUID(team) ? team : undefined,
  };
}

function queryText({ state, q, teamId }: ReturnType<typeof filterOf>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, q, team: teamId })) if (value) query.set(name, value);
  return query.toString();
}

function rowOf(row: CommitmentSummary, locale: Locale, office: boolean): CommitmentRow {
  const { id, teamName, ...rest } = row;
  return { ...rest, href: `/commitments/${id}`, teamName: office ? teamName[locale] : undefined };
}
