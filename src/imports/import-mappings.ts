import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { SheetMappings } from '../sheets/sheet-mappings.js';
import { isCopyColumn } from './copy-texts.js';
import type { ImportMapping } from './import.js';
import { recogniseColumns } from './recognise.js';

/** Which column is what: as the team put it right the last time, else by the columns' names. Inside the unit in hand. */
@Injectable()
export class ImportMappings {
  constructor(private readonly remembered: SheetMappings) {}

  async propose(actor: Actor, header: readonly string[]): Promise<ImportMapping> {
    const kept = await this.remembered.find<ImportMapping>(actor, 'expenses', ownColumns(header));
    return kept ?? recogniseColumns(header);
  }

  async remember(actor: Actor, header: readonly string[], mapping: ImportMapping): Promise<void> {
    await this.remembered.remember(actor, 'expenses', ownColumns(header), mapping);
  }
}

/** Without the columns that the copy to put right has at its end: it is the same sheet. */
function ownColumns(header: readonly string[]): string[] {
  return header.filter((name) => !isCopyColumn(name));
}
