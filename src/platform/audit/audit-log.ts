import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { currentRequestId } from '../web/request-context.js';

export interface AuditEntry {
  /** The team whose log it belongs to; for an officer's or auditor's read the team that was read. */
  teamId: string;
  act: string;
  subjectType: string;
  subjectId: string;
  before?: object;
  after?: object;
  /** SHA-256 of the documents concerned, lower-case hex. */
  documentHashes?: readonly string[];
}

/** Writes audit events in the unit of work in hand: what is undone leaves none, what is done leaves one. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record(actor: Actor, entry: AuditEntry): Promise<void> {
    this.unit.write(
      `INSERT INTO audit_events (team_id, id, at, actor_id, act, subject_type, subject_id, before, after, document_hashes, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        entry.teamId,
        uuidv7(),
        this.clock.now(),
        actor.userId,
        entry.act,
        entry.subjectType,
        entry.subjectId,
        toJson(entry.before),
        toJson(entry.after),
        entry.documentHashes ?? [],
        currentRequestId(),
      ],
    );
  }

  /** Records what an officer or auditor looked at in a team; a team's own reading of its own rows isn't recorded. */
  async recordRead(actor: Actor, entry: Omit<AuditEntry, 'act' | 'before' | 'after'>): Promise<void> {
    if (actor.team.kind !== 'office') return;
    await this.record(actor, { ...entry, act: `${entry.subjectType}.read` });
  }

  /** The same of several teams at once, in one statement. */
  recordReads(actor: Actor, teamIds: readonly string[], subject: { type: string; id: string }): void {
    if (actor.team.kind !== 'office' || teamIds.length === 0) return;
    this.unit.write(
      `INSERT INTO audit_events (team_id, id, at, actor_id, act, subject_type, subject_id, document_hashes, request_id)
       SELECT read.team_id, read.id, $3, $4, $5, $6, $7, '{}', $8 FROM unnest($1::uuid[], $2::uuid[]) AS read (team_id, id)`,
      [
        teamIds,
        teamIds.map(() => uuidv7()),
        this.clock.now(),
        actor.userId,
        `${subject.type}.read`,
        subject.type,
        subject.id,
        currentRequestId(),
      ],
    );
  }
}

/** JSON with won as decimal strings. */
function toJson(value: object | undefined): string | null {
  if (!value) return null;
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
