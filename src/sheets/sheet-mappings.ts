import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export type SheetKind = 'expenses' | 'card-statement' | 'bank-result';

/** What a team's choice of columns is remembered under: the names in the header, blanks and case apart. */
export function mappingKey(header: readonly string[]): string {
  const names = header.map((name) => name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, ''));
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

/** A team's choices of columns, kept and found again inside the unit of work in hand. */
@Injectable()
export class SheetMappings {
  constructor(private readonly unit: UnitOfWork) {}

  /** As it was kept; its shape is its feature's own. */
  async find<Mapping extends object>(
    actor: Actor,
    kind: SheetKind,
    header: readonly string[],
  ): Promise<Mapping | undefined> {
    const [row] = await this.unit.byKey<{ mapping: Mapping }>(
      'SELECT mapping FROM sheet_mappings WHERE team_id = $1 AND kind = $2 AND header_key = $3',
      [actor.team.id, kind, mappingKey(header)],
    );
    return row?.mapping;
  }

  /** The first of the rows that the team knows as a header, with what was kept for it. */
  async findAmong<Mapping extends object>(
    actor: Actor,
    kind: SheetKind,
    rows: readonly (readonly string[])[],
  ): Promise<{ index: number; mapping: Mapping } | undefined> {
    const keys = rows.map(mappingKey);
    const found = await this.unit.byKey<{ header_key: string; mapping: Mapping }>(
      'SELECT header_key, mapping FROM sheet_mappings WHERE team_id = $1 AND kind = $2 AND header_key = ANY ($3::text[])',
      [actor.team.id, kind, keys],
    );
    const index = keys.findIndex((key) => found.some(({ header_key: known }) => known === key));
    const mapping = found.find(({ header_key: known }) => known === keys[index])?.mapping;
    return mapping && { index, mapping };
  }

  async remember(actor: Actor, kind: SheetKind, header: readonly string[], mapping: object): Promise<void> {
    await this.unit.query(
      `INSERT INTO sheet_mappings AS m (team_id, kind, header_key, mapping, updated_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (team_id, kind, header_key)
       DO UPDATE SET mapping = EXCLUDED.mapping, updated_by = EXCLUDED.updated_by, updated_at = now()`,
      [actor.team.id, kind, mappingKey(header), JSON.stringify(mapping), actor.userId],
    );
  }
}
