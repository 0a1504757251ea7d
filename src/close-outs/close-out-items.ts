import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { ChecklistItem, CloseOut } from './close-out.js';

/** Reads what one feature has left to finish of a team, inside the unit in hand. */
type ItemSource = (actor: Actor, closeOut: CloseOut) => Promise<readonly ChecklistItem[]>;

/** What has to be finished before a team is closed. The features that own it say so, so that this one knows none of them. */
@Injectable()
export class CloseOutItems {
  private readonly sources: { place: number; read: ItemSource }[] = [];

  /** Lower places stand first. */
  add(place: number, read: ItemSource): void {
    this.sources.push({ place, read });
    this.sources.sort((a, b) => a.place - b.place);
  }

  async of(actor: Actor, closeOut: CloseOut): Promise<ChecklistItem[]> {
    const items: ChecklistItem[] = [];
    for (const { read } of this.sources) items.push(...(await read(actor, closeOut)));
    return items;
  }
}
