import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { fullDate } from '../../../templates/format.js';
import { SettlementPage } from '../../../templates/settlements/settlement-page.js';
import type { SettlementAct, SettlementPageProps } from '../../../templates/settlements/settlements-view.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import type { InterestMethod } from '../formulas/interest.js';
import {
  mayAnswer,
  mayChangeDraft,
  mayDecideObjection,
  mayFinalise,
  mayRecordReceipt,
  mayReopen,
  maySettle,
} from '../settlement.policy.js';
import type { SettlementPlace } from '../settlement-subject.js';
import { SettlementQueries, type Statement } from '../settlement.queries.js';
import { objectionIsOver } from '../settlement.js';
import { statementView } from '../statement-view.js';

export interface Shown {
  asOf?: string;
  interest?: InterestMethod;
  errors?: readonly FormError[];
  refused?: SettlementPageProps['refused'];
}

/** A settlement's page, as it is read and after a refused form. */
@Injectable()
export class SettlementRenderer {
  constructor(
    private readonly frames: PageFrames,
    private readonly clock: Clock,
    private readonly queries: SettlementQueries,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    place: SettlementPlace,
    { errors = [], refused, ...asked }: Shown = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const statement = await this.queries.statement(actor, place, asked);
    const frame = await this.frames.frameOf(request, reply);
    const today = this.clock.businessDate(actor.demo);
    return SettlementPage({
      frame,
      today,
      statement: statementView(statement, frame.locale, {
        programme: actor.programme.name[frame.locale],
        madeBy: actor.name,
        madeAt: this.clock.businessNow(actor.demo),
        demo: actor.demo !== undefined,
      }),
      ...actsOf(actor, statement, today, frame.locale),
      idempotencyKey: randomUUID(),
      errors,
      refused,
    });
  }
}

/** What the reader may do now, by the policies that guard the acts. */
function actsOf(
  actor: Actor,
  statement: Statement,
  today: string,
  locale: Locale,
): Pick<SettlementPageProps, 'acts' | 'waitsFor'> {
  const { settlement, objection, receipts, result, blocks } = statement;
  if (!settlement) return { acts: { ...NOTHING, begin: maySettle(actor).allowed } };
  const { state } = settlement;
  const total = receipts.reduce((sum, { amount }) => sum + amount, 0n);
  const owes = mayRecordReceipt(actor, state).allowed && result.totals.total > total;
  const drafts = mayChangeDraft(actor, state).allowed;
  const answers = mayAnswer(actor, settlement).allowed;
  const over = objectionIsOver(settlement, objection, today);
  const mayObject = answers && !objection && today <= (settlement.objectionDueOn ?? '');
  const finalises = mayFinalise(actor, settlement);
  return {
    acts: {
      begin: drafts,
      disallow: drafts,
      confirm: drafts && blocks.length === 0,
      reopen: mayReopen(actor, state).allowed,
      accept: answers && !objection && settlement.acceptedAt === undefined,
      object: mayObject,
      decide: mayDecideObjection(actor, state).allowed,
      finalise: finalises.allowed && over,
      receive: owes,
      extend: owes,
    } satisfies Record<SettlementAct, boolean>,
    waitsFor: state === 'confirmed' ? waitsFor({ actor, settlement, over, finalises }, locale) : undefined,
  };
}

const NOTHING: SettlementPageProps['acts'] = {
  begin: false,
  disallow: false,
  confirm: false,
  reopen: false,
  accept: false,
  object: false,
  decide: false,
  finalise: false,
  receive: false,
  extend: false,
};

/** Why an officer can't make it final yet; nothing where they can, or where it isn't theirs. */
function waitsFor(
  how: {
    actor: Actor;
    settlement: NonNullable<Statement['settlement']>;
    over: boolean;
    finalises: ReturnType<typeof mayFinalise>;
  },
  locale: Locale,
): string | undefined {
  const { actor, settlement, over, finalises } = how;
  if (!maySettle(actor).allowed) return undefined;
  const due = settlement.objectionDueOn ? fullDate(settlement.objectionDueOn, locale) : '';
  if (!over)
    return {
      ko: `팀이 동의하거나 이의신청 기한(${due})이 지나면 할 수 있습니다.`,
      en: `possible once the team accepts it, or after ${due}.`,
    }[locale];
  return finalises.allowed ? undefined : finalises.refusal.detail(locale);
}
