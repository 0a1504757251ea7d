import type { FastifyRequest } from 'fastify';

const ORIGIN = 'http://here.invalid';

/**
 * The page a refused form was sent from, as long as it is one of this site. Where that page was itself an answer to the
 * form, whose address can't be opened, it is the page of the thing the form is about.
 */
export function wayBack({ method, url, headers }: FastifyRequest): string | undefined {
  const { referer, host } = headers;
  if (method === 'GET' || !referer || !URL.canParse(referer)) return undefined;
  const from = new URL(referer);
  if (from.host !== host || from.pathname.startsWith('//')) return undefined;
  const { pathname } = new URL(url, ORIGIN);
  if (from.pathname !== pathname) return from.pathname + from.search;
  return /^\/.*\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\/)/.exec(pathname)?.[0];
}
