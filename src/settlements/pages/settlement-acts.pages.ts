import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormValues, SettlementAct } from '../../../templates/settlements/settlements-view.js';
import { textOf, versionOf, type FormBody } from '../../expenses/pages/form-body.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { Text } from '../../platform/i18n/locale.js';
import { parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { AnswerSettlement } from '../answer-settlement.js';
import { BeginSettlement } from '../begin-settlement.js';
import { ConfirmSettlement } from '../confirm-settlement.js';
import { DecideObjection } from '../decide-objection.js';
import { FinaliseSettlement } from '../finalise-settlement.js';
import { INTEREST_METHODS } from '../formulas/interest.js';
import { RecordReturn } from '../record-return.js';
import { SETTLEMENT_ERRORS } from '../settlement.errors.js';
import { DECISIONS } from '../settlement.js';
import { SettlementRenderer } from './settlement-render.js';

const FIELDS = [
  'asOf',
  'interestMethod',
  'text',
  'decision',
  'answer',
  'amount',
  'paidOn',
  'bankReference',
  'dueOn',
  'extensionReason',
] as const;

const DONE: Record<Exclude<SettlementAct, 'disallow'>, Text> = {
  begin: { ko: '정산 기준을 남겼습니다.', en: 'The basis is kept.' },
  confirm: { ko: '확정하고 팀에 알렸습니다.', en: 'Confirmed; the team was told.' },
  reopen: { ko: '확정을 되돌렸습니다.', en: 'The confirmation was withdrawn.' },
  finalise: { ko: '정산을 끝내고 원장에 올렸습니다.', en: 'It is final and posted.' },
  accept: { ko: '결과에 동의했습니다.', en: 'You accepted the result.' },
  object: { ko: '이의를 신청했습니다.', en: 'Your objection was filed.' },
  decide: { ko: '이의신청에 답했습니다.', en: 'The objection was answered.' },
  receive: { ko: '반납을 기록했습니다.', en: 'The return was recorded.' },
  extend: { ko: '납부 기한을 늦췄습니다.', en: 'The payment was put off.' },
};

interface Posted {
  request: FastifyRequest;
  reply: FastifyReply;
  team: string;
  stage: string;
  body: FormBody;
}

/** The forms of a settlement's page. */
@ApiExcludeController()
@Controller('settlements/:team/:stage')
export class SettlementActPages {
  constructor(
    private readonly forms: KeyedForms,
    private readonly renderer: SettlementRenderer,
    private readonly beginning: BeginSettlement,
    private readonly confirming: ConfirmSettlement,
    private readonly answering: AnswerSettlement,
    private readonly deciding: DecideObjection,
    private readonly finalising: FinaliseSettlement,
    private readonly returns: RecordReturn,
  ) {}

  @Post('draft')
  begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('begin', { request, reply, team, stage, body });
  }

  @Post('confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('confirm', { request, reply, team, stage, body });
  }

  @Post('confirmation/withdrawal')
  reopen(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('reopen', { request, reply, team, stage, body });
  }

  @Post('finalisation')
  finalise(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('finalise', { request, reply, team, stage, body });
  }

  @Post('acceptance')
  accept(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('accept', { request, reply, team, stage, body });
  }

  @Post('objection')
  object(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('object', { request, reply, team, stage, body });
  }

  @Post('objection/decision')
  decide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('decide', { request, reply, team, stage, body });
  }

  @Post('receipts')
  receive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('receive', { request, reply, team, stage, body });
  }

  @Post('extensions')
  extend(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('extend', { request, reply, team, stage, body });
  }

  private act(act: keyof typeof DONE, posted: Posted): Promise<VNode | void> {
    const { request, reply, team, stage, body } = posted;
    const actor = actorOf(request);
    const locale = localeOf(request);
    const values = Object.fromEntries(FIELDS.map((name) => [name, textOf(body, name)]));
    return handleForm({
      reply,
      locale,
      act: () =>
        this.forms.once(
          actor,
          { key: textOf(body, 'key'), name: `settlement-${act}`, input: { team, stage, ...values } },
          async () => {
            await this.perform(act, posted);
            return {
              to: `/settlements/${encodeURIComponent(team)}/${encodeURIComponent(stage)}`,
              flash: { kind: 'success' as const, text: DONE[act][locale] },
            };
          },
        ),
      again: (errors) =>
        this.renderer.page(
          request,
          reply,
          { team, stage },
          { errors, refused: { act, values: presentIn(body, values) } },
        ),
    });
  }

  private async perform(act: keyof typeof DONE, { request, team, stage, body }: Posted): Promise<void> {
    const actor = actorOf(request);
    const asked = { team, stage, version: versionOf(body) };
    const text = (name: (typeof FIELDS)[number]) => textOf(body, name);
    switch (act) {
      case 'begin': {
        const interestMethod = INTEREST_METHODS.find((each) => each === text('interestMethod')) ?? 'share';
        return this.beginning.execute(actor, { ...asked, asOf: dayOf(body, 'asOf'), interestMethod });
      }
      case 'confirm':
        return this.confirming.execute(actor, asked);
      case 'reopen':
        return this.confirming.withdraw(actor, asked);
      case 'finalise':
        return this.finalising.execute(actor, asked);
      case 'accept':
        return this.answering.accept(actor, asked);
      case 'object':
        return this.answering.object(actor, { ...asked, text: text('text') });
      case 'decide': {
        const decision = DECISIONS.find((each) => each === text('decision'));
        if (!decision)
          throw invalidInput([SETTLEMENT_ERRORS.problem('settlement.text-missing', '/decision')]);
        return this.deciding.execute(actor, { ...asked, decision, answer: text('answer') });
      }
      case 'receive': {
        const [amount, bankReference] = [parseWon(text('amount')) ?? 0n, text('bankReference')];
        await this.returns.execute(actor, { ...asked, amount, paidOn: dayOf(body, 'paidOn'), bankReference });
        return undefined;
      }
      case 'extend':
        return this.returns.extend(actor, {
          ...asked,
          dueOn: dayOf(body, 'dueOn'),
          reason: text('extensionReason'),
        });
    }
  }
}

function presentIn(body: FormBody, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => body[name] !== undefined));
}

function dayOf(body: FormBody, name: 'asOf' | 'paidOn' | 'dueOn'): string {
  const day = textOf(body, name);
  if (!isKstDate(day))
    throw invalidInput([SETTLEMENT_ERRORS.problem('settlement.day-malformed', `/${name}`)]);
  return day;
}
