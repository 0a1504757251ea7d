import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DraftStore } from './draft-store.js';
import { withVersion } from './edit-text.js';
import { changesNothing, packChanges } from './pack-changes.js';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';
import { mayEditRules } from './rule-pack.policy.js';
import { RulePackQueries } from './rule-pack.queries.js';

/**
 * Puts the draft in force from a day on, today at the earliest: claims used before that day keep the rules of their day,
 * and what was decided keeps the findings it was decided with.
 */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly drafts: DraftStore,
    private readonly packs: RulePackQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { effectiveOn: KstDate; version?: number }): Promise<string> {
    ensure(mayEditRules(actor));
    const { effectiveOn } = command;
    const today = this.clock.businessDate(actor.demo);
    if (effectiveOn < today) throw RULE_PACK_ERRORS.fail('rule-pack.day-passed', { today });
    return this.unit.run(actor, async () => {
      const draft = await this.drafts.lock(actor, command.version);
      const changes = packChanges((await this.packs.textInForce(actor)).source, draft.source);
      if (changesNothing(changes)) throw RULE_PACK_ERRORS.fail('rule-pack.no-change');
      await this.ensureTried(draft.id, draft.version);
      await this.unit.query(
        `UPDATE rule_packs SET state = 'published', effective_on = $2, published_by = $3, published_at = $4, source = $5 WHERE id = $1`,
        [
          draft.id,
          effectiveOn,
          actor.userId,
          this.clock.businessNow(actor.demo),
          withVersion(draft.source, effectiveOn),
        ],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'rule-pack.published',
        subjectType: 'rule-pack',
        subjectId: draft.id,
        after: { effectiveOn, ...changes },
      });
      return draft.id;
    });
  }

  private async ensureTried(packId: string, version: number): Promise<void> {
    const trial = await this.unit.one<{ state: string }>(
      'SELECT state FROM rule_trials WHERE pack_id = $1 AND pack_version = $2',
      [packId, version],
    );
    if (trial?.state === 'running') throw RULE_PACK_ERRORS.fail('rule-pack.trial-running');
    if (trial?.state !== 'done') throw RULE_PACK_ERRORS.fail('rule-pack.not-tried');
  }
}
