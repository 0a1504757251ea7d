import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';

/** When the reader's team's settlement of each stage was confirmed, by stage; inside the unit in hand. */
type SettlementReader = (actor: Actor) => Promise<ReadonlyMap<string, KstDate>>;

/** The feature that settles stages says when, so that this one, which stands below it, doesn't know it. */
@Injectable()
export class SettlementDays {
  private reader?: SettlementReader;

  readBy(reader: SettlementReader): void {
    this.reader = reader;
  }

  async of(actor: Actor): Promise<ReadonlyMap<string, KstDate>> {
    return (await this.reader?.(actor)) ?? new Map();
  }
}
