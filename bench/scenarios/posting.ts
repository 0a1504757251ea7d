import { openHotLine, type HotLine } from '../database/hot-line.js';
import { loadInTurns, NUMBER, type SqlLoad } from '../tools/sql-load.js';
import { percent, perSecond, times, type Bench, type Row } from './scenario.js';

export const CLIENTS = 8;
const BATCH = 100;
/** Eight hex digits that keep the ids of two runs apart. */
const RUN = Math.floor(Date.now() / 1000)
  .toString(16)
  .padStart(8, '0');
const REACH_OF_BARE = 0.7;
const REACH_OF_BATCH = 15;

/** A reservation as the server sends it: one message opens the transaction as somebody, the next posts and commits. */
export function postingMessages(line: HotLine): string[][] {
  return [
    ['BEGIN', line.settings],
    [`SELECT ledger_post(${groupSql(line)})`, 'COMMIT'],
  ];
}

/** The one hot line by single calls, beside the least that any ledger must do: a limit held and a row written. */
export async function runPosting(bench: Bench): Promise<Row[]> {
  const line = await openHotLine(bench.database);
  await bench.database.admin.query(BARE_TABLES);
  const [single, bare] = await loadInTurns(
    load(bench, postingMessages(line)),
    load(bench, bareMessages(line)),
  );
  return [
    {
      what: `posting, one hot line, single calls, ${CLIENTS} clients`,
      measured: `${perSecond(single.perSecond)}, mean ${single.averageMs.toFixed(1)} ms`,
      baseline: `${perSecond(bare.perSecond)}: UPDATE … RETURNING + INSERT, mean ${bare.averageMs.toFixed(1)} ms`,
      ratio: percent(single.perSecond, bare.perSecond),
      reach: '≥ 70 %',
      met: single.perSecond >= REACH_OF_BARE * bare.perSecond,
    },
  ];
}

export async function runPostMany(bench: Bench): Promise<Row[]> {
  const line = await openHotLine(bench.database);
  const setMessages = [
    ['BEGIN', line.settings],
    [`SELECT ledger_post_many(${setSql(line)})`, 'COMMIT'],
  ];
  const [set, single] = await loadInTurns(load(bench, setMessages), load(bench, postingMessages(line)));
  const postings = set.perSecond * BATCH;
  return [
    {
      what: `posting, one hot line, sets of ${BATCH}, ${CLIENTS} clients`,
      measured: `${perSecond(postings)}, mean ${set.averageMs.toFixed(1)} ms a set`,
      baseline: `${perSecond(single.perSecond)}: one by one`,
      ratio: times(postings, single.perSecond),
      reach: '≥ 15 ×',
      met: postings >= REACH_OF_BATCH * single.perSecond,
    },
  ];
}

function load(bench: Bench, messages: readonly (readonly string[])[]): SqlLoad {
  return { url: bench.database.appUrl, clients: CLIENTS, seconds: bench.quick ? 3 : 12, messages };
}

/** Stands for the number of the transaction where pgbench would be slow to put it in hundreds of places. */
const PLACE = '@';

/** The JSON text of one group or of a set, as the server sends it. */
function groupSql(line: HotLine): string {
  return `'${JSON.stringify(groupOf(line, 0, NUMBER))}'::jsonb`;
}

function setSql(line: HotLine): string {
  const groups = Array.from({ length: BATCH }, (_, index) => groupOf(line, index, PLACE));
  return `replace('${JSON.stringify(groups)}', '${PLACE}', '${NUMBER}')::jsonb`;
}

/** Ids made of the run, the place in the set and the number of the transaction: new each time, at no cost. */
function groupOf({ teamId, lineId, claimantId }: HotLine, index: number, number: string): object {
  const place = index.toString().padStart(3, '0');
  const id = (part: number) => `${RUN}-0000-7${place}-800${part}-${number}`;
  return {
    teamId,
    groupId: id(1),
    key: id(2),
    inputHash: 'bench',
    causeType: 'bench',
    causeId: lineId,
    occurredOn: '2025-10-01',
    actorId: claimantId,
    reason: '',
    entries: [{ id: id(3), kind: 'reserve', lineId, amount: '1' }],
  };
}

/** As narrow as it can be: no policy, no trigger, no second index. */
const BARE_TABLES = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE TABLE IF NOT EXISTS bench.balances (line_id uuid PRIMARY KEY, available bigint NOT NULL CHECK (available >= 0),
    reserved bigint NOT NULL) WITH (fillfactor = 70);
  CREATE TABLE IF NOT EXISTS bench.entries (id uuid PRIMARY KEY, line_id uuid NOT NULL, amount bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp());
  INSERT INTO bench.balances SELECT line_id, available, reserved FROM line_balances ON CONFLICT DO NOTHING;
  GRANT USAGE ON SCHEMA bench TO hanjang_app;
  GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA bench TO hanjang_app`;

function bareMessages({ lineId }: HotLine): string[][] {
  return [
    ['BEGIN'],
    [
      `UPDATE bench.balances SET available = available - 1, reserved = reserved + 1
       WHERE line_id = '${lineId}' AND available >= 1 RETURNING available, reserved`,
      `INSERT INTO bench.entries (id, line_id, amount) VALUES (uuidv7(), '${lineId}', 1)`,
      'COMMIT',
    ],
  ];
}
