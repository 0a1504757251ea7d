import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { PostingEntry } from '../../../src/ledger/posting.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { TestApp } from '../app.js';

/** A row's columns; every name here is one of ours and not a person's input. */
export type Columns = Record<string, string | number | boolean | null>;

/** Inserts a row of the programme's structure as the officer and returns its id. */
export async function insertRow(
  test: TestApp,
  officer: Actor,
  table: string,
  columns: Columns,
  onBehalfOf?: string,
): Promise<string> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  const row: Columns = { id: uuidv7(), ...columns };
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  await unit.run(
    officer,
    () =>
      unit.query(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(row),
      ),
    { onBehalfOf },
  );
  return String(row['id']);
}

/** Posts entries as the officer in the name of a team or of the office. */
export async function postAs(
  test: TestApp,
  officer: Actor,
  teamId: string,
  entries: readonly PostingEntry[],
): Promise<void> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  const ledger = test.app.get(Ledger, { strict: false });
  const causeId = uuidv7();
  const group = {
    teamId,
    key: `set-up ${causeId}`,
    causeType: 'budget',
    causeId,
    occurredOn: '2025-08-04',
    actorId: officer.userId,
    entries,
  };
  await unit.run(officer, () => ledger.postNow(group), { onBehalfOf: teamId });
}
