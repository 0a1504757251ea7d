import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { defaultPack } from './default-pack.js';
import { readKeptPack } from './engine/read-pack.js';
import type { RulePack } from './pack.js';

/** Compiled packs kept; a programme publishes a handful in its life. */
const MAX_KEPT = 50;

/** The rules a programme goes by: what it published itself, before its first publication the pack the product comes with. */
@Injectable()
export class RulePacks {
  /** By the published row's id: what is published never changes. */
  private readonly compiled = new Map<string, RulePack>();

  constructor(private readonly unit: UnitOfWork) {}

  /**
   * The pack in force on a day of use, compiled; inside the unit in hand, which it must not join: what a submission ends
   * with would no longer travel with its COMMIT. Cheap: one read by key, none of the text once it is known.
   */
  async packFor(actor: Actor, usedOn: KstDate): Promise<RulePack> {
    const [row] = await this.unit.byKey<{ id: string }>(
      `SELECT id FROM rule_packs WHERE programme_id = $1 AND state = 'published' AND effective_on <= $2::date
       ORDER BY effective_on DESC, published_at DESC LIMIT 1`,
      [actor.programme.id, usedOn],
    );
    return row ? (this.compiled.get(row.id) ?? this.compile(row.id)) : defaultPack();
  }

  /** Which pack is in force on which day, for many claims at once: all that was published, read in one go. */
  async packsByDay(actor: Actor): Promise<(usedOn: KstDate) => RulePack> {
    const rows = await this.unit.byKey<{ id: string; effective_on: KstDate }>(
      `SELECT id, effective_on FROM rule_packs WHERE programme_id = $1 AND state = 'published'
       ORDER BY effective_on DESC, published_at DESC`,
      [actor.programme.id],
    );
    const published: { from: KstDate; pack: RulePack }[] = [];
    for (const { id, effective_on: from } of rows)
      published.push({ from, pack: this.compiled.get(id) ?? (await this.compile(id)) });
    return (usedOn) => published.find(({ from }) => from <= usedOn)?.pack ?? defaultPack();
  }

  private async compile(id: string): Promise<RulePack> {
    const [row] = await this.unit.byKey<{ source: string }>('SELECT source FROM rule_packs WHERE id = $1', [
      id,
    ]);
    if (!row) return defaultPack();
    const pack = readKeptPack(row.source, `rule-pack-${id}.yaml`);
    const oldest = this.compiled.keys().next();
    if (this.compiled.size >= MAX_KEPT && !oldest.done) this.compiled.delete(oldest.value);
    this.compiled.set(id, pack);
    return pack;
  }
}
