import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { checkMapping } from './check-mapping.js';
import { ImportMappings } from './import-mappings.js';
import { ImportQueries } from './import.queries.js';
import { ImportStore } from './import-store.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { mayMap } from './import.policy.js';
import type { Import } from './import.js';
import { MapImport } from './map-import.js';
import { scanSheet } from './sheet-file.js';

/** Reads another sheet of the workbook instead, as long as no row is in; where its columns are known they are tried at once. */
@Injectable()
export class ChooseSheet {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly queries: ImportQueries,
    private readonly files: EvidenceStore,
    private readonly mappings: ImportMappings,
    private readonly mapping: MapImport,
  ) {}

  async execute(actor: Actor, { id, sheet }: { id: string; sheet: number }): Promise<Import> {
    const one = await this.queries.read(actor, id);
    ensure(mayMap(actor, one));
    if (!one.book?.sheets[sheet]?.hasRows) throw IMPORT_ERRORS.fail('import.sheet-unknown');
    const scanned = await scanSheet(this.files.pathOf(one.teamId, one.sha256), one.mediaType, sheet);
    const changed = await this.unit.run(actor, async () => {
      const locked = await this.store.lock(id);
      ensure(mayMap(actor, locked));
      await this.store.changeSheet(locked, scanned);
      return this.store.find(id);
    });
    return this.tried(actor, changed);
  }

  /** A sheet whose columns are all known needs nobody to say so; anything else waits for a person. */
  async tried(actor: Actor, one: Import): Promise<Import> {
    const proposed = await this.unit.run(actor, () => this.mappings.propose(actor, one.header));
    if (checkMapping(proposed, one.header.length).length > 0) return one;
    return this.mapping.execute(actor, { id: one.id, mapping: proposed });
  }
}
