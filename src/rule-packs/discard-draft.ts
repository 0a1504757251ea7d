import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DraftStore } from './draft-store.js';
import { mayEditRules } from './rule-pack.policy.js';

/** Throws the draft away, with what was tried of it. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly drafts: DraftStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: { version?: number } = {}): Promise<void> {
    ensure(mayEditRules(actor));
    await this.unit.run(actor, async () => {
      const draft = await this.drafts.lock(actor, command.version);
      await this.drafts.forgetTrials(draft);
      await this.unit.query('DELETE FROM rule_packs WHERE id = $1', [draft.id]);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'rule-pack.discarded',
        subjectType: 'rule-pack',
        subjectId: draft.id,
        before: { version: draft.version },
      });
    });
  }
}
