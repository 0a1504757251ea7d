import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import type { ClaimFormValues } from '../../../templates/expenses/claim-form-view.js';
import { inLocale } from '../../../templates/texts.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { fieldErrors, formErrors, handleForm } from '../../platform/web/form-outcome.js';
import { answerTo } from '../../platform/web/status.js';
import { BeginDraft } from '../begin-draft.js';
import { CreateExpense } from '../create-expense.js';
import type { Expense } from '../expense.js';
import { ExpenseQueries } from '../expense.queries.js';
import { DetachEvidence } from '../detach-evidence.js';
import { SubmitExpense } from '../submit-expense.js';
import { ClaimFormQueries } from './claim-form.data.js';
import { ClaimFormRenderer } from './claim-form.render.js';
import {
  applyAction,
  inputFromValues,
  removedEvidence,
  valuesFromExpense,
  valuesFromForm,
  withoutBlankLines,
} from './claim-values.js';
import { editHref, stackFrom, stackOfRequest } from './draft-stack.js';
import { asFormErrors, textOf, versionOf, wantsJson, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { SaveForm } from './save-form.js';

/** 집행 신청: the form, saved while it is written, and handed in. */
@Controller('expenses')
export class ClaimFormPages {
  constructor(
    private readonly renderer: ClaimFormRenderer,
    private readonly forms: ClaimFormQueries,
    private readonly creation: CreateExpense,
    private readonly beginning: BeginDraft,
    private readonly saving: SaveForm,
    private readonly removal: DetachEvidence,
    private readonly submission: SubmitExpense,
    private readonly expenses: ExpenseQueries,
  ) {}

  @Get('new')
  async blank(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    return this.renderer.newPage(request, reply, {});
  }

  /** `begin` opens a draft to write in; anything else saves what was written on the form of a new claim. */
  @Post('new')
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const action = textOf(body, 'action');
    if (action === 'begin') {
      const id = await this.beginning.execute(actorOf(request));
      void reply.status(303).header('location', editHref(id)).send();
      return undefined;
    }
    const values = applyAction(withoutBlankLines(valuesFromForm(body)), action);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const created = await this.creation.execute(actorOf(request), {
          evidenceIds: [],
          input: inputFromValues(values),
          claimantId: values.claimantId || undefined,
        });
        return { to: editHref(created.id, [], queryAfter(action)) };
      },
      again: (errors) =>
        this.renderer.newPage(request, reply, {
          values,
          errors: asFormErrors(errors, values.split),
          addLine: action === 'add-line',
        }),
    });
  }

  @Get(':id/edit')
  async edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FormBody,
  ): Promise<VNode | void> {
    if (!(await this.forms.mayStillEdit(actorOf(request), id))) {
      void reply.status(303).header('location', `/expenses/${id}`).send();
      return undefined;
    }
    return this.renderer.editPage(request, reply, id, {
      addLine: textOf(query, 'line') === 'add',
      split: textOf(query, 'split') === 'true',
      stack: stackFrom(textOf(query, 'stack')),
    });
  }

  /** Saves what was typed; a script that saves in passing gets JSON. */
  @Post(':id/draft')
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | object | void> {
    const action = textOf(body, 'action');
    const current = await this.expenses.read(actorOf(request), id);
    const values = applyAction(withoutBlankLines(valuesFromForm(body, valuesFromExpense(current))), action);
    if (wantsJson(request)) return this.saveInPassing(request, reply, current, values, versionOf(body));
    const stack = stackOfRequest(request, body);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.saving.execute(actorOf(request), current, values, versionOf(body));
        const evidenceId = removedEvidence(action);
        if (evidenceId) await this.removal.execute(actorOf(request), { id, evidenceId });
        return { to: editHref(id, stack, queryAfter(action)) };
      },
      again: (errors) =>
        this.renderer.editPage(request, reply, id, {
          values,
          errors: asFormErrors(errors, values.split),
          addLine: action === 'add-line',
          stack,
        }),
    });
  }

  /** From the form, what was typed is saved first; from the claim's own page, it goes as it is. */
  @Post(':id/submission')
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const current = await this.expenses.read(actorOf(request), id);
    const values =
      'title' in body ? withoutBlankLines(valuesFromForm(body, valuesFromExpense(current))) : undefined;
    const stack = stackOfRequest(request, body);
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const version = values
          ? (await this.saving.execute(actorOf(request), current, values, versionOf(body))).version
          : versionOf(body);
        const expense = await this.submission.execute(actorOf(request), { id, version });
        const text = t.submitted(expense.number ?? '');
        const next = await this.nextOf(request, id, stack);
        if (!next) return { to: `/expenses/${id}`, flash: { kind: 'success', text } };
        return {
          to: editHref(next, stack),
          flash: { kind: 'success', text, link: { href: `/expenses/${id}`, text: t.open } },
        };
      },
      again: (errors) =>
        this.renderer.editPage(request, reply, id, {
          values,
          errors: asFormErrors(errors, values?.split ?? false),
          stack,
        }),
    });
  }

  private async saveInPassing(
    request: FastifyRequest,
    reply: FastifyReply,
    current: Expense,
    values: ClaimFormValues,
    version: number | undefined,
  ): Promise<object> {
    const locale = localeOf(request);
    try {
      const { expense, left } = await this.saving.inPassing(actorOf(request), current, values, version);
      void reply.status(200);
      const { supplierName, supplierBusinessNumber = '' } = expense;
      return {
        version: expense.version,
        savedAt: expense.updatedAt,
        filled: { supplierName, supplierBusinessNumber },
        left: asFormErrors(fieldErrors(left, locale), values.split),
      };
    } catch (thrown) {
      const { status, error, fault } = answerTo(thrown);
      if (fault) throw thrown;
      void reply.status(status);
      const errors: FormError[] = asFormErrors(formErrors(error, locale), values.split);
      return { code: error.code, errors };
    }
  }

  private async nextOf(
    request: FastifyRequest,
    id: string,
    stack: readonly string[],
  ): Promise<string | undefined> {
    const others = stack.slice(stack.indexOf(id) + 1).concat(stack.slice(0, Math.max(0, stack.indexOf(id))));
    return this.forms.firstOpen(actorOf(request), others);
  }
}

/** What the next page has to remember of the button that was pressed. */
function queryAfter(action: string): Record<string, string> {
  if (action === 'add-line') return { line: 'add' };
  return action === 'split' ? { split: 'true' } : {};
}
