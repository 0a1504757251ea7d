import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import './ledger.errors.js';
import type { LineBalance, PostingEntry, PostingGroup, PostManyResult } from './posting.js';

interface PostedLine {
  lineId: string;
  version: string;
  available: string;
  reserved: string;
  spent: string;
}

/** The only door to the ledger's functions; every call belongs to the unit of work in hand. */
@Injectable()
export class Ledger {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * Posts a group as the unit's last act, in one message with COMMIT. A refusal (`ledger.insufficient-balance` …) comes
   * out of the unit's `run` and undoes all of it. Groups of one unit are posted in the order of their lines.
   */
  post(group: PostingGroup): void {
    this.unit.atTheEnd('SELECT ledger_post($1::jsonb)', [JSON.stringify(toGroupJson(group))]);
  }

  /** Posts a group at once and returns the balances; for imports and set-up, where nobody waits for the lines. */
  async postNow(group: PostingGroup): Promise<LineBalance[]> {
    const done = await this.unit.one<{ result: { lines: PostedLine[] } }>(
      'SELECT ledger_post($1::jsonb) AS result',
      [JSON.stringify(toGroupJson(group))],
    );
    return (done?.result.lines ?? []).map((line) => ({
      lineId: line.lineId,
      version: BigInt(line.version),
      available: BigInt(line.available),
      reserved: BigInt(line.reserved),
      spent: BigInt(line.spent),
    }));
  }

  /** Decides each group by itself; one set when all fit. Results come in the order of the groups. */
  async postMany(groups: readonly PostingGroup[]): Promise<PostManyResult[]> {
    const done = await this.unit.one<{ results: PostManyResult[] }>(
      'SELECT ledger_post_many($1::jsonb) AS results',
      [JSON.stringify(groups.map(toGroupJson))],
    );
    return done?.results ?? [];
  }
}

/** The group as the database function takes it: ids made here, amounts as decimal strings, a hash of what it says. */
export function toGroupJson(group: PostingGroup): object {
  const entries = group.entries.map(meaningOf);
  const { teamId, causeType, causeId, occurredOn, entries: _, key, actorId, reason } = group;
  const inputHash = createHash('sha256')
    .update(JSON.stringify([causeType, causeId, occurredOn, entries]))
    .digest('hex');
  return {
    teamId,
    groupId: uuidv7(),
    key,
    inputHash,
    causeType,
    causeId,
    occurredOn,
    actorId,
    reason: reason ?? '',
    entries: entries.map((entry) => ({
      id: uuidv7(),
      ...entry,
      ...(entry.kind === 'post-pending' ? { releaseId: uuidv7() } : {}),
    })),
  };
}

function meaningOf(entry: PostingEntry) {
  return 'amount' in entry ? { ...entry, amount: entry.amount.toString() } : { ...entry };
}
