import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a stage needs to end: kinds of postings for money taken to the next stage, taken back before it was paid out,
 * disallowed, owed back and received; and the plans and payments that a settlement stands on.
 *
 * A settlement turns what a line still holds into what the team owes (`return-due`) and what stays with its institution
 * (`keep-own`); what is received closes no more than is owed. `docs/ledger.md` lists accounts and rights of each kind.
 */
export class LetTheLedgerSettle1763901490000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.postings DROP CONSTRAINT postings_kind_ck;
      ALTER TABLE public.postings ADD CONSTRAINT postings_kind_ck CHECK (kind IN ('appropriate', 'allocate', 'transfer', 'reserve',
        'post-pending', 'void-pending', 'release', 'spend', 'refund', 'return'${SETTLING_KINDS}));
      ALTER TABLE public.accounts DROP CONSTRAINT accounts_kind_ck;
      ALTER TABLE public.accounts ADD CONSTRAINT accounts_kind_ck CHECK (kind IN ('available', 'reserved', 'spent', 'treasury', 'returned',
        'receivable', 'own-share'));
      CREATE INDEX postings_returns_ix ON public.postings (team_id, kind) WHERE kind IN ('return-due', 'return-to-fund', 'return-to-treasury');
      DROP TRIGGER postings_count_spending ON public.postings;
      CREATE TRIGGER postings_count_spending AFTER INSERT ON public.postings FOR EACH ROW
        WHEN (NEW.kind IN ('post-pending', 'spend', 'refund', 'disallow')) EXECUTE FUNCTION public.count_spending();
      CREATE OR REPLACE FUNCTION public.count_spending() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$ ${countSpending(true)} $$;
    `);
    await runner.query('SET LOCAL ROLE hanjang_ledger');
    for (const definition of definitions(true)) await runner.query(definition);
    await runner.query(`
      INSERT INTO public.accounts (id, owner_team_id, line_id, kind)
      SELECT public.account_id(a.owner_team_id, k), a.owner_team_id, NULL, k
      FROM public.accounts a, unnest(ARRAY['receivable', 'own-share']) AS k WHERE a.kind = 'treasury' AND a.line_id IS NULL;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SET LOCAL ROLE hanjang_ledger');
    for (const definition of definitions(false)) await runner.query(definition);
    await runner.query(`
      RESET ROLE;
      CREATE OR REPLACE FUNCTION public.count_spending() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$ ${countSpending(false)} $$;
      DROP TRIGGER postings_count_spending ON public.postings;
      CREATE TRIGGER postings_count_spending AFTER INSERT ON public.postings FOR EACH ROW
        WHEN (NEW.kind IN ('post-pending', 'spend', 'refund')) EXECUTE FUNCTION public.count_spending();
      DROP INDEX public.postings_returns_ix;
      ALTER TABLE public.postings DROP CONSTRAINT postings_kind_ck;
      ALTER TABLE public.postings ADD CONSTRAINT postings_kind_ck CHECK (kind IN ('appropriate', 'allocate', 'transfer', 'reserve',
        'post-pending', 'void-pending', 'release', 'spend', 'refund', 'return'));
    `);
  }
}

const SETTLING_KINDS = `, 'carry-over', 'deallocate', 'disallow', 'return-due', 'keep-own', 'return-to-fund', 'return-to-treasury'`;

/** Taking back before payment goes to the appropriation of the line's own year; settling is the officer's. */
const SETTLING_RIGHTS = `
            WHEN r.kind IN ('disallow', 'return-due', 'keep-own', 'return-to-fund', 'return-to-treasury') AND NOT v_officer THEN 'HJ002'
            WHEN r.kind = 'keep-own' AND b.owner_team_id <> r.team_id THEN 'HJ002'
            WHEN r.kind = 'deallocate' AND (b.kind <> 'line' OR c.kind IS DISTINCT FROM 'appropriation'
              OR c.fiscal_year_id <> b.fiscal_year_id) THEN 'HJ005'
            WHEN r.kind = 'carry-over' AND (b.kind <> 'line' OR c.kind IS DISTINCT FROM 'line' OR c.owner_team_id <> b.owner_team_id) THEN 'HJ005'
            WHEN r.kind IN ('return-to-fund', 'return-to-treasury') AND (b.kind <> 'appropriation'
              OR b.owner_team_id <> public.app_office_team_id()) THEN 'HJ005'`;

/** No more is received than is owed; receipts of one team come one after another. */
const RECEIVABLE_CHECK = `FOR v_line IN SELECT DISTINCT team_id FROM unnest(v_rows) WHERE kind IN ('return-to-fund', 'return-to-treasury') ORDER BY 1 LOOP
          PERFORM pg_advisory_xact_lock(hashtextextended(v_line.team_id::text, 1763901490000));
          IF (SELECT coalesce(sum(CASE kind WHEN 'return-due' THEN amount ELSE -amount END), 0) FROM public.postings
              WHERE team_id = v_line.team_id AND kind IN ('return-due', 'return-to-fund', 'return-to-treasury'))
            + (SELECT coalesce(sum(CASE kind WHEN 'return-due' THEN amount ELSE -amount END), 0) FROM unnest(v_rows)
              WHERE team_id = v_line.team_id AND kind IN ('return-due', 'return-to-fund', 'return-to-treasury')) < 0 THEN
            RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ007', DETAIL = '';
          END IF;
        END LOOP;`;

const DEBITS = `WHEN 'deallocate' THEN public.account_id(m.counter_line_id, 'available')
            WHEN 'return-due' THEN public.account_id(m.team_id, 'receivable') WHEN 'keep-own' THEN public.account_id(m.team_id, 'own-share')
            WHEN 'return-to-treasury' THEN public.account_id(m.office_id, 'returned')`;

const CREDITS = `WHEN 'carry-over' THEN public.account_id(m.counter_line_id, 'available')
            WHEN 'deallocate' THEN public.account_id(m.line_id, 'available') WHEN 'return-due' THEN public.account_id(m.line_id, 'available')
            WHEN 'keep-own' THEN public.account_id(m.line_id, 'available') WHEN 'disallow' THEN public.account_id(m.line_id, 'spent')
            WHEN 'return-to-fund' THEN public.account_id(m.team_id, 'receivable')
            WHEN 'return-to-treasury' THEN public.account_id(m.team_id, 'receivable')`;

function countSpending(settling: boolean): string {
  return `
      BEGIN
        INSERT INTO public.spending_days AS d (team_id, line_id, spent_on, spent)
        VALUES (NEW.team_id, NEW.line_id, NEW.occurred_on, CASE WHEN NEW.kind IN ('refund'${settling ? ", 'disallow'" : ''}) THEN -NEW.amount ELSE NEW.amount END)
        ON CONFLICT (team_id, line_id, spent_on) DO UPDATE SET spent = d.spent + EXCLUDED.spent;
        RETURN NULL;
      END`;
}

/** The functions with the kinds of a stage's end, or as they were. */
function definitions(settling: boolean): string[] {
  return [
    rowsFunction(settling),
    authoriseFunction(settling),
    applyFunction(settling),
    `CREATE OR REPLACE FUNCTION public.ledger_check() RETURNS TABLE (line_id uuid, fault text, expected text, found text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$${CHECK}
        UNION ALL
        SELECT coalesce(p.line_id, d.line_id), 'spending of a day', coalesce(p.spent, 0)::text, coalesce(d.spent, 0)::text
        FROM (${counted(settling)}) p FULL JOIN public.spending_days d USING (team_id, line_id, spent_on)
        WHERE p.spent IS DISTINCT FROM d.spent
        ${settling ? RECEIVED_CHECK : ''}
      $$`,
    `CREATE OR REPLACE FUNCTION public.open_team_accounts() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.accounts (id, owner_team_id, line_id, kind)
        SELECT public.account_id(NEW.id, k), NEW.id, NULL, k FROM unnest(ARRAY['treasury', 'returned'${settling ? ", 'receivable', 'own-share'" : ''}]) AS k;
        RETURN NEW;
      END $$`,
  ];
}

const RECEIVED_CHECK = `UNION ALL
        SELECT team_id, 'received more than owed', sum(amount) FILTER (WHERE kind = 'return-due')::text,
          sum(amount) FILTER (WHERE kind <> 'return-due')::text
        FROM public.postings WHERE kind IN ('return-due', 'return-to-fund', 'return-to-treasury') GROUP BY team_id
        HAVING sum(CASE kind WHEN 'return-due' THEN amount ELSE -amount END) < 0`;

function rowsFunction(settling: boolean): string {
  return `CREATE OR REPLACE FUNCTION public.ledger_rows(p_groups jsonb) RETURNS public.ledger_row[]
      LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_rows public.ledger_row[];
      BEGIN
        WITH resolved AS (
          ${ENTRIES}
          LEFT JOIN LATERAL (SELECT o.line_id, o.amount FROM public.postings o
            WHERE o.team_id = (g.value->>'teamId')::uuid AND o.id = (e.value->>'pendingId')::uuid AND o.kind = 'reserve' LIMIT 1
          ) p ON e.value ? 'pendingId'
        ), ${EXPANDED}
        ${rows(settling)} INTO v_rows FROM expanded;
        RETURN v_rows;
      END $$`;
}

function authoriseFunction(settling: boolean): string {
  return `CREATE OR REPLACE FUNCTION public.ledger_authorise(p_rows public.ledger_row[]) RETURNS void
      LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_write uuid[] := public.app_write_team_ids();
        v_officer boolean := public.app_programme_role() = 'officer';
        v_fault text; v_line uuid;
      BEGIN
        SELECT CASE
            WHEN r.kind LIKE 'HJ%' THEN r.kind
            WHEN NOT r.team_id = ANY (v_write) OR b.id IS NULL THEN 'HJ002'
            WHEN r.id IS NULL OR r.amount IS NULL OR r.amount <= 0 THEN 'HJ005'
            -- Only what a partial post leaves over is released (odd rows): by itself it would free others' reservations.
            WHEN r.kind = 'release' AND r.entry_index % 2 = 0 THEN 'HJ005'
            WHEN b.closed AND r.kind IN ('reserve', 'spend') THEN 'HJ006'
            WHEN r.kind IN ('appropriate', 'allocate', 'transfer', 'return'${settling ? ", 'carry-over', 'deallocate'" : ''})
              AND (NOT v_officer OR b.owner_team_id <> r.team_id) THEN 'HJ002'${settling ? SETTLING_RIGHTS : ''}
            WHEN r.kind = 'appropriate' AND b.kind <> 'appropriation' THEN 'HJ005'
            WHEN r.kind IN ('allocate', 'transfer'${settling ? ", 'carry-over', 'deallocate'" : ''}) AND (c.id IS NULL OR c.id = b.id OR c.fund_id <> b.fund_id
              OR NOT c.owner_team_id = ANY (v_write)) THEN 'HJ005'
            WHEN r.kind NOT IN ('allocate', 'transfer'${settling ? ", 'carry-over', 'deallocate'" : ''}) AND r.counter_line_id IS NOT NULL THEN 'HJ005'
            WHEN b.kind = 'appropriation' AND r.kind NOT IN ('appropriate', 'return', 'transfer'${settling ? ", 'return-to-fund', 'return-to-treasury'" : ''}) THEN 'HJ005'
            WHEN b.owner_team_id <> r.team_id AND NOT (b.audience = 'programme' AND b.owner_team_id = public.app_office_team_id()
              AND (r.kind IN ('post-pending', 'void-pending', 'release', 'refund') OR (r.kind IN ('reserve'${settling ? ", 'disallow', 'return-due'" : ''}) AND v_officer)))
              ${settling ? "AND r.kind NOT IN ('return-to-fund', 'return-to-treasury')" : ''} THEN 'HJ002'
            WHEN r.kind IN ('refund'${settling ? ", 'disallow'" : ''}) AND r.corrects_id IS NULL THEN 'HJ005'
            WHEN r.kind NOT IN ('appropriate', 'allocate', 'transfer', 'reserve', 'post-pending', 'void-pending', 'release',
              'spend', 'refund', 'return'${settling ? SETTLING_KINDS : ''}) THEN 'HJ005'
          END, r.line_id
        INTO v_fault, v_line
        FROM unnest(p_rows) r
        LEFT JOIN public.budget_lines b ON b.id = r.line_id
        LEFT JOIN public.budget_lines c ON c.id = r.counter_line_id
        ORDER BY 1 NULLS LAST LIMIT 1;
        IF v_fault IS NOT NULL THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = v_fault, DETAIL = coalesce(v_line::text, '');
        END IF;
      END $$`;
}

function applyFunction(settling: boolean): string {
  return `CREATE OR REPLACE FUNCTION public.ledger_apply(p_groups jsonb) RETURNS jsonb
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_rows public.ledger_row[] := public.ledger_rows(p_groups);
        v_read uuid[] := public.app_read_team_ids();
        v_line record; v_balance public.line_balances;
        v_lines uuid[] := '{}'; v_versions bigint[] := '{}'; v_result jsonb := '[]';
      BEGIN
        IF v_rows IS NULL THEN RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ005'; END IF;
        PERFORM public.ledger_authorise(v_rows);
        FOR v_line IN
          WITH change AS (
            SELECT group_index, line_id, available_change AS a, reserved_change AS r, spent_change AS s FROM unnest(v_rows)
            UNION ALL
            SELECT group_index, counter_line_id, ${settling ? "CASE kind WHEN 'deallocate' THEN amount ELSE -amount END" : '-amount'}, 0, 0 FROM unnest(v_rows) WHERE counter_line_id IS NOT NULL
          ), per_group AS (
            SELECT line_id, sum(a) AS a, sum(r) AS r, sum(s) AS s, count(*) AS moves FROM change GROUP BY line_id, group_index
          )
          SELECT line_id, sum(a)::bigint AS a, sum(r)::bigint AS r, sum(s)::bigint AS s, sum(moves)::bigint AS moves,
            sum(least(a, 0))::bigint AS a_down, sum(least(r, 0))::bigint AS r_down, sum(least(s, 0))::bigint AS s_down
          FROM per_group GROUP BY line_id ORDER BY line_id
        LOOP
          UPDATE public.line_balances b
          SET available = b.available + v_line.a, reserved = b.reserved + v_line.r, spent = b.spent + v_line.s,
            version = b.version + v_line.moves
          WHERE b.line_id = v_line.line_id AND b.available + v_line.a_down >= 0 AND b.reserved + v_line.r_down >= 0
            AND b.spent + v_line.s_down >= 0
          RETURNING * INTO v_balance;
          IF NOT FOUND THEN
            IF EXISTS (SELECT 1 FROM unnest(v_rows) r JOIN public.postings p ON p.team_id = r.team_id AND p.pending_id = r.pending_id
                       WHERE r.pending_id IS NOT NULL AND p.kind IN ('post-pending', 'void-pending')) THEN
              RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ004', DETAIL = v_line.line_id::text;
            END IF;
            RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ001', DETAIL = v_line.line_id::text;
          END IF;
          v_lines := v_lines || v_line.line_id;
          v_versions := v_versions || (v_balance.version - v_line.moves);
          IF v_balance.owner_team_id = ANY (v_read) THEN
            v_result := v_result || jsonb_build_object('lineId', v_line.line_id, 'version', v_balance.version::text,
              'available', v_balance.available::text, 'reserved', v_balance.reserved::text, 'spent', v_balance.spent::text);
          END IF;
        END LOOP;
        IF EXISTS (
          SELECT 1 FROM (SELECT DISTINCT team_id, corrects_id, line_id FROM unnest(v_rows) WHERE corrects_id IS NOT NULL) r
          LEFT JOIN public.postings o ON o.team_id = r.team_id AND o.id = r.corrects_id AND o.line_id = r.line_id
            AND o.kind IN ('post-pending', 'spend')
          WHERE o.id IS NULL OR o.amount <
            (SELECT coalesce(sum(p.amount), 0) FROM public.postings p WHERE p.team_id = r.team_id AND p.corrects_id = r.corrects_id)
            + (SELECT sum(x.amount) FROM unnest(v_rows) x WHERE x.corrects_id = r.corrects_id)
        ) THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ001', DETAIL = '';
        END IF;
        ${settling ? RECEIVABLE_CHECK : ''}
        INSERT INTO public.postings (team_id, id, group_id, kind, debit_account, credit_account, amount, line_id, line_version,
          counter_line_id, pending_id, corrects_id, cause_type, cause_id, occurred_on, actor_id, reason)
        SELECT m.team_id, m.id, m.group_id, m.kind,
          CASE m.kind WHEN 'reserve' THEN public.account_id(m.line_id, 'reserved') WHEN 'post-pending' THEN public.account_id(m.line_id, 'spent')
            WHEN 'spend' THEN public.account_id(m.line_id, 'spent') WHEN 'return' THEN public.account_id(m.office_id, 'returned')
            ${settling ? DEBITS : ''} ELSE public.account_id(m.line_id, 'available') END,
          CASE m.kind WHEN 'appropriate' THEN public.account_id(m.office_id, 'treasury')
            WHEN 'allocate' THEN public.account_id(m.counter_line_id, 'available') WHEN 'transfer' THEN public.account_id(m.counter_line_id, 'available')
            WHEN 'reserve' THEN public.account_id(m.line_id, 'available') WHEN 'spend' THEN public.account_id(m.line_id, 'available')
            WHEN 'return' THEN public.account_id(m.line_id, 'available') ${settling ? CREDITS : ''} WHEN 'refund' THEN public.account_id(m.line_id, 'spent')
            ELSE public.account_id(m.line_id, 'reserved') END,
          m.amount, m.line_id, CASE WHEN m.own_line THEN m.line_version END, m.counter_line_id,
          m.pending_id, m.corrects_id, m.g->>'causeType', (m.g->>'causeId')::uuid, (m.g->>'occurredOn')::date,
          (m.g->>'actorId')::uuid, coalesce(m.g->>'reason', '')
        FROM (
          SELECT r.*, g.value AS g, public.app_office_team_id() AS office_id,
            v_versions[l.position] + l.nth AS line_version, r.team_id = b.owner_team_id AS own_line
          FROM unnest(v_rows) r
          JOIN jsonb_array_elements(p_groups) WITH ORDINALITY g ON g.ordinality = r.group_index
          JOIN public.line_balances b ON b.line_id = r.line_id
          JOIN (
            SELECT group_index, entry_index, side, array_position(v_lines, line_id) AS position,
              row_number() OVER (PARTITION BY line_id ORDER BY group_index, entry_index, side) AS nth
            FROM (SELECT group_index, entry_index, 1 AS side, line_id FROM unnest(v_rows)
                  UNION ALL SELECT group_index, entry_index, 2, counter_line_id FROM unnest(v_rows) WHERE counter_line_id IS NOT NULL) touched
          ) l ON l.group_index = r.group_index AND l.entry_index = r.entry_index AND l.side = 1
        ) m;
        RETURN v_result;
      END $$`;
}

const ENTRIES = `SELECT g.ordinality::int AS group_index, e.ordinality::int AS entry_index, (g.value->>'teamId')::uuid AS team_id,
            (g.value->>'groupId')::uuid AS group_id, (e.value->>'id')::uuid AS id, e.value->>'kind' AS kind,
            (e.value->>'lineId')::uuid AS line_id, (e.value->>'counterLineId')::uuid AS counter_line_id,
            (e.value->>'amount')::bigint AS amount, (e.value->>'pendingId')::uuid AS pending_id,
            (e.value->>'releaseId')::uuid AS release_id, (e.value->>'correctsId')::uuid AS corrects_id,
            p.line_id AS pending_line_id, p.amount AS pending_amount
          FROM jsonb_array_elements(p_groups) WITH ORDINALITY g
          CROSS JOIN LATERAL jsonb_array_elements(g.value->'entries') WITH ORDINALITY e`;

const EXPANDED = `expanded AS (
          SELECT group_index, entry_index * 2 AS entry_index, team_id, group_id, id, kind,
            coalesce(line_id, pending_line_id) AS line_id, counter_line_id,
            CASE WHEN kind = 'void-pending' THEN pending_amount ELSE amount END AS amount, pending_id, corrects_id,
            CASE
              WHEN kind IN ('post-pending', 'void-pending') AND pending_amount IS NULL THEN 'HJ002'
              WHEN kind = 'post-pending' AND (amount IS NULL OR amount > pending_amount) THEN 'HJ005'
              WHEN kind = 'post-pending' AND amount < pending_amount AND release_id IS NULL THEN 'HJ005'
              WHEN line_id <> pending_line_id THEN 'HJ005' END AS fault
          FROM resolved
          UNION ALL
          SELECT group_index, entry_index * 2 + 1, team_id, group_id, release_id, 'release', pending_line_id, NULL,
            pending_amount - amount, pending_id, NULL, NULL
          FROM resolved WHERE kind = 'post-pending' AND amount < pending_amount AND release_id IS NOT NULL
        )`;

const rows = (
  settling: boolean,
) => `SELECT array_agg(ROW(group_index, entry_index, team_id, group_id, id, coalesce(fault, kind), line_id, counter_line_id, amount,
          pending_id, corrects_id,
          CASE kind WHEN 'appropriate' THEN amount WHEN 'allocate' THEN amount WHEN 'transfer' THEN amount WHEN 'refund' THEN amount
            WHEN 'void-pending' THEN amount WHEN 'release' THEN amount WHEN 'reserve' THEN -amount WHEN 'spend' THEN -amount
            WHEN 'return' THEN -amount ${settling ? "WHEN 'carry-over' THEN amount WHEN 'deallocate' THEN -amount WHEN 'disallow' THEN amount WHEN 'return-due' THEN -amount WHEN 'keep-own' THEN -amount WHEN 'return-to-fund' THEN amount" : ''} ELSE 0 END,
          CASE kind WHEN 'reserve' THEN amount WHEN 'post-pending' THEN -amount WHEN 'void-pending' THEN -amount
            WHEN 'release' THEN -amount ELSE 0 END,
          CASE kind WHEN 'post-pending' THEN amount WHEN 'spend' THEN amount WHEN 'refund' THEN -amount ${settling ? "WHEN 'disallow' THEN -amount" : ''} ELSE 0 END
        )::public.ledger_row ORDER BY group_index, entry_index)`;

const counted = (settling: boolean) => `SELECT team_id, line_id, occurred_on AS spent_on,
          sum(CASE WHEN kind IN ('refund'${settling ? ", 'disallow'" : ''}) THEN -amount ELSE amount END)::bigint AS spent
        FROM public.postings WHERE kind IN ('post-pending', 'spend', 'refund'${settling ? ", 'disallow'" : ''}) GROUP BY team_id, line_id, occurred_on`;

/** As CreateLedgerFunctions has it. */
const CHECK = `
        WITH movement AS (
          SELECT a.line_id, a.kind, sum(m.amount) AS balance FROM (
            SELECT debit_account AS account, amount FROM public.postings
            UNION ALL SELECT credit_account, -amount FROM public.postings) m
          JOIN public.accounts a ON a.id = m.account WHERE a.line_id IS NOT NULL GROUP BY a.line_id, a.kind
        ), derived AS (
          SELECT line_id, coalesce(sum(balance) FILTER (WHERE kind = 'available'), 0) AS available,
            coalesce(sum(balance) FILTER (WHERE kind = 'reserved'), 0) AS reserved,
            coalesce(sum(balance) FILTER (WHERE kind = 'spent'), 0) AS spent
          FROM movement GROUP BY line_id
        ), touched AS (
          SELECT line_id, count(*) AS moves FROM (SELECT line_id FROM public.postings
            UNION ALL SELECT counter_line_id FROM public.postings WHERE counter_line_id IS NOT NULL) t GROUP BY line_id
        )
        SELECT b.line_id, 'balance', coalesce(d.available, 0) || '/' || coalesce(d.reserved, 0) || '/' || coalesce(d.spent, 0),
          b.available || '/' || b.reserved || '/' || b.spent
        FROM public.line_balances b LEFT JOIN derived d ON d.line_id = b.line_id
        WHERE (b.available, b.reserved, b.spent) IS DISTINCT FROM (coalesce(d.available, 0)::bigint, coalesce(d.reserved, 0)::bigint, coalesce(d.spent, 0)::bigint)
        UNION ALL
        SELECT b.line_id, 'version', coalesce(t.moves, 0)::text, b.version::text
        FROM public.line_balances b LEFT JOIN touched t ON t.line_id = b.line_id WHERE b.version <> coalesce(t.moves, 0)
        UNION ALL
        SELECT l.id, 'missing balance', '', '' FROM public.budget_lines l LEFT JOIN public.line_balances b ON b.line_id = l.id WHERE b.line_id IS NULL
        UNION ALL
        SELECT p.line_id, 'unknown account', '', p.id::text FROM public.postings p
        WHERE NOT EXISTS (SELECT 1 FROM public.accounts a WHERE a.id = p.debit_account)
          OR NOT EXISTS (SELECT 1 FROM public.accounts a WHERE a.id = p.credit_account)
        UNION ALL
        SELECT p.line_id, 'resolved more than reserved', p.amount::text, r.total::text
        FROM public.postings p JOIN (SELECT team_id, pending_id, sum(amount) AS total FROM public.postings
          WHERE pending_id IS NOT NULL GROUP BY team_id, pending_id) r ON r.team_id = p.team_id AND r.pending_id = p.id
        WHERE r.total <> p.amount`;
