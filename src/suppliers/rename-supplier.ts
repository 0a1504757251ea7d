import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SupplierStore } from './supplier-store.js';
import { readSupplierName } from './supplier-name.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';
import { mayRename } from './supplier.policy.js';

/** Corrects a supplier's name; claims keep the name their documents say. */
@Injectable()
export class RenameSupplier {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SupplierStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: { supplierId: string; name: string }): Promise<void> {
    await this.unit.run(actor, async () => {
      ensure(mayRename(actor, await this.store.find(actor, command.supplierId)));
      const name = readSupplierName(command.name);
      if (name === undefined) throw SUPPLIER_ERRORS.fail('supplier.name-missing');
      const before = await this.store.lock(actor, command.supplierId);
      if (before.name === name) return;
      this.unit.write('UPDATE suppliers SET name = $3 WHERE team_id = $1 AND id = $2', [
        before.teamId,
        before.id,
        name,
      ]);
      await this.audit.record(actor, {
        teamId: before.teamId,
        act: 'supplier.renamed',
        subjectType: 'supplier',
        subjectId: before.id,
        before: { name: before.name },
        after: { name },
      });
    });
  }
}
