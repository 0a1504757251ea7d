import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { PastClaims } from '../../expenses/past-claims.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { jobPerson } from '../../platform/jobs/job-person.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { DraftStore } from '../draft-store.js';
import { mayEditRules } from '../rule-pack.policy.js';

/** Tries the draft on the claims of the past year, by a job. What was tried of it before is forgotten. */
@Injectable()
export class StartTrial {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly drafts: DraftStore,
    private readonly past: PastClaims,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { version?: number } = {}): Promise<void> {
    ensure(mayEditRules(actor));
    await this.unit.run(actor, async () => {
      const draft = await this.drafts.lock(actor, command.version);
      const today = this.clock.businessDate(actor.demo);
      const since = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`.replace(/-02-29$/, '-02-28');
      await this.drafts.forgetTrials(draft);
      const id = uuidv7();
      await this.unit.query(
        `INSERT INTO rule_trials (programme_id, id, pack_id, pack_version, state, since, total_count, created_by, created_at)
         VALUES ($1, $2, $3, $4, 'running', $5, $6, $7, $8)`,
        [
          actor.programme.id,
          id,
          draft.id,
          draft.version,
          since,
          await this.past.count(actor.readTeamIds, since),
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      await this.jobs.send('try-rule-pack', { person: jobPerson(actor), trialId: id });
    });
  }
}
