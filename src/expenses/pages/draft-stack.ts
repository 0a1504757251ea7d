import type { FastifyRequest } from 'fastify';
import { textOf, type FormBody } from './form-body.js';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As many drafts as are gone through in one stack. */
export const MAX_DRAFTS = 50;

/** Drafts of one drop, carried along from page to page in the address. */
export function stackFrom(text: string): string[] {
  const ids = [...new Set(text.split(',').filter((id) => ID.test(id)))].slice(0, MAX_DRAFTS);
  return ids.length > 1 ? ids : [];
}

/** The stack of a posted form: a field of it, or else the address of the page it was sent from. */
export function stackOfRequest(request: FastifyRequest, body?: FormBody): string[] {
  const carried = textOf(body, 'stack');
  if (carried) return stackFrom(carried);
  const { referer } = request.headers;
  if (!referer || !URL.canParse(referer)) return [];
  return stackFrom(new URL(referer).searchParams.get('stack') ?? '');
}

export function editHref(
  id: string,
  stack: readonly string[] = [],
  extra: Record<string, string> = {},
): string {
  const query = new URLSearchParams(extra);
  if (stack.length > 1) query.set('stack', stack.join(','));
  const text = query.toString().replaceAll('%2C', ',');
  return `/expenses/${id}/edit${text ? `?${text}` : ''}`;
}
