import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { fromStored, type LineTemplate } from './team-join.js';
import { TeamJoinStore } from './team-join-store.js';
import { TEAM_JOIN_ERRORS } from './team-join.errors.js';
import { mayLetJoin, maySeeJoins } from './team-join.policy.js';

const MAX_NAME = 100;

/** Sets of lines kept under a name, taken from a team that has them. */
@Injectable()
export class LineTemplates {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: TeamJoinStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<LineTemplate[]> {
    ensure(maySeeJoins(actor));
    return this.unit.run(actor, () => this.store.templates());
  }

  /** Keeps a team's lines of a stage, its institutions together, with what was allocated to each. */
  async keep(
    actor: Actor,
    { name, teamId, stageId }: { name: string; teamId: string; stageId: string },
  ): Promise<string> {
    ensure(mayLetJoin(actor));
    const called = name.trim();
    if (called === '' || called.length > MAX_NAME) throw TEAM_JOIN_ERRORS.fail('team-join.name-missing');
    return this.unit.run(actor, async () => {
      const lines = fromStored(await this.store.linesOf(teamId, stageId));
      if (lines.length === 0) throw TEAM_JOIN_ERRORS.fail('team-join.no-lines');
      const template = { id: uuidv7(), name: called, lines };
      this.store.addTemplate(
        actor.programme.officeTeamId,
        template,
        actor.userId,
        this.clock.businessNow(actor.demo),
      );
      await this.record(actor, template.id, 'kept', template);
      return template.id;
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    ensure(mayLetJoin(actor));
    await this.unit.run(actor, async () => {
      if (!(await this.store.removeTemplate(id))) throw TEAM_JOIN_ERRORS.fail('team-join.not-found');
      await this.record(actor, id, 'removed');
    });
  }

  private record(actor: Actor, id: string, act: string, after?: object): Promise<void> {
    return this.audit.record(actor, {
      teamId: actor.programme.officeTeamId,
      act: `line-template.${act}`,
      subjectType: 'line-template',
      subjectId: id,
      after,
    });
  }
}
