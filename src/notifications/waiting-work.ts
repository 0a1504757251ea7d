import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { KIND_NAMES, kindEntry, type NoticeKind } from './notice-kinds.js';

export interface KindCount {
  kind: NoticeKind;
  count: number;
}

/** How many wait for the actor, inside the unit in hand; undefined for whom none ever do. */
type WaitingSource = (actor: Actor) => Promise<number | undefined>;

/**
 * What waits for somebody until it is done, counted from how things stand. Nothing is written for it when it begins to
 * wait, so that handing a claim in costs nothing more, and nothing is to be taken back when somebody else does it.
 */
@Injectable()
export class WaitingWork {
  private readonly sources = new Map<NoticeKind, WaitingSource>();

  countBy(kind: NoticeKind, source: WaitingSource): void {
    if (!kindEntry(kind).waits) throw new Error(`notices of kind ${kind} don't wait`);
    this.sources.set(kind, source);
  }

  /** In the order of the kinds, those with something only. */
  async of(actor: Actor): Promise<KindCount[]> {
    const counts: KindCount[] = [];
    for (const kind of KIND_NAMES) {
      const count = (await this.sources.get(kind)?.(actor)) ?? 0;
      if (count > 0) counts.push({ kind, count });
    }
    return counts;
  }
}
