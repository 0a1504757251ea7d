import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A page's tree as a complete HTML document. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
