import type { HotLine } from '../database/hot-line.js';
import { openHotLine } from '../database/hot-line.js';
import { loadSql, type SqlRate } from '../tools/sql-load.js';
import { percent, perSecond, times, type Bench, type Row } from './scenario.js';

export const CLIENTS = 8;
const BATCH = 100;
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
  const { line, single } = await measureSingle(bench);
  await bench.database.admin.query(BARE_TABLES);
  const bare = await loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 3 : 10,
    messages: bareMessages(line),
  });
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
  const { line, single } = await measureSingle(bench);
  const set = await loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 3 : 10,
    messages: [
      ['BEGIN', line.settings],
      [
        `SELECT ledger_post_many((SELECT jsonb_agg(${groupSql(line)}) FROM generate_series(1, ${BATCH})))`,
        'COMMIT',
      ],
    ],
  });
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

export async function measureSingle(bench: Bench): Promise<{ line: HotLine; single: SqlRate }> {
  const line = await openHotLine(bench.database);
  const single = await loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 3 : 10,
    messages: postingMessages(line),
  });
  return { line, single };
}

function groupSql({ teamId, lineId, claimantId }: HotLine): string {
  return `jsonb_build_object('teamId', '${teamId}', 'groupId', uuidv7(), 'key', uuidv7(), 'inputHash', 'bench',
    'causeType', 'bench', 'causeId', '${lineId}', 'occurredOn', '2025-10-01', 'actorId', '${claimantId}', 'reason', '',
    'entries', jsonb_build_array(jsonb_build_object('id', uuidv7(), 'kind', 'reserve', 'lineId', '${lineId}', 'amount', '1')))`;
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
