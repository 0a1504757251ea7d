import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ApprovalStore } from './approval-store.js';
import type { ApprovalRequest } from './approval-request.js';
import type { Member } from './deciders.js';
import type { PlannedRequest } from './plan-round.js';

/** What the steps of a round are told with: the team's people today, and when each approval was given. */
export interface RoutePeople {
  readonly members: readonly Member[];
  /** Of the team's people who appear; whoever isn't in it belongs to the programme's office. */
  readonly names: ReadonlyMap<string, string>;
  /** By approval. */
  readonly decidedAt: ReadonlyMap<string, Date>;
}

/** Names the people of a round, of one team alone. */
@Injectable()
export class RoutePeopleQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ApprovalStore,
  ) {}

  /** Inside the unit in hand. */
  async of(
    teamId: string,
    steps: readonly Pick<
      ApprovalRequest | PlannedRequest,
      'deciders' | 'widened' | 'voices' | 'carriedIds'
    >[],
  ): Promise<RoutePeople> {
    const members = await this.store.members(teamId);
    const roles = new Set(
      steps.flatMap(({ deciders, widened }) => [...deciders.roles, ...(widened?.roles ?? [])]),
    );
    const asked = members.filter((member) => member.roles.some((role) => roles.has(role)));
    const voices = steps.flatMap((step) => [...step.voices]);
    const ids = new Set([
      ...asked.map(({ userId }) => userId),
      ...steps.flatMap(({ deciders, widened }) => [...deciders.userIds, ...(widened?.userIds ?? [])]),
      ...voices.flatMap(({ userId, forUserId }) => (forUserId ? [userId, forUserId] : [userId])),
    ]);
    const [names, approvals] = await Promise.all([
      this.unit.byKey<{ id: string; name: string }>(
        'SELECT id, name FROM users WHERE team_id = $1 AND id = ANY ($2::uuid[])',
        [teamId, [...ids]],
      ),
      this.unit.byKey<{ id: string; decided_at: Date }>(
        'SELECT id, decided_at FROM approvals WHERE team_id = $1 AND id = ANY ($2::uuid[])',
        [teamId, voices.map(({ approvalId }) => approvalId)],
      ),
    ]);
    return {
      members,
      names: new Map(names.map(({ id, name }) => [id, name])),
      decidedAt: new Map(approvals.map(({ id, decided_at: at }) => [id, at])),
    };
  }
}
