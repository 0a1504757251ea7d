import { v7 as uuidv7 } from 'uuid';
import { CreateBudgetLine } from '../../src/budgets/create-budget-line.js';
import { Appropriate } from '../../src/budgets/appropriate.js';
import { Allocate } from '../../src/budgets/allocate.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { PostingEntry, PostingGroup } from '../../src/ledger/posting.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Won } from '../../src/platform/money/won.js';
import { startDemoProgramme, type DemoProgramme } from '../budgets/demo-programme.js';

export interface Balance {
  available: Won;
  reserved: Won;
  spent: Won;
  version: bigint;
}

export interface LedgerFixture {
  world: DemoProgramme;
  unit: UnitOfWork;
  ledger: Ledger;
  finance: Actor;
  rival: Actor;
  teamId: string;
  /** A new line of 업스테이지 that holds this much. */
  line(amount: Won): Promise<string>;
  /** Gives a line more. */
  allocate(lineId: string, amount: Won): Promise<void>;
  group(actor: Actor, entries: readonly PostingEntry[], changes?: Partial<PostingGroup>): PostingGroup;
  /** Posts and returns the ids of the group's postings in the order of the entries. */
  post(actor: Actor, entries: readonly PostingEntry[], changes?: Partial<PostingGroup>): Promise<string[]>;
  balance(lineId: string): Promise<Balance>;
  faults(): Promise<object[]>;
}

export async function startLedger(): Promise<LedgerFixture> {
  const world = await startDemoProgramme();
  const { structure, officer } = world;
  const [unit, ledger] = [world.get(UnitOfWork), world.get(Ledger)];
  const team = structure.teams.find(({ slug }) => slug === 'upstage');
  if (!team) throw new Error('no team');
  const { research: fundId } = structure.funds;
  const { fiscalYearId, stageId } = structure;
  await world.get(Appropriate).execute(officer, { fundId, fiscalYearId, amount: 1_000_000_000_000n });
  const places = [team.institutions.company, team.institutions.sme, team.institutions.university].flatMap(
    (institutionId) =>
      [...structure.categories.entries()]
        .filter(([code]) => code.includes('.'))
        .map(([, categoryId]) => ({ institutionId, categoryId })),
  );
  const group: LedgerFixture['group'] = (actor, entries, changes = {}) => ({
    teamId: actor.team.id,
    key: uuidv7(),
    causeType: 'test',
    causeId: uuidv7(),
    occurredOn: '2025-10-01',
    actorId: actor.userId,
    entries,
    ...changes,
  });
  return {
    world,
    unit,
    ledger,
    finance: world.member('upstage', 'finance'),
    rival: world.member('skt', 'finance'),
    teamId: team.id,
    group,
    line: async (amount) => {
      const place = places.pop();
      if (!place) throw new Error('no place for another line');
      const line = await world
        .get(CreateBudgetLine)
        .execute(officer, { fundId, fiscalYearId, stageId, ...place });
      if (amount > 0n) await world.get(Allocate).execute(officer, { lineId: line.id, amount });
      return line.id;
    },
    allocate: async (lineId, amount) => {
      await world.get(Allocate).execute(officer, { lineId, amount });
    },
    post: async (actor, entries, changes) => {
      const posted = group(actor, entries, changes);
      return unit.run(
        actor,
        async () => {
          await ledger.postNow(posted);
          const rows = await unit.query<{ id: string }>(
            `SELECT id FROM postings WHERE team_id = $1 AND cause_id = $2 AND kind <> 'release' ORDER BY id`,
            [posted.teamId, posted.causeId],
          );
          return rows.map(({ id }) => id);
        },
        { onBehalfOf: posted.teamId === actor.team.id ? undefined : posted.teamId },
      );
    },
    balance: async (lineId) => {
      const [row] = await unit.run(officer, () =>
        unit.query<Record<keyof Balance, string>>(
          'SELECT available, reserved, spent, version FROM line_balances WHERE line_id = $1',
          [lineId],
        ),
      );
      if (!row) throw new Error('no balance');
      return {
        available: BigInt(row.available),
        reserved: BigInt(row.reserved),
        spent: BigInt(row.spent),
        version: BigInt(row.version),
      };
    },
    faults: () => world.ownerQuery('SELECT * FROM ledger_check()'),
  };
}
