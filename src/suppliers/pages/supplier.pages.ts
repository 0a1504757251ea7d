import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { SupplierPage } from '../../../templates/suppliers/supplier-page.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { localPath } from '../../people/local-path.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ConfirmAccount, type ProposalCommand } from '../confirm-account.js';
import { DropProposal } from '../drop-proposal.js';
import { RenameSupplier } from '../rename-supplier.js';
import { SupplierDetailQueries } from '../supplier-detail.queries.js';
import { SUPPLIER_ERRORS } from '../supplier.errors.js';
import { supplierMessages } from './supplier-texts.js';
import { supplierProps } from './supplier.view.js';

interface Seen {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
  /** Where the form was on another page, such as the inbox. */
  returnTo?: string;
}

/** The page of one supplier, and what is done on it. */
@ApiExcludeController()
@Controller('settings/suppliers/:id')
export class SupplierPages {
  constructor(
    private readonly details: SupplierDetailQueries,
    private readonly renaming: RenameSupplier,
    private readonly confirming: ConfirmAccount,
    private readonly dropping: DropProposal,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page({ request, reply, id });
  }

  @Post('name')
  rename(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const name = textOf(body, 'name');
    const act = async () => {
      await this.renaming.execute(actorOf(request), { supplierId: id, name });
      return 'renamed' as const;
    };
    return this.answer({ request, reply, id }, act, name);
  }

  @Post('account/confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const act = async () => {
      await this.confirming.execute(actorOf(request), commandOf(id, body));
      return 'confirmed' as const;
    };
    return this.answer({ request, reply, id, returnTo: textOf(body, 'returnTo') }, act);
  }

  /** A second person refuses; the proposer takes it back. */
  @Post('account/refusal')
  refuse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const act = () => this.dropping.execute(actorOf(request), commandOf(id, body));
    return this.answer({ request, reply, id, returnTo: textOf(body, 'returnTo') }, act);
  }

  private answer(
    seen: Seen,
    act: () => Promise<'renamed' | 'confirmed' | 'refused' | 'withdrawn'>,
    typedName?: string,
  ): Promise<VNode | void> {
    const locale = localeOf(seen.request);
    return handleForm({
      reply: seen.reply,
      locale,
      act: async () => {
        const text = supplierMessages[await act()][locale];
        const to = localPath(seen.returnTo ?? '') ?? `/settings/suppliers/${seen.id}`;
        return { to, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(seen, { typedName, errors }),
    });
  }

  private async page(
    { request, reply, id }: Seen,
    shown: { typedName?: string; errors?: FormError[] } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const supplier = await this.details.read(actor, id, { whole: true });
    const frame = await this.frames.frameOf(request, reply);
    return SupplierPage(supplierProps(supplier, { frame, actor, ...shown }));
  }
}

/** A page always says which proposal was seen on it: another may have taken its place since. */
function commandOf(supplierId: string, body: FormBody): ProposalCommand {
  const proposalId = textOf(body, 'proposalId');
  if (!isUUID(proposalId)) throw SUPPLIER_ERRORS.fail('supplier.account-decided');
  return { supplierId, proposalId };
}
