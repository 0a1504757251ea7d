import type { Flash } from '../../templates/layouts/page-frame.js';
import { inLocale } from '../../templates/texts.js';
import { editHref } from '../expenses/pages/draft-stack.js';
import type { Locale } from '../platform/i18n/locale.js';
import { homeMessages, sheetLinks, sheetMessages } from './home-texts.js';
import type { Opened } from './open-drafts.js';
import type { TakenSheet } from './take-sheets.js';

export interface Dropped {
  opened: readonly Opened[];
  sheets: readonly TakenSheet[];
}

export interface DropOutcome {
  to: string;
  flash?: Flash;
}

type Sheet = Exclude<TakenSheet, { kind: 'refused' }>;

/** A message names so many sheets; it travels in a cookie. */
const MOST_SHEETS = 3;

/** Where to go on, and what to say of what went in: nothing of one draft that is opened at once. Pure. */
export function outcomeOf({ opened, sheets }: Dropped, locale: Locale, stays: boolean): DropOutcome {
  const taken = sheets.flatMap((each): Sheet[] => (each.kind === 'refused' ? [] : [each]));
  const outcome = outcomeOfDrafts(opened, locale, stays || taken.length > 0);
  const [first] = taken;
  if (!first) return outcome;
  const says = inLocale(sheetMessages, locale);
  const linked = inLocale(sheetLinks, locale);
  const named = taken.slice(0, MOST_SHEETS);
  const words = [outcome.flash?.text ?? '', ...named.map((sheet) => says[sheet.kind](sheet.name))];
  const alone = opened.every(({ kind }) => kind === 'refused');
  const quiet = alone && !stays && taken.length === 1;
  const links = named.map(({ href, kind }) => ({ href, text: linked[kind] }));
  return {
    to: alone ? first.href : outcome.to,
    flash: {
      kind: taken.some(({ kind }) => kind === 'columns') ? 'notice' : (outcome.flash?.kind ?? 'success'),
      text: words.filter(Boolean).join(' '),
      // Of no use where the page is the one it leads to.
      link: stays || outcome.flash?.link?.href !== outcome.to ? outcome.flash?.link : undefined,
      more: quiet ? undefined : links,
    },
  };
}

function outcomeOfDrafts(opened: readonly Opened[], locale: Locale, stays: boolean): DropOutcome {
  const t = inLocale(homeMessages, locale);
  const of = (kind: Exclude<Opened['kind'], 'refused'>) =>
    opened.flatMap((each) => (each.kind === kind ? [each.expense] : []));
  const ids = of('draft').map(({ id }) => id);
  const [attached] = of('attached');
  const [amended] = of('amended');
  const [waiting] = of('waits');
  const [firstDraft] = ids;
  const aside = amended ?? waiting;
  const to = firstDraft
    ? editHref(firstDraft, ids)
    : aside
      ? `/expenses/${aside.id}`
      : attached
        ? editHref(attached.id)
        : '/';
  const words = [
    ...(ids.length > 0 ? [t.drafts(ids.length)] : []),
    ...of('attached').map(({ title }) => t.attached(title)),
    ...of('amended').map(({ title }) => t.amended(title)),
    ...(waiting ? [waiting.correctsExpenseId ? t.waitsForRefund : t.waits] : []),
  ];
  const quiet = !stays && opened.length === 1 && firstDraft !== undefined;
  if (words.length === 0 || quiet) return { to };
  const link =
    aside && firstDraft ? `/expenses/${aside.id}` : attached && firstDraft ? editHref(attached.id) : to;
  return {
    to,
    flash: {
      kind: waiting ? 'notice' : 'success',
      text: words.join(' '),
      link: { href: link, text: t.open },
    },
  };
}
