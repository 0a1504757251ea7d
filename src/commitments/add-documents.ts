import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { mayAddDocuments } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';

/** Puts documents that were taken in, such as the signed contract, to a contract. */
@Injectable()
export class AddDocuments {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly evidence: EvidenceQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** For who takes files in: nothing is kept for a contract that the sender may not add to. */
  async ensureMay(actor: Actor, id: string): Promise<void> {
    await this.unit.run(actor, async () => ensure(mayAddDocuments(actor, await this.store.find(id))));
  }

  async execute(actor: Actor, command: { id: string; evidenceIds: readonly string[] }): Promise<void> {
    await this.unit.run(actor, async () => {
      const commitment = await this.store.lock(command.id);
      ensure(mayAddDocuments(actor, commitment));
      const ids = [...new Set(command.evidenceIds)];
      const found = (await this.evidence.findAll(ids)).filter(({ teamId }) => teamId === commitment.teamId);
      if (found.length < ids.length || ids.length === 0) throw COMMITMENT_ERRORS.fail('commitment.document');
      for (const { id } of found)
        this.unit.write(
          `INSERT INTO commitment_evidence (team_id, commitment_id, evidence_id, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
          [commitment.teamId, commitment.id, id, actor.userId, this.clock.businessNow(actor.demo)],
        );
      this.store.addEvent(actor, commitment, { act: 'document-added' });
      await this.audit.record(actor, {
        teamId: commitment.teamId,
        act: 'commitment.document-added',
        subjectType: 'commitment',
        subjectId: commitment.id,
        documentHashes: found.map(({ sha256 }) => sha256),
      });
    });
  }
}
