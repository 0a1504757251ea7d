import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { payingAccountTexts } from '../../../templates/pay-runs/card-texts.js';
import {
  PayingAccountFormPage,
  PayingAccountsPage,
} from '../../../templates/pay-runs/paying-accounts-page.js';
import type { PayingAccountView } from '../../../templates/pay-runs/pay-runs-view.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { BANKS, bankName } from '../../platform/ids/banks.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { DecidePayingAccount, type PayingProposal } from '../accounts/decide-paying-account.js';
import { PAYING_ACCOUNT_ERRORS } from '../accounts/paying-account.errors.js';
import type { PayingAccountInput } from '../accounts/paying-account.js';
import { PayingAccountQueries, type ListedPayingAccount } from '../accounts/paying-account.queries.js';
import { ProposePayingAccount } from '../accounts/propose-paying-account.js';
import { SeeProposedNumbers } from '../accounts/see-proposed-numbers.js';
import { bankLayout, bankLayouts } from '../layouts/bank-layouts.js';

const PATH = '/settings/paying-accounts';
const NOTHING: PayingAccountInput = { name: '', bankCode: '', number: '', holder: '', layout: '' };

/** 출금계좌, among the settings. */
@ApiExcludeController()
@Controller('settings/paying-accounts')
export class PayingAccountPages {
  constructor(
    private readonly queries: PayingAccountQueries,
    private readonly proposing: ProposePayingAccount,
    private readonly deciding: DecidePayingAccount,
    private readonly seeing: SeeProposedNumbers,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.listPage(request, reply);
  }

  @Get(':id')
  form(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.formPage(request, reply, id, NOTHING);
  }

  @Post(':id')
  propose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const account = {
      name: textOf(body, 'name'),
      bankCode: textOf(body, 'bankCode'),
      number: textOf(body, 'number'),
      holder: textOf(body, 'holder'),
      layout: textOf(body, 'layout'),
    };
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const said = await this.proposing.execute(actorOf(request), { institutionId: id, account });
        const text = inLocale(payingAccountTexts, locale)[said];
        return { to: PATH, flash: { kind: said === 'proposed' ? 'success' : 'notice', text } };
      },
      again: (errors) => this.formPage(request, reply, id, account, errors),
    });
  }

  @Post(':id/confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.decide(request, reply, async (actor) => {
      await this.deciding.confirm(actor, proposalOf(id, body));
      return 'confirmed';
    });
  }

  @Post(':id/refusal')
  refuse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.decide(request, reply, (actor) => this.deciding.drop(actor, proposalOf(id, body)));
  }

  private decide(
    request: FastifyRequest,
    reply: FastifyReply,
    act: (actor: Actor) => Promise<'confirmed' | 'refused' | 'withdrawn'>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const text = inLocale(payingAccountTexts, locale)[await act(actorOf(request))];
        return { to: PATH, flash: { kind: 'success', text } };
      },
      again: (errors) => this.listPage(request, reply, errors),
    });
  }

  private async listPage(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const rows = await this.queries.list(actor);
    const others = rows.flatMap(({ proposal }) => (proposal && !proposal.isOwn ? [proposal.id] : []));
    const numbers = await this.seeing.execute(actor, others);
    const frame = await this.frames.frameOf(request, reply);
    return PayingAccountsPage({
      frame,
      sections: settingsSections(actor),
      rows: rows.map(({ institutionId, institutionName, inForce, proposal }) => ({
        id: institutionId,
        name: institutionName,
        account: inForce && accountView(inForce, frame.locale),
        proposal: proposal && {
          ...accountView(proposal, frame.locale),
          id: proposal.id,
          byName: proposal.proposedByName,
          at: proposal.proposedAt,
          isOwn: proposal.isOwn,
          number: numbers.get(proposal.id),
        },
      })),
      errors,
    });
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    values: PayingAccountInput,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const row = (await this.queries.list(actor)).find(({ institutionId }) => institutionId === id);
    if (!row) throw PAYING_ACCOUNT_ERRORS.fail('paying-account.institution-missing');
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    return PayingAccountFormPage({
      frame,
      sections: settingsSections(actor),
      id,
      institutionName: row.institutionName,
      account: row.inForce && accountView(row.inForce, locale),
      banks: BANKS.map(({ code, name }) => ({ value: code, label: `${name[locale]} (${code})` })),
      layouts: [...bankLayouts().values()].map(({ layout, name }) => ({
        value: layout,
        label: name[locale],
      })),
      values,
      errors,
    });
  }
}

function accountView(account: ListedPayingAccount, locale: Locale): PayingAccountView {
  const { name, bankCode, holder, lastFour, layout } = account;
  return {
    name,
    bank: bankName(bankCode)[locale],
    holder,
    lastFour,
    layout: bankLayout(layout)?.name[locale] ?? layout,
  };
}

/** A page always says which proposal was seen on it: another may have taken its place since. */
function proposalOf(institutionId: string, body: FormBody): PayingProposal {
  const proposalId = textOf(body, 'proposalId');
  if (!isUUID(proposalId)) throw PAYING_ACCOUNT_ERRORS.fail('paying-account.decided');
  return { institutionId, proposalId };
}
