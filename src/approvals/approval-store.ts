import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ApprovalRequest, RequestState, Voice } from './approval-request.js';
import type { Member } from './deciders.js';
import type { PlannedRequest } from './plan-round.js';
import type { Quorum, StepKind } from './route.js';

interface RequestRow {
  team_id: string;
  id: string;
  subject_type: string;
  subject_id: string;
  round: number;
  position: number;
  route_id: string | null;
  route_version: number | null;
  step_id: string;
  kind: StepKind;
  name: string;
  office: boolean;
  decider_roles: Role[];
  decider_ids: string[];
  needs: string;
  depends_on: string[];
  escalation: ApprovalRequest['escalation'] | null;
  amount: string;
  fund_ids: string[];
  excluded_ids: string[];
  heard_ids: string[];
  state: RequestState;
  settled_by: 'standing' | 'claimant' | null;
  carried_ids: string[];
  opened_at: Date | null;
  closed_at: Date | null;
  widened_roles: Role[];
  widened_ids: string[];
  widened_at: Date | null;
  widened_why: 'nobody' | 'late' | null;
  voices: Voice[] | null;
}

/** Approvals that count for a request: those given to it, and those of an earlier round that stand. */
const VOICES = `(SELECT jsonb_agg(jsonb_build_object('approvalId', a.id, 'userId', a.decided_by, 'forUserId', a.for_user_id) ORDER BY a.id)
  FROM approvals a WHERE a.team_id = r.team_id AND a.decision = 'approved' AND (a.request_id = r.id OR a.id = ANY (r.carried_ids)))`;

const REQUEST = `r.*, ${VOICES} AS voices`;

/** Reads and writes what is asked of whom, inside the unit of work in hand. */
@Injectable()
export class ApprovalStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** The steps of the subject's last round, in their order; none where it was never handed in. */
  async round(teamId: string, subjectId: string): Promise<ApprovalRequest[]> {
    const rows = await this.unit.byKey<RequestRow>(
      `SELECT ${REQUEST} FROM approval_requests r WHERE r.team_id = $1 AND r.subject_id = $2
         AND r.round = (SELECT max(l.round) FROM approval_requests l WHERE l.team_id = $1 AND l.subject_id = $2)
       ORDER BY r.position`,
      [teamId, subjectId],
    );
    return rows.map(requestFrom);
  }

  /** Everybody who belongs to the team today, with what they may do in it. */
  async members(teamId: string): Promise<Member[]> {
    return this.unit.byKey<{ userId: string; roles: Role[] }>(
      `SELECT m.user_id AS "userId", array_agg(m.role) AS roles FROM memberships m
       JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id AND u.status = 'active'
       WHERE m.team_id = $1 GROUP BY m.user_id ORDER BY m.user_id`,
      [teamId],
    );
  }

  insert(planned: readonly PlannedRequest[], { round, route }: RoundOf): ApprovalRequest[] {
    const requests = planned.map((request): ApprovalRequest => ({
      ...request,
      id: uuidv7(),
      round,
      routeId: route?.id,
      routeVersion: route?.version,
    }));
    for (const request of requests) {
      this.unit.write(
        `INSERT INTO approval_requests (team_id, id, subject_type, subject_id, round, position, route_id, route_version, step_id, kind, name,
           office, decider_roles, decider_ids, needs, depends_on, escalation, amount, fund_ids, excluded_ids, state, settled_by, carried_ids,
           opened_at, closed_at, widened_roles, widened_ids, widened_at, widened_why, heard_ids)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
           $28, $29, $30)`,
        [
          request.teamId,
          request.id,
          request.subjectType,
          request.subjectId,
          request.round,
          request.position,
          request.routeId,
          request.routeVersion,
          request.stepId,
          request.kind,
          request.name,
          request.office,
          request.deciders.roles,
          request.deciders.userIds,
          String(request.needs),
          request.dependsOn,
          request.escalation && JSON.stringify(request.escalation),
          request.amount.toString(),
          request.fundIds,
          request.excludedIds,
          ...standingOf(request),
        ],
      );
    }
    return requests;
  }

  /** Writes how requests stand; what they ask is never changed. */
  update(requests: readonly ApprovalRequest[]): void {
    for (const request of requests) {
      this.unit.write(
        `UPDATE approval_requests SET state = $3, settled_by = $4, carried_ids = $5, opened_at = $6, closed_at = $7, widened_roles = $8,
           widened_ids = $9, widened_at = $10, widened_why = $11, heard_ids = $12, amount = $13
         WHERE team_id = $1 AND id = $2`,
        [request.teamId, request.id, ...standingOf(request), request.amount.toString()],
      );
    }
  }
}

export interface RoundOf {
  readonly round: number;
  readonly route?: { readonly id: string; readonly version: number };
}

function standingOf(request: ApprovalRequest): unknown[] {
  const { state, settledBy, carriedIds, openedAt, closedAt, widened } = request;
  return [
    state,
    settledBy,
    carriedIds,
    openedAt,
    closedAt,
    widened?.roles ?? [],
    widened?.userIds ?? [],
    widened?.at,
    widened?.why,
    request.heardIds,
  ];
}

function requestFrom(row: RequestRow): ApprovalRequest {
  return {
    teamId: row.team_id,
    id: row.id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    round: row.round,
    position: row.position,
    routeId: row.route_id ?? undefined,
    routeVersion: row.route_version ?? undefined,
    stepId: row.step_id,
    kind: row.kind,
    name: row.name,
    office: row.office,
    deciders: { roles: row.decider_roles, userIds: row.decider_ids },
    needs: quorumFrom(row.needs),
    dependsOn: row.depends_on,
    escalation: row.escalation ?? undefined,
    amount: BigInt(row.amount),
    fundIds: row.fund_ids,
    excludedIds: row.excluded_ids,
    heardIds: row.heard_ids,
    state: row.state,
    settledBy: row.settled_by ?? undefined,
    carriedIds: row.carried_ids,
    openedAt: row.opened_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    widened:
      row.widened_why && row.widened_at
        ? { roles: row.widened_roles, userIds: row.widened_ids, why: row.widened_why, at: row.widened_at }
        : undefined,
    voices: (row.voices ?? []).map(({ approvalId, userId, forUserId }) => ({
      approvalId,
      userId,
      forUserId: forUserId ?? undefined,
    })),
  };
}

function quorumFrom(needs: string): Quorum {
  return needs === 'any' || needs === 'all' ? needs : Number(needs);
}
