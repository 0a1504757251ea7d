import { isMap, isSeq, parseDocument, Scalar, type Document, type YAMLMap } from 'yaml';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';

/** What a form changes of one rule; `undefined` leaves a key as it is, '' takes an optional one away. */
export interface RuleEdit {
  title: { ko: string; en: string };
  enabled: boolean;
  result: string;
  effectiveFrom: string;
  effectiveTo: string;
  when: string;
  condition: string;
  text: { ko: string; en: string };
  add: { ko: string; en: string };
  article: { ko: string; en: string; source: string };
}

/** Figures of the settings and which rules are on, by code. */
export interface FiguresEdit {
  settings: ReadonlyMap<string, bigint | readonly string[]>;
  enabled: ReadonlyMap<string, boolean>;
}

/** The text with other figures and switches; comments and order stay. @throws where it has no such setting. Pure. */
export function withFigures(source: string, { settings, enabled }: FiguresEdit): string {
  const document = parseDocument(source);
  for (const [code, value] of settings) {
    const map = entryOf(document, 'settings', code);
    if (!map) throw RULE_PACK_ERRORS.fail('rule-pack.unknown-setting', { code });
    map.set('value', typeof value === 'bigint' ? Number(value) : document.createNode([...value]));
  }
  for (const [code, on] of enabled) {
    const map = entryOf(document, 'rules', code);
    if (!map) throw RULE_PACK_ERRORS.fail('rule-pack.unknown-rule');
    setSwitch(map, on);
  }
  return print(document);
}

/** The text with one rule changed. @throws where it has no such rule. Pure. */
export function withRule(source: string, code: string, edit: RuleEdit): string {
  const document = parseDocument(source);
  const map = entryOf(document, 'rules', code);
  if (!map) throw RULE_PACK_ERRORS.fail('rule-pack.unknown-rule');
  setSwitch(map, edit.enabled);
  map.set('result', edit.result);
  setDay(map, 'effectiveFrom', edit.effectiveFrom);
  setDay(map, 'effectiveTo', edit.effectiveTo);
  setOrDelete(map, 'when', edit.when);
  map.set('condition', quoted(edit.condition));
  for (const key of ['title', 'text', 'add'] as const) setWords(document, map, key, edit[key]);
  setWords(document, map, 'article', edit.article);
  return print(document);
}

/** The text under another version: the day from which it holds. Pure. */
export function withVersion(source: string, version: string): string {
  const document = parseDocument(source);
  document.set('version', version);
  return print(document);
}

function entryOf(document: Document, list: string, code: string): YAMLMap | undefined {
  const entries = document.get(list);
  if (!isSeq(entries)) return undefined;
  return entries.items.find((item): item is YAMLMap => isMap(item) && item.get('code') === code);
}

/** On is what a rule is without saying so. */
function setSwitch(map: YAMLMap, on: boolean): void {
  const was = map.get('enabled') !== false;
  if (was !== on) map.set('enabled', on);
}

function setDay(map: YAMLMap, key: string, day: string): void {
  if (day === '' && key === 'effectiveTo') map.delete(key);
  else map.set(key, day);
}

function setOrDelete(map: YAMLMap, key: string, text: string): void {
  if (text === '') map.delete(key);
  else map.set(key, quoted(text));
}

function setWords(document: Document, map: YAMLMap, key: string, words: Record<string, string>): void {
  const held = map.get(key);
  if (isMap(held)) for (const [name, text] of Object.entries(words)) held.set(name, quoted(text));
  else map.set(key, document.createNode(words));
}

/** A text that could be taken for a number or a truth is written in quotes. */
function quoted(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  if (/^(?:true|false|null|~|[-+]?[\d.].*)?$/i.test(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function print(document: Document): string {
  return document.toString({ lineWidth: 0 });
}
