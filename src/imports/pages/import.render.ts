import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { ImportPage } from '../../../templates/imports/import-page.js';
import type { MappingView } from '../../../templates/imports/imports-view.js';
import { ImportsPage } from '../../../templates/imports/imports-page.js';
import { editHref } from '../../expenses/pages/draft-stack.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ImportContexts } from '../import-context.js';
import { ImportMappings } from '../import-mappings.js';
import { ImportQueries } from '../import.queries.js';
import { mayMap } from '../import.policy.js';
import type { Import, ImportMapping } from '../import.js';
import { MOST_ROWS } from '../sheet-file.js';
import { importPage, listRow, mappingView } from './import.view.js';

const PAGE = 20;
const REFUSED_SHOWN = 50;
/** As many drafts as a stack of them holds. */
const MOST_REVIEWED = 50;
const MEGABYTE = 1024 * 1024;

export interface ImportPageState {
  /** The form of columns instead of what the sheet has come to. */
  mapping?: ImportMapping | 'as-it-is';
  errors?: FormError[];
}

/** Draws the pages of imports. */
@Injectable()
export class ImportRenderer {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly queries: ImportQueries,
    private readonly mappings: ImportMappings,
    private readonly contexts: ImportContexts,
    private readonly clock: Clock,
  ) {}

  async list(
    request: FastifyRequest,
    reply: FastifyReply,
    state: { after?: string; errors?: FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { after, errors } = state;
    const page = await this.queries.list(actor, { after, limit: PAGE });
    return ImportsPage({
      frame: await this.frames.frameOf(request, reply),
      rows: page.rows.map((one) => listRow(one, actor)),
      paging: {
        shown: page.rows.length,
        firstHref: after ? '/imports' : undefined,
        nextHref: page.next ? `/imports?after=${encodeURIComponent(page.next)}` : undefined,
      },
      maxMegabytes: Math.floor(this.config.maxFileBytes / MEGABYTE),
      mostRows: MOST_ROWS,
      errors,
    });
  }

  async one(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    state: ImportPageState = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    const refused = await this.queries.rows(actor, one, { outcomes: ['refused'], limit: REFUSED_SHOWN });
    return ImportPage(
      importPage({
        frame,
        actor,
        one,
        now: this.clock.businessNow(actor.demo),
        refused: one.state === 'running' ? [] : refused.rows,
        mapping: await this.mappingOf(actor, one, state, frame.locale),
        reviewHref: await this.reviewHref(actor, one),
        errors: state.errors,
      }),
    );
  }

  /** Asked for, or because nothing else can be done with a sheet whose columns nobody knows. */
  private async mappingOf(
    actor: Actor,
    one: Import,
    { mapping }: ImportPageState,
    locale: Locale,
  ): Promise<MappingView | undefined> {
    if (!mayMap(actor, one).allowed || (!mapping && one.state !== 'uploaded')) return undefined;
    return this.unit.run(actor, async () => {
      const given = typeof mapping === 'object' ? mapping : one.mapping;
      const current = given ?? (await this.mappings.propose(actor, one.header));
      const { stages } = await this.contexts.of(actor);
      const targets = stages.at(-1)?.on(undefined).targets ?? [];
      return mappingView(
        one,
        current,
        targets.map(({ target }) => target),
        locale,
      );
    });
  }

  /** The stack of drafts that came of it, while it is a stack a person can go through. */
  private async reviewHref(actor: Actor, one: Import): Promise<string | undefined> {
    if (one.createdBy !== actor.userId || ['running', 'undoing', 'undone'].includes(one.state))
      return undefined;
    if (one.counts.imported === 0 || one.counts.imported > MOST_REVIEWED) return undefined;
    const { rows } = await this.queries.rows(actor, one, { outcomes: ['imported'], limit: MOST_REVIEWED });
    const drafts = rows.flatMap(({ expenseId }) => expenseId ?? []);
    const [first] = drafts;
    return first && editHref(first, drafts);
  }
}
