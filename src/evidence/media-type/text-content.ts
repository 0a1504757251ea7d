import { decodeText } from './decode-text.js';

export type TextContent = 'xml' | 'svg' | 'html' | 'script' | 'table' | 'text';

const CONTROL = /(?![\t\n\f\r])[\p{Cc}\uFFFE\uFFFF]/u;
/** `#!/bin/sh`, `<?php`, `<%`, batch files and stylesheets that run. */
const SCRIPT_START = /^(#!|<\?php|<\?=|<%|@echo\s|rem\s)/i;
const HTML_ROOTS = new Set(
  (
    'html head body script iframe frameset meta title style link base a div p span table form img object embed ' +
    'video audio center font br hr h1 h2 h3 ul ol li pre b i'
  ).split(' '),
);
const SCRIPT_ROOTS = new Set(['stylesheet', 'transform', 'scriptlet', 'component', 'job', 'package']);
/** In any script: a prefix may be Korean. */
const TAG_NAME = /^<([\p{L}_][\p{L}\p{N}\p{M}_.·-]*:)?([\p{L}_][\p{L}\p{N}\p{M}_.·-]*)/u;
const LINES_LOOKED_AT = 50;

/** What the beginning of a file is when it is text; undefined when it isn't text at all. */
export function textContentOf(head: Buffer): TextContent | undefined {
  const text = decodeText(head)?.text.trimStart();
  if (text === undefined || text === '' || CONTROL.test(text)) return undefined;
  if (SCRIPT_START.test(text)) return 'script';
  if (text.startsWith('<')) return markupOf(text);
  const lines = text.split(/\r\n|\r|\n/, LINES_LOOKED_AT);
  return lines.some((line) => /[,;\t]/.test(line)) ? 'table' : 'text';
}

function markupOf(text: string): TextContent {
  const start = skipProlog(text);
  if (start.doctype === 'html' || start.doctype === 'svg') return start.doctype;
  // A prolog longer than what was looked at: whoever reads the whole file decides.
  if (start.rest === '') return 'xml';
  const root = TAG_NAME.exec(start.rest)?.[2]?.toLowerCase();
  if (root === undefined) return 'text';
  if (root === 'svg') return 'svg';
  if (HTML_ROOTS.has(root)) return 'html';
  return SCRIPT_ROOTS.has(root) ? 'script' : 'xml';
}

/** What stands before the first element: declaration, processing instructions, comments, document type. */
function skipProlog(text: string): { rest: string; doctype: string | undefined } {
  let rest = text;
  let doctype: string | undefined;
  for (;;) {
    const end = prologPartEnd(rest);
    if (end === 0) return { rest, doctype };
    doctype ??= /^<!doctype\s+(\w+)/i.exec(rest)?.[1]?.toLowerCase();
    rest = rest.slice(end).trimStart();
  }
}

/** Where the part of the prolog at the beginning ends; 0 when there is none. */
function prologPartEnd(text: string): number {
  if (text.startsWith('<?')) return after(text, '?>', 2);
  if (text.startsWith('<!--')) return after(text, '-->', 4);
  if (!/^<!doctype/i.test(text)) return 0;
  const open = text.indexOf('[');
  const close = text.indexOf('>');
  return open !== -1 && open < close
    ? after(text, '>', Math.max(text.indexOf(']'), open))
    : after(text, '>', 2);
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
