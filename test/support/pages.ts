import type { Answer } from './client.js';

interface LeftFlash {
  text: string;
  link?: { href: string };
  more?: readonly { href: string }[];
}

function leftFlash(answer: Answer): LeftFlash | undefined {
  const cookie = [answer.headers['set-cookie']].flat().join();
  const [, value] = /hanjang-flash=([^;,]+)/.exec(cookie) ?? [];
  return value ? (JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as LeftFlash) : undefined;
}

/** What the next page says of what was done; empty where nothing is to be said. */
export function flashOf(answer: Answer): string {
  return leftFlash(answer)?.text ?? '';
}

/** Where it leads besides the page itself. */
export function flashLinksOf(answer: Answer): string[] {
  const { link, more = [] } = leftFlash(answer) ?? {};
  return [...(link ? [link] : []), ...more].map(({ href }) => href);
}

/** The words of a page, without its marks. */
export function textOfPage(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}
