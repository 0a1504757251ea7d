import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { SHEET_ERRORS } from './sheet.errors.js';

export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/**
 * Reads a part of a workbook, telling of each element by its name without prefix; yields after each piece, so that a
 * reader can take what has gathered. Document types, and with them entities, are refused.
 */
export async function* readXml(part: Readable, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw SHEET_ERRORS.fail('sheet.unreadable');
  });
  parser.on('error', () => {
    throw SHEET_ERRORS.fail('sheet.unreadable');
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes));
  if (handlers.text) parser.on('text', handlers.text);
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  const decoder = new StringDecoder('utf8');
  for await (const chunk of part as AsyncIterable<Buffer>) {
    parser.write(decoder.write(chunk));
    yield;
  }
  parser.close();
  yield;
}

/** The same to the end of the part. */
export async function readWholeXml(part: Readable, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(part, handlers));
}

/** Of a row or a column: `1`, or as some programs write it. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return ['1', 'true'].includes(attributes['hidden'] ?? '');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
