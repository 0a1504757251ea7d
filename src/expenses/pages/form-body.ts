import type { FastifyRequest } from 'fastify';
import { readableText } from '../../platform/web/readable-text.js';
import type { FormError } from '../../../templates/components/form-error.js';

/** A form as it was posted: each field a text, or a list when it was sent more than once. */
export type FormBody = Readonly<Record<string, unknown>>;

/** A field's text without the character no text column holds; '' when it is absent. */
export function textOf(body: FormBody | undefined, name: string): string {
  const value = body?.[name];
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? readableText(text) : '';
}

export function textsOf(body: FormBody | undefined, name: string): string[] {
  const value = body?.[name];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string' && each !== '');
}

/** The version a form was drawn with; undefined where it carries none. */
export function versionOf(body: FormBody | undefined): number | undefined {
  const text = textOf(body, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A claim and the version that was on the page, as `<id>:<version>`. */
export interface Item {
  id: string;
  version: number;
}

const ITEM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,9})$/;

/** Chosen rows, each once; what isn't `<id>:<version>` is left out. */
export function itemsOf(body: FormBody | undefined): Item[] {
  const items = textsOf(body, 'items').flatMap((text): [string, Item][] => {
    const [, id, version] = ITEM.exec(text) ?? [];
    return id && version ? [[id, { id, version: Number(version) }]] : [];
  });
  return [...new Map(items).values()];
}

/** Scripts ask for JSON; everybody else gets a page. */
export function wantsJson(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('application/json');
}

/** A problem's field as the claim form names it: budget line and category are one choice there. */
export function asFormErrors(errors: readonly FormError[], split: boolean): FormError[] {
  const named = errors.map(({ field, text }) => ({ field: field && formFieldOf(field, split), text }));
  const known = new Set<string>();
  return named.filter(({ field, text }) => {
    const key = `${field ?? ''} ${text}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

export function formFieldOf(field: string, split: boolean): string {
  const line = /^lines\[(\d+)\]\.(?:budgetLineId|categoryId)$/.exec(field)?.[1];
  if (line !== undefined) return split ? `lines[${line}].target` : 'target';
  if (field === 'budgetLineId') return 'target';
  if (field === 'lines') return 'lines[0].name';
  const ofMeeting = /^meeting(?:\.(\w+))?$/.exec(field);
  if (ofMeeting) return `records.meeting-record.${ofMeeting[1] ?? 'purpose'}`;
  return field === 'evidenceIds' || field === 'files' ? 'evidence' : field;
}
