import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { readBusinessNumber } from '../platform/ids/business-number.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';
import { mayAddSupplier } from './supplier.policy.js';
import { readSupplierName } from './supplier-name.js';

export interface NewSupplier {
  businessNumber: string;
  name: string;
}

/** Makes a supplier known before the first claim, so that claims find it by name. */
@Injectable()
export class AddSupplier {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** @throws supplier.exists with the `id` of the one that has the number. */
  async execute(actor: Actor, input: NewSupplier): Promise<string> {
    ensure(mayAddSupplier(actor));
    const supplier = readNewSupplier(input);
    const id = uuidv7();
    return this.unit.run(actor, async () => {
      const added = await this.unit.query(
        `INSERT INTO suppliers (team_id, id, business_number, name, added_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (team_id, business_number) DO NOTHING RETURNING id`,
        [actor.team.id, id, supplier.businessNumber, supplier.name, actor.userId],
      );
      if (added.length === 0) throw await this.existing(actor, supplier.businessNumber);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'supplier.added',
        subjectType: 'supplier',
        subjectId: id,
        after: supplier,
      });
      return id;
    });
  }

  private async existing(actor: Actor, businessNumber: string) {
    const known = await this.unit.one<{ id: string; name: string }>(
      'SELECT id, name FROM suppliers WHERE team_id = $1 AND business_number = $2',
      [actor.team.id, businessNumber],
    );
    return SUPPLIER_ERRORS.fail('supplier.exists', { id: known?.id ?? '', name: known?.name ?? '' });
  }
}

function readNewSupplier({ businessNumber, name }: NewSupplier): NewSupplier {
  const { problem } = SUPPLIER_ERRORS;
  const read = readBusinessNumber(businessNumber.replaceAll(/\s/g, ''));
  const written = readSupplierName(name);
  const problems = [
    ...(read.ok ? [] : [problem(`supplier.number-${read.problem}`, '/businessNumber')]),
    ...(written === undefined ? [problem('supplier.name-missing', '/name')] : []),
  ];
  if (!read.ok || written === undefined) throw invalidInput(problems);
  return { businessNumber: read.number, name: written };
}
