import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Allocate } from '../budgets/allocate.js';
import { CreateBudgetLine } from '../budgets/create-budget-line.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Institutions } from '../programmes/institutions.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { Teams } from '../programmes/teams.js';
import { ensureAffordable } from './propose-team-join.js';
import type { TeamJoin } from './team-join.js';
import { TeamJoinStore } from './team-join-store.js';
import { TEAM_JOIN_ERRORS } from './team-join.errors.js';
import { mayConfirmJoin, mayLetJoin } from './team-join.policy.js';

/** The second officer's word on a joining team: the team, its lead institution, its lines and their money, all in one unit. */
@Injectable()
export class DecideTeamJoin {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: TeamJoinStore,
    private readonly structure: ProgrammeStructure,
    private readonly teams: Teams,
    private readonly institutions: Institutions,
    private readonly lines: CreateBudgetLine,
    private readonly allocation: Allocate,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns the team's id; again by the same officer gives the same. */
  async confirm(actor: Actor, { id }: { id: string }): Promise<string> {
    ensure(mayLetJoin(actor));
    const teamId = uuidv7();
    // The unit's rights name the team before it is there.
    const widened: Actor = { ...actor, readTeamIds: [...actor.readTeamIds, teamId] };
    return this.unit.run(
      widened,
      async () => {
        const join = await this.locked(id);
        if (join.state === 'confirmed' && join.joinedTeamId) return join.joinedTeamId;
        ensure(mayConfirmJoin(actor, join));
        await ensureAffordable(this.store, join.stageId, join.lines);
        await this.make(widened, teamId, join);
        const at = this.clock.businessNow(actor.demo);
        this.store.decide(id, { state: 'confirmed', by: actor.userId, at, joinedTeamId: teamId });
        await this.record(actor, join, 'confirmed', { joinedTeamId: teamId });
        return teamId;
      },
      { onBehalfOf: teamId },
    );
  }

  /** Any officer, while the second one has said nothing. */
  async withdraw(actor: Actor, { id }: { id: string }): Promise<void> {
    ensure(mayLetJoin(actor));
    await this.unit.run(actor, async () => {
      const join = await this.locked(id);
      if (join.state !== 'proposed') throw TEAM_JOIN_ERRORS.fail('team-join.decided');
      this.store.decide(id, { state: 'withdrawn', by: actor.userId, at: this.clock.businessNow(actor.demo) });
      await this.record(actor, join, 'withdrawn', {});
    });
  }

  private async locked(id: string): Promise<TeamJoin> {
    const join = await this.store.lock(id);
    if (!join) throw TEAM_JOIN_ERRORS.fail('team-join.not-found');
    return join;
  }

  private async make(officer: Actor, teamId: string, join: TeamJoin): Promise<void> {
    const { code, name, joinedOn, stageId, institution, lines } = join;
    const stage = await this.structure.stage(officer, stageId);
    await this.teams.add(officer, { code, name, joinedOn }, teamId);
    const lead = await this.institutions.add(officer, teamId, { ...institution, part: 'lead' });
    for (const { fundId, categoryId, means, amount } of lines) {
      const line = await this.lines.execute(officer, {
        fundId,
        fiscalYearId: stage.fiscalYearId,
        stageId,
        categoryId,
        teamId,
        institutionId: lead.id,
        means,
      });
      if (amount > 0n)
        await this.allocation.execute(officer, {
          lineId: line.id,
          amount,
          reason: name.ko,
          key: `join:${line.id}`,
        });
    }
  }

  private record(actor: Actor, join: TeamJoin, act: string, after: object): Promise<void> {
    return this.audit.record(actor, {
      teamId: actor.programme.officeTeamId,
      act: `team-join.${act}`,
      subjectType: 'team-join',
      subjectId: join.id,
      before: { state: join.state },
      after,
    });
  }
}
