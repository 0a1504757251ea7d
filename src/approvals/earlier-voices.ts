import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { changedParts } from './changed-parts.js';
import type { EarlierVoice } from './plan-round.js';

/** The approvals of a subject's last round, with what each rested on. */
export interface EarlierRound {
  readonly number: number;
  readonly given: readonly (Omit<EarlierVoice, 'changed'> & { readonly seen: Parts })[];
}

export type Parts = Readonly<Record<string, unknown>>;

export const NO_ROUND: EarlierRound = { number: 0, given: [] };

interface VoiceRow {
  round: number;
  step_id: string;
  office: boolean;
  approval_id: string | null;
  decided_by: string;
  for_user_id: string | null;
  seen: Parts | null;
}

/** Reads what could stand of a subject's last round. */
@Injectable()
export class EarlierVoices {
  constructor(private readonly unit: UnitOfWork) {}

  /** Inside the unit in hand. An approval that kept nothing of what it rested on can't stand. */
  async of(teamId: string, subjectId: string): Promise<EarlierRound> {
    const rows = await this.unit.byKey<VoiceRow>(
      `SELECT r.round, r.step_id, r.office, a.id AS approval_id, a.decided_by, a.for_user_id, a.seen FROM approval_requests r
       LEFT JOIN approvals a ON a.team_id = r.team_id AND a.decision = 'approved' AND (a.request_id = r.id OR a.id = ANY (r.carried_ids))
         -- Whoever said yes and sent it back after all is asked again.
         AND NOT EXISTS (SELECT 1 FROM approvals b WHERE b.team_id = a.team_id AND b.expense_id = a.expense_id AND b.decision = 'returned'
           AND b.decided_by IN (a.decided_by, a.for_user_id) AND b.id > a.id)
       WHERE r.team_id = $1 AND r.subject_id = $2
         AND r.round = (SELECT max(l.round) FROM approval_requests l WHERE l.team_id = $1 AND l.subject_id = $2)
       ORDER BY a.id`,
      [teamId, subjectId],
    );
    return {
      number: rows[0]?.round ?? 0,
      given: rows.flatMap(({ approval_id: approvalId, seen, step_id: stepId, office, ...row }) =>
        approvalId && seen
          ? [
              {
                approvalId,
                stepId,
                office,
                seen,
                userId: row.decided_by,
                forUserId: row.for_user_id ?? undefined,
              },
            ]
          : [],
      ),
    };
  }
}

/** The approvals with the parts that have changed since. Pure. */
export function voicesSince({ given }: EarlierRound, parts: Parts): EarlierVoice[] {
  return given.map(({ seen, ...voice }) => ({ ...voice, changed: changedParts(seen, parts) }));
}
