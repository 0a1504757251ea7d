import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { inLocale } from '../../../templates/texts.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { Claimants } from '../claimants.js';
import { ExpenseQueries } from '../expense.queries.js';
import { HandOverDraft } from '../hand-over-draft.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClaimFormQueries } from './claim-form.data.js';
import { ClaimFormRenderer } from './claim-form.render.js';
import { valuesFromExpense, valuesFromForm, withoutBlankLines } from './claim-values.js';
import { editHref, stackOfRequest } from './draft-stack.js';
import { asFormErrors, textOf, versionOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { SaveForm } from './save-form.js';

const MAX_COMMENT = 2000;

/** 확인 요청 and 되돌려 보내기: a draft that one person prepares and another claims. */
@Controller('expenses')
export class HandoverPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly renderer: ClaimFormRenderer,
    private readonly forms: ClaimFormQueries,
    private readonly saving: SaveForm,
    private readonly handovers: HandOverDraft,
    private readonly claimants: Claimants,
    private readonly expenses: ExpenseQueries,
  ) {}

  /** What was typed is saved first; then it waits for the claimant. */
  @Post(':id/handover')
  async handOver(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const current = await this.expenses.read(actor, id);
    const values =
      'title' in body ? withoutBlankLines(valuesFromForm(body, valuesFromExpense(current))) : undefined;
    const stack = stackOfRequest(request, body);
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const version = values
          ? (await this.saving.execute(actor, current, values, versionOf(body))).version
          : versionOf(body);
        const handed = await this.handovers.handOver(actor, { id, version });
        const names = await this.unit.run(actor, () => this.claimants.names([handed.claimantId]));
        const text = t.handedOver(names.get(handed.claimantId) ?? '');
        const next = await this.forms.firstOpen(
          actor,
          stack.filter((each) => each !== id),
        );
        return { to: next ? editHref(next, stack) : '/expenses', flash: { kind: 'success', text } };
      },
      again: (errors) =>
        this.renderer.editPage(request, reply, id, {
          values,
          errors: asFormErrors(errors, values?.split ?? false),
          stack,
        }),
    });
  }

  @Post(':id/give-back')
  async giveBack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const comment = textOf(body, 'comment').slice(0, MAX_COMMENT);
    const stack = stackOfRequest(request, body);
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const given = await this.handovers.giveBack(actor, { id, version: versionOf(body), comment });
        const names = await this.unit.run(actor, () => this.claimants.names([given.preparedBy]));
        return {
          to: '/expenses',
          flash: { kind: 'success', text: t.givenBack(names.get(given.preparedBy ?? '') ?? '') },
        };
      },
      again: (errors) => this.renderer.editPage(request, reply, id, { errors, stack, giveBack: comment }),
    });
  }
}
