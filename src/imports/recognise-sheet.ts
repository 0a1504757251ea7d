import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { NEEDED_FIELDS } from './check-mapping.js';
import { ImportMappings } from './import-mappings.js';
import type { ImportField } from './import.js';
import { headerOf } from './sheet-file.js';

/** What somebody writes who keeps a list of expenses; neither a card company nor a supplier does. */
const OF_OWN_LISTS: readonly ImportField[] = ['category', 'fund', 'committedOn'];
const AMOUNTS: readonly ImportField[] = ['supplyAmount', 'totalAmount'];

/** `own`: only a person keeps such a list. `likely`: days, suppliers and amounts, as other lists have them too. */
export type SheetOfExpenses = 'own' | 'likely' | 'none';

/** Tells whether a sheet that came without a word is a list of expenses. */
@Injectable()
export class RecogniseSheet {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly files: EvidenceStore,
    private readonly mappings: ImportMappings,
  ) {}

  async execute(actor: Actor, { teamId, sha256, mediaType }: Evidence): Promise<SheetOfExpenses> {
    const header = await headerOf(this.files.pathOf(teamId, sha256), mediaType);
    if (!header) return 'none';
    const { columns } = await this.unit.run(actor, () => this.mappings.propose(actor, header));
    const has = (field: ImportField) => columns[field] !== undefined;
    if (!NEEDED_FIELDS.every(has) || !AMOUNTS.some(has)) return 'none';
    return OF_OWN_LISTS.some(has) ? 'own' : 'likely';
  }
}
