import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';

export interface Draft {
  id: string;
  version: number;
  source: string;
}

/** The programme's one draft, locked for whoever changes it; inside the unit in hand. */
@Injectable()
export class DraftStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws rule-pack.no-draft, and rule-pack.changed where it isn't the version the person saw. */
  async lock(actor: Actor, version: number | undefined): Promise<Draft> {
    const draft = await this.unit.one<Draft>(
      `SELECT id, version, source FROM rule_packs WHERE programme_id = $1 AND state = 'draft' FOR UPDATE`,
      [actor.programme.id],
    );
    if (!draft) throw RULE_PACK_ERRORS.fail('rule-pack.no-draft');
    if (version !== undefined && draft.version !== version) throw RULE_PACK_ERRORS.fail('rule-pack.changed');
    return draft;
  }

  /** What was found of the version before no longer counts. */
  async save(actor: Actor, draft: Draft, source: string): Promise<void> {
    await this.unit.query(
      'UPDATE rule_packs SET source = $2, version = version + 1, updated_at = $3 WHERE id = $1',
      [draft.id, source, this.clock.businessNow(actor.demo)],
    );
  }

  /** Forgets what the draft would have changed. */
  async forgetTrials(draft: Draft): Promise<void> {
    await this.unit.query(
      'DELETE FROM rule_trial_changes x USING rule_trials t WHERE t.pack_id = $1 AND x.trial_id = t.id',
      [draft.id],
    );
    await this.unit.query('DELETE FROM rule_trials WHERE pack_id = $1', [draft.id]);
  }
}
