import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EXPENSE_NUMBER } from '../../platform/ids/expense-number-sql.js';

export interface RecordedEvent {
  id: string;
  source_team_id: string;
  act: string;
  subject_type: string;
  subject_id: string;
  actor_id: string;
  after: Readonly<Record<string, unknown>> | null;
}

interface ClaimRow {
  team_id: string;
  id: string;
  number: string | null;
  claim_amount: string;
  payable_amount: string;
}

/** Fields of an audit event that may be told as they are; everything else in one stays where it is. */
const TOLD = ['state', 'paymentId', 'paidOn', 'evidenceId', 'commentId', 'amount'] as const;

/**
 * What an endpoint hears that asked for details. Read right after the event: the amounts are those of the act where the act
 * names them, else the claim's.
 */
@Injectable()
export class EventDetails {
  constructor(private readonly unit: UnitOfWork) {}

  async of(events: readonly RecordedEvent[]): Promise<Map<string, object>> {
    const [claims, roles] = [await this.claims(events), await this.roles(events)];
    return new Map(
      events.map((event) => {
        const told = Object.fromEntries(
          TOLD.flatMap((name) => {
            const value = event.after?.[name];
            return typeof value === 'string' ? [[name, value]] : [];
          }),
        );
        const claim = claims.get(`${event.source_team_id} ${event.subject_id}`);
        const details = { ...claimDetails(claim, event.after), ...told, actorRoles: roles(event) };
        return [event.id, details] as const;
      }),
    );
  }

  private async claims(events: readonly RecordedEvent[]): Promise<Map<string, ClaimRow>> {
    const of = events.filter(({ subject_type }) => subject_type === 'expense');
    if (of.length === 0) return new Map();
    const rows = await this.unit.query<ClaimRow>(
      `SELECT e.team_id, e.id, ${EXPENSE_NUMBER} AS number, e.claim_amount, e.payable_amount
       FROM unnest($1::uuid[], $2::uuid[]) AS w (team_id, id) JOIN expenses e ON e.team_id = w.team_id AND e.id = w.id`,
      [of.map(({ source_team_id }) => source_team_id), of.map(({ subject_id }) => subject_id)],
    );
    return new Map(rows.map((row) => [`${row.team_id} ${row.id}`, row]));
  }

  /** Roles of people in the team of the event; whoever isn't of that team is of the office. */
  private async roles(events: readonly RecordedEvent[]): Promise<(event: RecordedEvent) => string[]> {
    const rows = await this.unit.query<{ team_id: string; user_id: string; role: string }>(
      `SELECT m.team_id, m.user_id, m.role FROM memberships m WHERE m.user_id = ANY ($1) ORDER BY m.role`,
      [[...new Set(events.map(({ actor_id }) => actor_id))]],
    );
    return ({ source_team_id, actor_id }) => {
      const own = rows.filter((row) => row.team_id === source_team_id && row.user_id === actor_id);
      return own.length > 0 ? own.map(({ role }) => role) : ['officer'];
    };
  }
}

function claimDetails(claim: ClaimRow | undefined, after: RecordedEvent['after']): object {
  if (!claim) return {};
  const amount = (name: 'claimAmount' | 'payableAmount', kept: string): string => {
    const told = after?.[name];
    return typeof told === 'string' ? told : kept;
  };
  return {
    ...(claim.number === null ? {} : { number: claim.number }),
    claimAmount: amount('claimAmount', claim.claim_amount),
    payableAmount: amount('payableAmount', claim.payable_amount),
  };
}
