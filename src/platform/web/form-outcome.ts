import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { DomainError, type FieldProblem } from '../errors/domain-error.js';
import { translateDatabaseError } from '../errors/database-errors.js';
import type { Locale } from '../i18n/locale.js';
import { leaveFlash } from './page-frames.js';
import { sayWhenAgain, STATUS } from './status.js';

export interface FormHandling {
  reply: FastifyReply;
  locale: Locale;
  /** Does it, and says where to go on; or gives the page itself where something is shown only once. */
  act: () => Promise<{ to: string; flash?: Flash } | { page: VNode }>;
  /** The same page again with what was typed and what is wrong with it. */
  again: (errors: FormError[]) => Promise<VNode>;
}

/**
 * A form's two endings: 303 to the next page, or the same page again with status 422 (409, …), the input kept and an
 * error summary. What isn't a refusal (a fault, a missing row, a lost sign-in) goes on to the error filter.
 */
export async function handleForm({ reply, locale, act, again }: FormHandling): Promise<VNode | void> {
  try {
    const ending = await act();
    if ('page' in ending) {
      void reply.status(200);
      return ending.page;
    }
    if (ending.flash) leaveFlash(reply, ending.flash);
    void reply.status(303).header('location', ending.to).send();
    return undefined;
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    if (!(error instanceof DomainError) || error.kind === 'not-found' || error.code === 'web.not-signed-in')
      throw error;
    void reply.status(STATUS[error.kind]);
    sayWhenAgain(reply, error);
    return again(formErrors(error, locale));
  }
}

/** A refusal as a form shows it: a line for each field, or one for the whole form. */
export function formErrors(error: DomainError, locale: Locale): FormError[] {
  return error.fields.length === 0 ? [{ text: error.detail(locale) }] : fieldErrors(error.fields, locale);
}

export function fieldErrors(problems: readonly FieldProblem[], locale: Locale): FormError[] {
  return problems.map(({ pointer, text }) => ({ field: fieldName(pointer), text: text[locale] }));
}

/** `/lines/0/supplyAmount` as the form names it: `lines[0].supplyAmount`. */
export function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .filter(Boolean)
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}
