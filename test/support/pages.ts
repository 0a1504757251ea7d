import type { Answer } from './client.js';

/** What the next page says of what was done; empty where nothing is to be said. */
export function flashOf(answer: Answer): string {
  const cookie = [answer.headers['set-cookie']].flat().join();
  const [, value] = /hanjang-flash=([^;,]+)/.exec(cookie) ?? [];
  if (!value) return '';
  return (JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as { text: string }).text;
}

/** The words of a page, without its marks. */
export function textOfPage(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}
