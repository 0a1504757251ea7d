import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { AccountFormPage } from '../../../templates/suppliers/account-form-page.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import { ensure } from '../../platform/access/decision.js';
import { BANKS } from '../../platform/ids/banks.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import type { AccountInput } from '../bank-account.js';
import { ProposeAccount } from '../propose-account.js';
import { SupplierDetailQueries } from '../supplier-detail.queries.js';
import { mayHandleAccounts } from '../supplier.policy.js';
import { supplierMessages } from './supplier-texts.js';
import { withBank } from './supplier.view.js';

const NOTHING: AccountInput = { bankCode: '', number: '', holder: '' };

/** The form on which an account is proposed for a supplier. */
@ApiExcludeController()
@Controller('settings/suppliers/:id/account')
export class AccountFormPages {
  constructor(
    private readonly details: SupplierDetailQueries,
    private readonly proposing: ProposeAccount,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id, NOTHING, []);
  }

  @Post()
  propose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const account = {
      bankCode: textOf(body, 'bankCode'),
      number: textOf(body, 'number'),
      holder: textOf(body, 'holder'),
    };
    return handleForm({
      reply,
      locale,
      act: async () => {
        const outcome = await this.proposing.execute(actorOf(request), { supplierId: id, account });
        return {
          to: `/settings/suppliers/${id}`,
          flash: {
            kind: outcome === 'proposed' ? 'success' : 'notice',
            text: supplierMessages[outcome][locale],
          },
        };
      },
      again: (errors) => this.page(request, reply, id, account, errors),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    values: AccountInput,
    errors: FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { name, teamId, accounts } = await this.details.read(actor, id, { whole: false });
    ensure(mayHandleAccounts(actor, { teamId }));
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    return AccountFormPage({
      frame,
      sections: settingsSections(actor),
      id,
      name,
      account: accounts.inForce && withBank(accounts.inForce, locale),
      isOwnWaiting: accounts.proposal?.isOwn ?? false,
      banks: BANKS.map((bank) => ({ value: bank.code, label: `${bank.name[locale]} (${bank.code})` })),
      values,
      errors,
    });
  }
}
