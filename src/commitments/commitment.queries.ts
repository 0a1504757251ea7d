import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { decodeCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { numberOf } from './commitment-rows.js';
import type { CommitmentState } from './commitment.js';

/** `open`: drafts and contracts in force. `overdue`: with an instalment that is past its day. */
export const COMMITMENT_FILTERS = ['open', 'overdue', 'draft', 'active', 'completed', 'cancelled'] as const;
export type CommitmentFilterName = (typeof COMMITMENT_FILTERS)[number];

export interface CommitmentFilter {
  state?: CommitmentFilterName;
  /** Part of its name, its contract number or the supplier's name, or its number. */
  q?: string;
  teamId?: string;
  after?: string;
  limit: number;
}

export interface CommitmentSummary {
  id: string;
  teamId: string;
  teamName: Text;
  number?: string;
  state: CommitmentState;
  title: string;
  supplierName: string;
  contractNumber: string;
  institutionName: string;
  signedOn: KstDate;
  endsOn?: KstDate;
  amount: Won;
  /** Taken by claims that stand. */
  used: Won;
  held: Won;
  /** The open instalment due first. */
  nextDueOn?: KstDate;
  openCount: number;
  instalmentCount: number;
  isChangeWaiting: boolean;
}

export interface CommitmentTotals {
  active: number;
  drafts: number;
  overdue: number;
  amount: Won;
  used: Won;
  held: Won;
}

interface Row {
  id: string;
  team_id: string;
  team_ko: string;
  team_en: string;
  number: number | null;
  number_year: number | null;
  state: CommitmentState;
  title: string;
  supplier_name: string;
  contract_number: string;
  institution_name: string;
  signed_on: KstDate;
  ends_on: KstDate | null;
  amount: string;
  used: string;
  held: string;
  next_due_on: KstDate | null;
  open_count: number;
  instalment_count: number;
  is_change_waiting: boolean;
}

const SUMS = `CROSS JOIN LATERAL (SELECT coalesce(sum(i.amount) FILTER (WHERE i.state <> 'released'), 0) AS amount,
    min(i.due_on) FILTER (WHERE i.state = 'open') AS next_due_on, (count(*) FILTER (WHERE i.state = 'open'))::int AS open_count,
    (count(*) FILTER (WHERE i.state <> 'released'))::int AS instalment_count, coalesce(sum(x.held), 0) AS held, coalesce(sum(x.used), 0) AS used
  FROM commitment_instalments i
  CROSS JOIN LATERAL (SELECT (SELECT sum(l.held) FROM commitment_lines l WHERE l.team_id = i.team_id AND l.instalment_id = i.id) AS held,
    (SELECT sum(u.amount) FROM commitment_uses u WHERE u.team_id = i.team_id AND u.instalment_id = i.id AND u.given_back_at IS NULL) AS used) x
  WHERE i.team_id = c.team_id AND i.commitment_id = c.id) s`;

const SELECT = `SELECT c.id, c.team_id, t.name_ko AS team_ko, t.name_en AS team_en, c.number, c.number_year, c.state, c.title,
    c.supplier_name, c.contract_number, n.name AS institution_name, c.signed_on, c.ends_on, s.*,
    EXISTS (SELECT FROM commitment_changes h WHERE h.team_id = c.team_id AND h.commitment_id = c.id AND h.state = 'proposed') AS is_change_waiting
  FROM commitments c JOIN teams t ON t.id = c.team_id JOIN institutions n ON n.team_id = c.team_id AND n.id = c.institution_id ${SUMS}`;

const OVERDUE = `c.state = 'active' AND EXISTS (SELECT FROM commitment_instalments o
  WHERE o.team_id = c.team_id AND o.commitment_id = c.id AND o.state = 'open' AND o.due_on < $2::date)`;

const STATES: Record<CommitmentFilterName, string> = {
  open: "c.state IN ('draft', 'active')",
  overdue: OVERDUE,
  draft: "c.state = 'draft'",
  active: "c.state = 'active'",
  completed: "c.state = 'completed'",
  cancelled: "c.state = 'cancelled'",
};

/** Lists contracts; what the programme's office reads of a team is written to that team's log. */
@Injectable()
export class CommitmentQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Signed last first. */
  async list(actor: Actor, filter: CommitmentFilter): Promise<{ rows: CommitmentSummary[]; next?: string }> {
    const [signedOn, id] = cursorOf(filter.after);
    const q = filter.q?.trim() ?? '';
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<Row>(
        `${SELECT} WHERE c.team_id = ANY ($1::uuid[]) AND $2::date IS NOT NULL AND ${filter.state ? STATES[filter.state] : 'true'}
           AND ($3 = '' OR position(lower($3) in lower(c.title)) > 0 OR position(lower($3) in lower(c.supplier_name)) > 0
             OR position(lower($3) in lower(c.contract_number)) > 0
             OR starts_with(c.number_year || '-' || lpad(c.number::text, 4, '0'), $3))
           AND ($4::date IS NULL OR (c.signed_on, c.id) < ($4::date, $5::uuid))
         ORDER BY c.signed_on DESC, c.id DESC LIMIT $6`,
        [
          this.teams(actor, filter.teamId),
          this.clock.businessDate(actor.demo),
          q,
          signedOn ?? null,
          id ?? null,
          filter.limit + 1,
        ],
      );
      const rows = found.slice(0, filter.limit);
      for (const teamId of new Set(rows.map(({ team_id }) => team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'commitment-list', subjectId: teamId });
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      return { rows: rows.map(summaryFrom), next: last && encodeCursor([last.signed_on, last.id]) };
    });
  }

  /** Of contracts in force, and how many there are of what. */
  async totals(actor: Actor, teamId?: string): Promise<CommitmentTotals> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<
        Record<'active' | 'drafts' | 'overdue', number> & Record<'amount' | 'used' | 'held', string>
      >(
        `SELECT (count(*) FILTER (WHERE c.state = 'active'))::int AS active, (count(*) FILTER (WHERE c.state = 'draft'))::int AS drafts,
           (count(*) FILTER (WHERE ${OVERDUE}))::int AS overdue, coalesce(sum(s.amount) FILTER (WHERE c.state = 'active'), 0) AS amount,
           coalesce(sum(s.used) FILTER (WHERE c.state = 'active'), 0) AS used, coalesce(sum(s.held), 0) AS held
         FROM commitments c ${SUMS} WHERE c.team_id = ANY ($1::uuid[]) AND c.state IN ('draft', 'active')`,
        [this.teams(actor, teamId), this.clock.businessDate(actor.demo)],
      );
      return {
        active: row?.active ?? 0,
        drafts: row?.drafts ?? 0,
        overdue: row?.overdue ?? 0,
        amount: BigInt(row?.amount ?? 0),
        used: BigInt(row?.used ?? 0),
        held: BigInt(row?.held ?? 0),
      };
    });
  }

  /** A team that isn't the reader's to see has nothing. */
  private teams(actor: Actor, teamId: string | undefined): string[] {
    return actor.readTeamIds.filter((id) => teamId === undefined || id === teamId);
  }
}

function cursorOf(after: string | undefined): string[] {
  const parts = decodeCursor(after, 2) ?? [];
  if (parts.length > 0 && !(isKstDate(parts[0] ?? '') && isUUID(parts[1])))
    throw WEB_ERRORS.fail('web.bad-cursor');
  return parts;
}

export function summaryFrom(row: Row): CommitmentSummary {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.team_ko, en: row.team_en },
    number: numberOf(row),
    state: row.state,
    title: row.title,
    supplierName: row.supplier_name,
    contractNumber: row.contract_number,
    institutionName: row.institution_name,
    signedOn: row.signed_on,
    endsOn: row.ends_on ?? undefined,
    amount: BigInt(row.amount),
    used: BigInt(row.used),
    held: BigInt(row.held),
    nextDueOn: row.next_due_on ?? undefined,
    openCount: row.open_count,
    instalmentCount: row.instalment_count,
    isChangeWaiting: row.is_change_waiting,
  };
}
