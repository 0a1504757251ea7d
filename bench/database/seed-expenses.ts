import type pg from 'pg';
import type { BenchDatabase } from './bench-database.js';
import { fillLine, officeOf } from './hot-line.js';

/** What people have in hand at a time: claims of each team in each open state. It doesn't grow with the history. */
const AT_HAND = { submitted: 40, approved: 40, returned: 10, draft: 10 };
const OPEN_PER_TEAM = Object.values(AT_HAND).reduce((sum, count) => sum + count, 0);

const SEEDED_TABLES = [
  'expenses',
  'expense_lines',
  'expense_events',
  'approval_requests',
  'approvals',
  'postings',
  'audit_events',
  'line_balances',
  'expense_counters',
  'evidence',
  'expense_evidence',
] as const;

/** Tables whose rows grow with the claims: no page may read one from end to end. */
export const GROWING_TABLES: readonly string[] = [
  'expenses',
  'expense_lines',
  'expense_events',
  'approval_requests',
  'approvals',
  'postings',
  'audit_events',
];

/**
 * Brings the database to `total` claims by set-based statements, past the use cases but as they would have left it:
 * reserved, spent, counted and logged. The ledger's own check must find nothing. Claims at hand come with the first call.
 */
export function seedExpenses(database: BenchDatabase, total: number): Promise<void> {
  return seed(database, (from) => [CLAIMS, [from + 1, total, from < 1000 ? OPEN_PER_TEAM : 0]]);
}

/** `count` more claims of one team that all wait for its administrator: three of four without a mark and with a document. */
export function seedWaiting(database: BenchDatabase, teamId: string, count: number): Promise<void> {
  return seed(database, (from) => [WAITING, [from + 1, from + count, teamId]]);
}

async function seed(
  database: BenchDatabase,
  claims: (from: number) => readonly [sql: string, values: unknown[]],
): Promise<void> {
  const client = await database.admin.connect();
  try {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM expenses');
    const from = rows[0]?.count ?? 0;
    await prepare(database, client);
    await client.query('BEGIN');
    // The rows are right by construction; checking each reference again would take longer than writing them.
    await client.query(
      "SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off; SET LOCAL work_mem = '128MB'",
    );
    await client.query(...claims(from));
    for (const statement of WHAT_FOLLOWS) await client.query(statement);
    await client.query('COMMIT');
    await client.query(`VACUUM ANALYZE ${SEEDED_TABLES.join(', ')}`);
    const { rows: faults } = await client.query('SELECT * FROM ledger_check() LIMIT 5');
    if (faults.length > 0) throw new Error(`The seeded ledger is wrong: ${JSON.stringify(faults)}`);
  } finally {
    client.release();
  }
}

/** One line of each team that its claims are charged to, with money enough for all. */
async function prepare(database: BenchDatabase, client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ made: boolean }>(
    "SELECT to_regclass('bench.seed_targets') IS NOT NULL AS made",
  );
  if (rows[0]?.made) return;
  await client.query(`CREATE SCHEMA IF NOT EXISTS bench; ${TARGETS}`);
  const { rows: lines } = await client.query<{ line_id: string; team_id: string; appropriation_id: string }>(
    'SELECT line_id, team_id, appropriation_id FROM bench.seed_targets',
  );
  const office = await officeOf(database);
  for (const line of lines) {
    await fillLine(database, office, {
      lineId: line.line_id,
      teamId: line.team_id,
      appropriationId: line.appropriation_id,
    });
  }
}

const TARGETS = `
  CREATE TABLE bench.seed_targets AS
  SELECT (row_number() OVER (ORDER BY x.team_id) - 1)::int AS place, x.* FROM (
    SELECT DISTINCT ON (t.id) t.id AS team_id, r.id AS researcher_id, a.id AS administrator_id, r.institution_id, l.stage_id,
      l.id AS line_id, c.id AS category_id, p.id AS appropriation_id
    FROM teams t JOIN users r ON r.team_id = t.id AND r.email LIKE 'researcher@%'
    JOIN users a ON a.team_id = t.id AND a.email LIKE 'administrator@%'
    JOIN budget_lines l ON l.owner_team_id = t.id AND l.kind = 'line' AND l.means = 'cash' AND l.institution_id = r.institution_id
    JOIN categories c ON c.id = l.category_id AND NOT c.labour
    JOIN stages s ON s.id = l.stage_id AND '2025-10-01' BETWEEN s.starts_on AND s.ends_on
    JOIN budget_lines p ON p.kind = 'appropriation' AND p.fund_id = l.fund_id AND p.fiscal_year_id = l.fiscal_year_id
    WHERE t.kind = 'team' ORDER BY t.id, l.id
  ) x;
  CREATE FUNCTION bench.id(p_at timestamptz, p_part int, p_n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN (lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(p_part), 3, '0') || '8'
      || lpad(to_hex(p_n), 15, '0'))::uuid;
  -- of the n-th of ten thousand suppliers, with its check digit
  CREATE FUNCTION bench.business_number(p_n bigint) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN '12481' || lpad(p_n::text, 4, '0')
      || (1000 - 46 - p_n / 1000 * 7 - p_n / 100 % 10 - p_n / 10 % 10 * 3 - p_n % 10 * 5 - p_n % 10 * 5 / 10) % 10;`;

/** $1 first and $2 last number; the last $3 of each team are still open. Ids and days go up together, as in life. */
const CLAIMS = `
  CREATE TEMP TABLE seed ON COMMIT DROP AS
  SELECT n, t.*, at, bench.id(at, 1, n) AS expense_id, 1 + (n - $1) / 5 AS nth, 10000 + (n * 7919) % 990000 AS amount,
    CASE WHEN open_place IS NULL THEN CASE WHEN n % 100 = 7 THEN 'rejected' ELSE 'paid' END
      WHEN open_place < ${AT_HAND.submitted} THEN 'submitted' WHEN open_place < ${AT_HAND.submitted + AT_HAND.approved} THEN 'approved'
      WHEN open_place < ${AT_HAND.submitted + AT_HAND.approved + AT_HAND.returned} THEN 'returned' ELSE 'draft' END AS state
  FROM (
    SELECT n, (n % 5)::int AS place,
      timestamptz '2025-08-04 09:00+09' + (n - $1) * (interval '90 days' / greatest($2::bigint - $1::bigint, 1)) AS at,
      CASE WHEN ($2::bigint - n) / 5 < $3::int THEN (($2::bigint - n) / 5)::int END AS open_place
    FROM generate_series($1::bigint, $2::bigint) n
  ) x JOIN bench.seed_targets t USING (place)`;

/** $1 first and $2 last number, of the team $3: one a second, after all that went before. */
const WAITING = `
  CREATE TEMP TABLE seed ON COMMIT DROP AS
  SELECT n, t.*, at, bench.id(at, 1, n) AS expense_id, n - $1 + 1 AS nth, 10000 + (n * 7919) % 990000 AS amount, 'submitted' AS state
  FROM (SELECT n, timestamptz '2025-11-02 10:00+09' + (n - $1) * interval '1 second' AS at FROM generate_series($1::bigint, $2::bigint) n) x
  JOIN bench.seed_targets t ON t.team_id = $3::uuid`;

const POSTED = `SELECT s.*, b.version AS base_version, row_number() OVER (PARTITION BY line_id ORDER BY n) AS nth_of_line
  FROM seed s JOIN line_balances b USING (line_id) WHERE state IN ('paid', 'submitted', 'approved')`;

const WHAT_FOLLOWS = [
  'ANALYZE seed',
  `INSERT INTO expenses (team_id, id, number, number_year, state, claimant_id, institution_id, stage_id, title, supplier_name,
     supplier_business_number, documented_on, paid_on, supply_amount, tax_amount, claim_amount, payable_amount, version,
     approver_id, created_at, updated_at, submitted_at, decided_at, state_since)
   SELECT team_id, expense_id, CASE WHEN state <> 'draft' THEN last + (row_number() OVER (PARTITION BY team_id ORDER BY n))::int END,
     CASE WHEN state <> 'draft' THEN 2025 END, state, researcher_id, institution_id, stage_id, '학습 데이터 정제 ' || n,
     '공급기업 ' || n / 5 % 400 || '(예시)', bench.business_number(n / 5 % 400), at::date, CASE WHEN state = 'paid' THEN at::date + 2 END, amount, amount / 10,
     amount, amount + amount / 10, 4, CASE WHEN state IN ('paid', 'approved', 'rejected', 'returned') THEN administrator_id END, at, at,
     CASE WHEN state <> 'draft' THEN at END, CASE WHEN state IN ('paid', 'approved', 'rejected', 'returned') THEN at + interval '1 hour' END, at
   FROM seed JOIN (SELECT team_id, max(last_number) AS last FROM expense_counters WHERE year = 2025 GROUP BY team_id) c USING (team_id)`,
  `UPDATE expense_counters c SET last_number = m.last FROM (SELECT team_id, max(number) AS last FROM expenses
     WHERE number_year = 2025 GROUP BY team_id) m WHERE m.team_id = c.team_id AND c.year = 2025`,
  `INSERT INTO expense_lines (team_id, id, expense_id, position, name, category_id, budget_line_id, vat_treatment, supply_amount,
     tax_amount, claim_amount, payable_amount)
   SELECT team_id, bench.id(at, 2, n), expense_id, 1, '정제', category_id, line_id, 'recovered', amount, amount / 10, amount,
     amount + amount / 10 FROM seed`,
  `INSERT INTO expense_events (team_id, id, expense_id, act, from_state, to_state, actor_id, at, version)
   SELECT team_id, bench.id(at, 3, n), expense_id, 'submitted', 'draft', 'submitted', researcher_id, at, 2 FROM seed WHERE state <> 'draft'`,
  `INSERT INTO approval_requests (team_id, id, subject_type, subject_id, round, position, step_id, kind, office, decider_roles, decider_ids,
     needs, depends_on, amount, excluded_ids, state, opened_at, closed_at, marks, line_ids)
   SELECT team_id, bench.id(at, 10, n), 'expense', expense_id, 1, 1, 'standard', 'approval', false, '{administrator}', '{}', 'any', '{}', amount,
     ARRAY[researcher_id], CASE state WHEN 'submitted' THEN 'open' WHEN 'paid' THEN 'approved' ELSE state END, at,
     CASE WHEN state <> 'submitted' THEN at + interval '1 hour' END, CASE WHEN n % 4 = 0 THEN ARRAY['undocumented'] ELSE '{}'::text[] END,
     ARRAY[line_id] FROM seed WHERE state <> 'draft'`,
  `INSERT INTO evidence (team_id, id, sha256, size_bytes, media_type, kind, original_name, uploaded_by, uploaded_at)
   SELECT team_id, bench.id(at, 11, n), encode(sha256(expense_id::text::bytea), 'hex'), 40000, 'application/pdf', 'document',
     '거래명세서 ' || n || '.pdf', researcher_id, at FROM seed WHERE state = 'submitted' AND n % 4 <> 0`,
  `INSERT INTO expense_evidence (team_id, expense_id, evidence_id, attached_at)
   SELECT team_id, expense_id, bench.id(at, 11, n), at FROM seed WHERE state = 'submitted' AND n % 4 <> 0`,
  `INSERT INTO approvals (team_id, id, expense_id, expense_version, request_id, decision, decided_by, decided_at)
   SELECT team_id, bench.id(at, 4, n), expense_id, 2, bench.id(at, 10, n), CASE state WHEN 'paid' THEN 'approved' ELSE state END, administrator_id,
     at + interval '1 hour' FROM seed WHERE state IN ('paid', 'approved', 'rejected', 'returned')`,
  `INSERT INTO audit_events (team_id, id, at, actor_id, act, subject_type, subject_id)
   SELECT team_id, bench.id(at, 5, n), at, researcher_id, 'expense.submitted', 'expense', expense_id FROM seed WHERE state <> 'draft'`,
  `INSERT INTO postings (team_id, id, group_id, kind, debit_account, credit_account, amount, line_id, line_version, pending_id,
     cause_type, cause_id, occurred_on, recorded_at, actor_id)
   SELECT team_id, bench.id(at, 6 + step, n), bench.id(at, 8 + step, n), CASE step WHEN 0 THEN 'reserve' ELSE 'post-pending' END,
     account_id(line_id, CASE step WHEN 0 THEN 'reserved' ELSE 'spent' END),
     account_id(line_id, CASE step WHEN 0 THEN 'available' ELSE 'reserved' END), amount, line_id, base_version + 2 * nth_of_line - 1 + step,
     CASE step WHEN 1 THEN bench.id(at, 6, n) END, 'expense', expense_id, at::date + 2 * step, at, researcher_id
   FROM (${POSTED}) p CROSS JOIN generate_series(0, 1) step WHERE step = 0 OR state = 'paid'`,
  `INSERT INTO spending_days AS d (team_id, line_id, spent_on, spent)
   SELECT team_id, line_id, at::date + 2, sum(amount) FROM seed WHERE state = 'paid' GROUP BY team_id, line_id, at::date
   ON CONFLICT (team_id, line_id, spent_on) DO UPDATE SET spent = d.spent + EXCLUDED.spent`,
  `UPDATE line_balances b SET available = b.available - m.held - m.spent, reserved = b.reserved + m.held, spent = b.spent + m.spent,
     version = b.version + m.moves
   FROM (SELECT line_id, sum(CASE WHEN state = 'paid' THEN 0 ELSE amount END) AS held, sum(CASE WHEN state = 'paid' THEN amount ELSE 0 END) AS spent,
           sum(CASE WHEN state = 'paid' THEN 2 ELSE 1 END) AS moves
         FROM seed WHERE state IN ('paid', 'submitted', 'approved') GROUP BY line_id) m WHERE m.line_id = b.line_id`,
];
