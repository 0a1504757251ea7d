import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { checkText } from './check-text.js';
import { mayEditRules } from './rule-pack.policy.js';
import { RulePackQueries } from './rule-pack.queries.js';

/** Begins the programme's next rules: from those in force, or from a text of one's own. One draft at a time. */
@Injectable()
export class StartDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly packs: RulePackQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { source?: string } = {}): Promise<string> {
    ensure(mayEditRules(actor));
    return this.unit.run(actor, async () => {
      const source = command.source ?? (await this.packs.textInForce(actor)).source;
      checkText(source, '/source');
      const id = uuidv7();
      await this.unit.query(
        `INSERT INTO rule_packs (id, programme_id, state, source, created_by, updated_at) VALUES ($1, $2, 'draft', $3, $4, $5)`,
        [id, actor.programme.id, source, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'rule-pack.drafted',
        subjectType: 'rule-pack',
        subjectId: id,
      });
      return id;
    });
  }
}
