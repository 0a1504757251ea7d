import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { EVERYTHING, type InboxFilter, type InboxTab } from './inbox-filter.js';
import {
  MAX_COUNTED,
  type BulkItem,
  type BulkOutcome,
  type InboxCounts,
  type InboxEntry,
  type InboxPlace,
  type InboxSubject,
  type Pulse,
} from './inbox-subject.js';
import { InboxSubjects } from './inbox-subjects.js';

export const INBOX_PAGE = 50;

/** One page of the inbox and what stands chosen on it. */
export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  /** True when something stands before the page. */
  readonly isLater: boolean;
  /** Cursor of what follows. */
  readonly next?: string;
  readonly selected?: InboxEntry;
  /** The reader chose it, not the page. */
  readonly opened: boolean;
  /** From 1; `MAX_COUNTED` + 1 where it stands further down. */
  readonly position?: number;
  readonly previous?: InboxEntry;
  readonly following?: InboxEntry;
}

export interface CleanBatch {
  readonly items: readonly (BulkItem & { subject: string })[];
  readonly totalAmount: Won;
}

/** Everything that waits for one person, whatever feature it is of, as one list. */
@Injectable()
export class Inbox {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: InboxSubjects,
  ) {}

  /** Whether this person has an inbox: by role, or because something waits for them. */
  async isFor(actor: Actor): Promise<boolean> {
    return this.subjects.all.some((subject) => subject.decides(actor)) || (await this.waiting(actor)) > 0;
  }

  /** For the menu; undefined for who has none. */
  async count(actor: Actor): Promise<number | undefined> {
    const waiting = await this.waiting(actor);
    return waiting > 0 || this.subjects.all.some((subject) => subject.decides(actor)) ? waiting : undefined;
  }

  async counts(actor: Actor, filter: InboxFilter = EVERYTHING): Promise<InboxCounts> {
    return this.unit.run(actor, async () => {
      const counted = await this.ask((subject) => subject.counts(actor, filter));
      const of = (tab: InboxTab) => sum(counted.map((each) => each[tab]));
      const cleanAmount = sumWon(counted.map((each) => each.cleanAmount));
      return { all: of('all'), check: of('check'), clean: of('clean'), cleanAmount };
    });
  }

  /** `after` is a cursor; `selected` an id, whose page is shown when it isn't on the one asked for. */
  async page(
    actor: Actor,
    filter: InboxFilter,
    ask: { after?: string; selected?: string; limit?: number },
  ): Promise<InboxPage> {
    const limit = ask.limit ?? INBOX_PAGE;
    const after = placeFrom(ask.after);
    return this.unit.run(actor, async () => {
      let rows = await this.list(actor, filter, { from: after, limit: limit + 1 });
      let isLater = after !== undefined;
      const chosen = ask.selected && isUUID(ask.selected) ? ask.selected : undefined;
      let selected = rows.slice(0, limit).find(({ id }) => id === chosen);
      if (chosen && !selected) {
        const place = await this.find(actor, filter, chosen);
        if (place) {
          rows = await this.list(actor, filter, { from: place, inclusive: true, limit: limit + 1 });
          selected = rows.find(({ id }) => id === chosen);
          isLater = (await this.before(actor, filter, place)) > 0;
        }
      }
      const entries = rows.slice(0, limit);
      const opened = selected !== undefined;
      const shown = selected ?? entries[0];
      const last = entries.at(-1);
      return {
        entries,
        isLater,
        next: rows.length > limit && last ? cursorOf(last.place) : undefined,
        selected: shown,
        opened,
        ...(shown ? await this.around(actor, filter, shown, rows) : {}),
      };
    });
  }

  /** All without a mark, oldest first, up to `MAX_COUNTED`. */
  async clean(actor: Actor, filter: InboxFilter): Promise<CleanBatch> {
    return this.unit.run(actor, async () => {
      const batches = await Promise.all(
        this.subjects.all.map(async (subject) => ({
          type: subject.type,
          ...(await subject.clean(actor, filter)),
        })),
      );
      return {
        items: batches.flatMap(({ type, items }) => items.map((item) => ({ ...item, subject: type }))),
        totalAmount: sumWon(batches.map(({ totalAmount }) => totalAmount)),
      };
    });
  }

  /** Decides each by itself, outside of any unit: one that fails stays, the others go through. */
  async approveMany(
    actor: Actor,
    items: readonly (BulkItem & { subject: string })[],
    options: { clean: boolean },
  ): Promise<BulkOutcome[]> {
    const outcomes: BulkOutcome[] = [];
    for (const subject of this.subjects.all) {
      const own = items.filter((item) => item.subject === subject.type);
      if (own.length > 0) outcomes.push(...(await subject.approveMany(actor, own, options)));
    }
    return outcomes;
  }

  /** `version` changes when the list does. */
  async pulse(actor: Actor, since?: Date): Promise<Pulse & { version: string }> {
    return this.unit.run(actor, async () => {
      const beats = await this.ask((subject) => subject.pulse(actor, since));
      const times = (pick: (beat: Pulse) => Date | undefined) =>
        beats.flatMap((beat) => pick(beat)?.getTime() ?? []);
      const [latest, oldest] = [Math.max(0, ...times((beat) => beat.latest)), times((beat) => beat.oldest)];
      const count = sum(beats.map((beat) => beat.count));
      return {
        version: `${count}-${latest}`,
        count,
        totalAmount: sumWon(beats.map((beat) => beat.totalAmount)),
        oldest: oldest.length > 0 ? new Date(Math.min(...oldest)) : undefined,
        latest: latest > 0 ? new Date(latest) : undefined,
        fresh: sum(beats.map((beat) => beat.fresh)),
      };
    });
  }

  subjectOf(entry: InboxEntry): InboxSubject {
    const subject = this.subjects.all.find(({ type }) => type === entry.subject);
    if (!subject) throw new Error(`nobody put the subject ${entry.subject} into the inbox`);
    return subject;
  }

  private async waiting(actor: Actor): Promise<number> {
    return (await this.pulse(actor)).count;
  }

  private async list(
    actor: Actor,
    filter: InboxFilter,
    request: { from?: InboxPlace; inclusive?: boolean; backwards?: boolean; limit: number },
  ): Promise<InboxEntry[]> {
    const lists = await this.ask((subject) => subject.list(actor, filter, request));
    const falls = (filter.sort !== 'oldest') !== (request.backwards ?? false);
    return lists
      .flat()
      .sort((a, b) => (falls ? -1 : 1) * comparePlaces(a.place, b.place))
      .slice(0, request.limit);
  }

  private async find(actor: Actor, filter: InboxFilter, id: string): Promise<InboxPlace | undefined> {
    const found = await this.ask((subject) => subject.find(actor, filter, id));
    return found.find((place) => place !== undefined);
  }

  private async before(actor: Actor, filter: InboxFilter, place: InboxPlace): Promise<number> {
    return sum(await this.ask((subject) => subject.before(actor, filter, place)));
  }

  private async around(
    actor: Actor,
    filter: InboxFilter,
    shown: InboxEntry,
    rows: readonly InboxEntry[],
  ): Promise<Pick<InboxPage, 'position' | 'previous' | 'following'>> {
    const index = rows.indexOf(shown);
    const previous =
      rows[index - 1] ??
      (await this.list(actor, filter, { from: shown.place, backwards: true, limit: 1 }))[0];
    return {
      position: previous ? (await this.before(actor, filter, shown.place)) + 1 : 1,
      previous,
      following: rows[index + 1],
    };
  }

  private async ask<T>(question: (subject: InboxSubject) => Promise<T>): Promise<T[]> {
    return Promise.all(this.subjects.all.map(question));
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

export function comparePlaces(a: InboxPlace, b: InboxPlace): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function cursorOf({ key, id }: InboxPlace): string {
  return encodeCursor([key.toString(), id]);
}

/** Whether an address's cursor can be read. */
export function isInboxCursor(cursor: string): boolean {
  try {
    return placeFrom(cursor) !== undefined;
  } catch {
    return false;
  }
}

function placeFrom(cursor: string | undefined): InboxPlace | undefined {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (key === undefined || id === undefined) return undefined;
  if (!/^-?\d{1,18}$/.test(key) || !isUUID(id)) throw WEB_ERRORS.fail('web.bad-cursor');
  return { key: BigInt(key), id };
}

/** `1,000+` beyond what is counted. */
export function isBeyond(count: number): boolean {
  return count > MAX_COUNTED;
}
