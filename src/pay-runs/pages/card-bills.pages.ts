import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { CardBillPage } from '../../../templates/pay-runs/card-bill-page.js';
import { cardBillTexts } from '../../../templates/pay-runs/card-texts.js';
import type { BillClaimRow, CardBillPageProps } from '../../../templates/pay-runs/pay-runs-view.js';
import { payRunTexts } from '../../../templates/pay-runs/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { itemsOf, textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { CardBillQueries, type BillFilter, type CardBill } from '../cards/card-bill.queries.js';
import { SettleCards } from '../cards/settle-cards.js';
import { PAY_RUN_ERRORS } from '../pay-run.errors.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PostItems } from '../post-items.js';

/** 카드대금 정산. */
@ApiExcludeController()
@Controller('pay-runs/card')
export class CardBillPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly bills: CardBillQueries,
    private readonly settling: SettleCards,
    private readonly posting: PostItems,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, query);
  }

  @Post()
  settle(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const t = inLocale(payRunTexts, locale);
    const actor = actorOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const filter = filterOf(body);
        if (!filter) throw PAY_RUN_ERRORS.fail('pay-run.statement-missing');
        const paidOn = textOf(body, 'paidOn');
        if (!isKstDate(paidOn))
          throw PAY_RUN_ERRORS.fail('pay-run.paid-on', { number: '–', day: paidOn || '–' });
        const items = itemsOf(body).map(({ id, version }) => ({ expenseId: id, version }));
        const run = await this.settling.execute(actor, { ...filter, paidOn, items });
        const refused = await this.posting.execute(actor, run.id);
        return {
          to: `/pay-runs/${run.id}`,
          flash:
            refused > 0
              ? { kind: 'notice', text: `${t.didSettle} ${t.notPosted(refused)}` }
              : { kind: 'success', text: t.didSettle },
        };
      },
      again: (errors) => this.page(request, reply, body, errors),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    query: FormBody,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayKeepRuns(actor));
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const filter = filterOf(query);
    const { statements, bill } = await this.unit.run(actor, async () => ({
      statements: await this.bills.statements(actor),
      bill: filter && (await this.bills.bill(actor, filter)),
    }));
    const today = this.clock.businessDate(actor.demo);
    const t = inLocale(payRunTexts, locale);
    const claims = bill?.claims.map((claim) => claimRow(claim, actor, locale)) ?? [];
    // What differs is a person's to decide: it isn't ticked for them.
    const ready = claims.filter(({ blocked, difference }) => !blocked && difference === 0n);
    return CardBillPage({
      frame,
      today,
      statements: statements.map(({ id, name }) => ({ value: id, label: name })),
      cards: (bill?.cards ?? []).map(({ rowId, lastFour }) => ({ value: rowId, label: t.endsIn(lastFour) })),
      filter: {
        statement: textOf(query, 'statement'),
        card: textOf(query, 'card'),
        from: textOf(query, 'from'),
        to: textOf(query, 'to'),
      },
      bill: bill && { ...billView(bill), claims },
      values: {
        paidOn: textOf(query, 'paidOn') || today,
        items:
          errors.length > 0 ? textsOf(query, 'items') : ready.map(({ id, version }) => `${id}:${version}`),
      },
      errors,
    });
  }
}

function filterOf(query: FormBody): BillFilter | undefined {
  const day = (name: string) => (isKstDate(textOf(query, name)) ? textOf(query, name) : undefined);
  const statementId = textOf(query, 'statement');
  const cardOf = textOf(query, 'card');
  if (!isUUID(statementId)) return undefined;
  return { statementId, cardOf: isUUID(cardOf) ? cardOf : undefined, from: day('from'), to: day('to') };
}

function claimRow(claim: CardBill['claims'][number], actor: Actor, locale: Locale): BillClaimRow {
  return {
    id: claim.id,
    version: claim.version,
    number: claim.number,
    href: `/expenses/${claim.id}`,
    title: claim.title,
    supplierName: claim.supplierName,
    usedAmount: claim.usedAmount,
    payableAmount: claim.payableAmount,
    difference: claim.payableAmount - claim.usedAmount,
    blocked: claim.hands.includes(actor.userId) ? inLocale(cardBillTexts, locale).ownRow : undefined,
  };
}

function billView(bill: CardBill): Omit<NonNullable<CardBillPageProps['bill']>, 'claims'> {
  return {
    useCount: bill.useCount,
    total: bill.total,
    paid: bill.paid,
    missing: bill.missing.map(({ claim, ...use }) => ({
      ...use,
      claim: claim && {
        href: `/expenses/${claim.id}`,
        text: [claim.number, claim.title].filter(Boolean).join(' '),
      },
    })),
  };
}
