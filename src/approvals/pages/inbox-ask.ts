import { isUUID } from 'class-validator';
import { textOf, type FormBody } from '../../people/form-values.js';
import { filterFrom } from '../inbox/inbox-filter.js';
import type { BulkItem } from '../inbox/inbox-subject.js';
import type { InboxAsk } from './inbox.render.js';

/** What an address or a form asks of the inbox; what it doesn't know is left out. Pure. */
export function inboxAsk(query: FormBody): InboxAsk {
  const selected = textOf(query, 'selected');
  return {
    filter: filterFrom((field) => textOf(query, field)),
    selected: isUUID(selected) ? selected : undefined,
    after: textOf(query, 'after') || undefined,
  };
}

const ITEM = /^(?:([a-z-]{1,40}):)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,9})$/;

/** Chosen rows, each once, as `<subject>:<id>:<version>`; what isn't that is left out. Pure. */
export function itemsFrom(body: FormBody): (BulkItem & { subject: string })[] {
  const given: unknown = body['items'];
  const texts: unknown[] = Array.isArray(given) ? given : [given];
  const items = texts.flatMap((text): [string, BulkItem & { subject: string }][] => {
    const [, subject = 'expense', id, version] = (typeof text === 'string' && ITEM.exec(text)) || [];
    return id && version ? [[id, { subject, id, version: Number(version) }]] : [];
  });
  return [...new Map(items).values()];
}
