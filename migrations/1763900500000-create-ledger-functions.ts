import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPLICATION_FUNCTIONS = [
  'ledger_post(jsonb)',
  'ledger_post_many(jsonb)',
  'pot_band(uuid)',
  'pot_permits(uuid)',
];

/**
 * The only way money moves. One call takes a whole posting group, locks the lines in sorted order, takes the amount with
 * the limit in the same statement and inserts the postings; nothing waits for the network meanwhile.
 *
 * A group: { teamId, groupId, key, inputHash, causeType, causeId, occurredOn, actorId, reason,
 *            entries: [{ id, kind, lineId, counterLineId?, amount, pendingId?, releaseId?, correctsId? }] }
 * Refusals are raised: HJ001 not enough money (detail: line), HJ002 no such line or right, HJ003 key used for other
 * input, HJ004 pending posting already resolved, HJ005 not a valid entry, HJ006 line closed.
 */
export class CreateLedgerFunctions1763900500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE public.ledger_row AS (
        group_index int, entry_index int, team_id uuid, group_id uuid, id uuid, kind text, line_id uuid, counter_line_id uuid,
        amount bigint, pending_id uuid, corrects_id uuid, available_change bigint, reserved_change bigint, spent_change bigint
      );

      -- The entries of all groups as rows, the release of what a partial post leaves over included.
      CREATE FUNCTION public.ledger_rows(p_groups jsonb) RETURNS public.ledger_row[]
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        WITH entry AS (
          SELECT g.ordinality::int AS group_index, e.ordinality::int AS entry_index, (g.value->>'teamId')::uuid AS team_id,
            (g.value->>'groupId')::uuid AS group_id, (e.value->>'id')::uuid AS id, e.value->>'kind' AS kind,
            (e.value->>'lineId')::uuid AS line_id, (e.value->>'counterLineId')::uuid AS counter_line_id,
            (e.value->>'amount')::bigint AS amount, (e.value->>'pendingId')::uuid AS pending_id,
            (e.value->>'releaseId')::uuid AS release_id, (e.value->>'correctsId')::uuid AS corrects_id
          FROM jsonb_array_elements(p_groups) WITH ORDINALITY g
          CROSS JOIN LATERAL jsonb_array_elements(g.value->'entries') WITH ORDINALITY e
        ), resolved AS (
          SELECT e.*, p.line_id AS pending_line_id, p.amount AS pending_amount
          FROM entry e LEFT JOIN public.postings p
            ON e.pending_id IS NOT NULL AND p.team_id = e.team_id AND p.id = e.pending_id AND p.kind = 'reserve'
        ), expanded AS (
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
        )
        SELECT array_agg(ROW(group_index, entry_index, team_id, group_id, id, coalesce(fault, kind), line_id, counter_line_id, amount,
          pending_id, corrects_id,
          CASE kind WHEN 'appropriate' THEN amount WHEN 'allocate' THEN amount WHEN 'transfer' THEN amount WHEN 'refund' THEN amount
            WHEN 'void-pending' THEN amount WHEN 'release' THEN amount WHEN 'reserve' THEN -amount WHEN 'spend' THEN -amount
            WHEN 'return' THEN -amount ELSE 0 END,
          CASE kind WHEN 'reserve' THEN amount WHEN 'post-pending' THEN -amount WHEN 'void-pending' THEN -amount
            WHEN 'release' THEN -amount ELSE 0 END,
          CASE kind WHEN 'post-pending' THEN amount WHEN 'spend' THEN amount WHEN 'refund' THEN -amount ELSE 0 END
        )::public.ledger_row ORDER BY group_index, entry_index) FROM expanded
      $$;

      -- Who may move what: a team its own lines; only an officer gives or takes budget, or reserves on the common pot.
      CREATE FUNCTION public.ledger_authorise(p_rows public.ledger_row[]) RETURNS void
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
            WHEN r.kind IN ('appropriate', 'allocate', 'transfer', 'return')
              AND (NOT v_officer OR b.owner_team_id <> r.team_id) THEN 'HJ002'
            WHEN r.kind = 'appropriate' AND b.kind <> 'appropriation' THEN 'HJ005'
            WHEN r.kind IN ('allocate', 'transfer') AND (c.id IS NULL OR c.id = b.id OR c.fund_id <> b.fund_id
              OR NOT c.owner_team_id = ANY (v_write)) THEN 'HJ005'
            WHEN r.kind NOT IN ('allocate', 'transfer') AND r.counter_line_id IS NOT NULL THEN 'HJ005'
            WHEN b.kind = 'appropriation' AND r.kind NOT IN ('appropriate', 'return', 'transfer') THEN 'HJ005'
            WHEN b.owner_team_id <> r.team_id AND NOT (b.audience = 'programme' AND b.owner_team_id = public.app_office_team_id()
              AND (r.kind IN ('post-pending', 'void-pending', 'release', 'refund') OR (r.kind = 'reserve' AND v_officer))) THEN 'HJ002'
            WHEN r.kind = 'refund' AND r.corrects_id IS NULL THEN 'HJ005'
            WHEN r.kind NOT IN ('appropriate', 'allocate', 'transfer', 'reserve', 'post-pending', 'void-pending', 'release',
              'spend', 'refund', 'return') THEN 'HJ005'
          END, r.line_id
        INTO v_fault, v_line
        FROM unnest(p_rows) r
        LEFT JOIN public.budget_lines b ON b.id = r.line_id
        LEFT JOIN public.budget_lines c ON c.id = r.counter_line_id
        ORDER BY 1 NULLS LAST LIMIT 1;
        IF v_fault IS NOT NULL THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = v_fault, DETAIL = coalesce(v_line::text, '');
        END IF;
      END $$;

      -- Takes all groups or raises. Every decrease of every group must fit at once, so that no order of them overdraws.
      CREATE FUNCTION public.ledger_apply(p_groups jsonb) RETURNS jsonb
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
            SELECT group_index, counter_line_id, -amount, 0, 0 FROM unnest(v_rows) WHERE counter_line_id IS NOT NULL
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
        INSERT INTO public.postings (team_id, id, group_id, kind, debit_account, credit_account, amount, line_id, line_version,
          counter_line_id, pending_id, corrects_id, cause_type, cause_id, occurred_on, actor_id, reason)
        SELECT m.team_id, m.id, m.group_id, m.kind,
          CASE m.kind WHEN 'reserve' THEN public.account_id(m.line_id, 'reserved') WHEN 'post-pending' THEN public.account_id(m.line_id, 'spent')
            WHEN 'spend' THEN public.account_id(m.line_id, 'spent') WHEN 'return' THEN public.account_id(m.office_id, 'returned')
            ELSE public.account_id(m.line_id, 'available') END,
          CASE m.kind WHEN 'appropriate' THEN public.account_id(m.office_id, 'treasury')
            WHEN 'allocate' THEN public.account_id(m.counter_line_id, 'available') WHEN 'transfer' THEN public.account_id(m.counter_line_id, 'available')
            WHEN 'reserve' THEN public.account_id(m.line_id, 'available') WHEN 'spend' THEN public.account_id(m.line_id, 'available')
            WHEN 'return' THEN public.account_id(m.line_id, 'available') WHEN 'refund' THEN public.account_id(m.line_id, 'spent')
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
      END $$;

      -- The commonest group by far, one reservation on one line, without the general machinery: the same checks, the same rows.
      CREATE FUNCTION public.ledger_reserve(g jsonb, e jsonb) RETURNS jsonb
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_team uuid := (g->>'teamId')::uuid; v_line uuid := (e->>'lineId')::uuid; v_amount bigint := (e->>'amount')::bigint;
        v_owner uuid; v_closed boolean; v_kind text; v_pot boolean; v_own boolean; v_available bigint; v_reserved bigint; v_spent bigint; v_version bigint;
      BEGIN
        SELECT b.owner_team_id, b.closed, b.kind, b.audience = 'programme' AND b.owner_team_id = public.app_office_team_id()
        INTO v_owner, v_closed, v_kind, v_pot FROM public.budget_lines b WHERE b.id = v_line;
        v_own := v_owner = v_team;
        IF v_own IS NOT TRUE AND NOT (v_owner IS NOT NULL AND v_pot AND public.app_programme_role() = 'officer') THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ002', DETAIL = v_line::text;
        ELSIF v_amount IS NULL OR v_amount <= 0 OR e->>'id' IS NULL OR v_kind = 'appropriation' THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ005', DETAIL = v_line::text;
        ELSIF v_closed THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ006', DETAIL = v_line::text;
        END IF;
        UPDATE public.line_balances b SET available = b.available - v_amount, reserved = b.reserved + v_amount, version = b.version + 1
        WHERE b.line_id = v_line AND b.available >= v_amount
        RETURNING b.available, b.reserved, b.spent, b.version INTO v_available, v_reserved, v_spent, v_version;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ001', DETAIL = v_line::text;
        END IF;
        INSERT INTO public.postings (team_id, id, group_id, kind, debit_account, credit_account, amount, line_id, line_version,
          cause_type, cause_id, occurred_on, actor_id, reason)
        VALUES (v_team, (e->>'id')::uuid, (g->>'groupId')::uuid, 'reserve', public.account_id(v_line, 'reserved'),
          public.account_id(v_line, 'available'), v_amount, v_line, CASE WHEN v_own THEN v_version END, g->>'causeType',
          (g->>'causeId')::uuid, (g->>'occurredOn')::date, (g->>'actorId')::uuid, coalesce(g->>'reason', ''));
        IF NOT v_owner = ANY (public.app_read_team_ids()) THEN RETURN '[]'; END IF;
        RETURN jsonb_build_array(jsonb_build_object('lineId', v_line, 'version', v_version::text, 'available', v_available::text,
          'reserved', v_reserved::text, 'spent', v_spent::text));
      END $$;

      CREATE FUNCTION public.ledger_post(g jsonb) RETURNS jsonb
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_hash text; v_group uuid;
      BEGIN
        IF NOT (g->>'teamId')::uuid = ANY (public.app_write_team_ids()) THEN
          RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ002', DETAIL = '';
        END IF;
        INSERT INTO public.posting_keys (team_id, idempotency_key, input_hash, group_id)
        VALUES ((g->>'teamId')::uuid, g->>'key', g->>'inputHash', (g->>'groupId')::uuid) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          SELECT k.input_hash, k.group_id INTO v_hash, v_group FROM public.posting_keys k
          WHERE k.team_id = (g->>'teamId')::uuid AND k.idempotency_key = g->>'key';
          IF v_hash IS DISTINCT FROM g->>'inputHash' THEN
            RAISE EXCEPTION 'ledger refused' USING ERRCODE = 'HJ003', DETAIL = '';
          END IF;
          RETURN jsonb_build_object('groupId', v_group, 'replayed', true, 'lines', '[]'::jsonb);
        END IF;
        RETURN jsonb_build_object('groupId', g->>'groupId', 'replayed', false, 'lines',
          CASE WHEN jsonb_array_length(g->'entries') = 1 AND g->'entries'->0->>'kind' = 'reserve'
            THEN public.ledger_reserve(g, g->'entries'->0) ELSE public.ledger_apply(jsonb_build_array(g)) END);
      END $$;

      -- Each group is decided by itself; when all fit, which is the rule, they go in as one set.
      CREATE FUNCTION public.ledger_post_many(p_groups jsonb) RETURNS jsonb
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_group jsonb; v_one jsonb; v_results jsonb := '[]'; v_count int; v_detail text;
      BEGIN
        BEGIN
          IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_groups) x WHERE NOT (x->>'teamId')::uuid = ANY (public.app_write_team_ids())) THEN
            RAISE EXCEPTION 'one by one' USING ERRCODE = 'HJ000';
          END IF;
          INSERT INTO public.posting_keys (team_id, idempotency_key, input_hash, group_id)
          SELECT (x->>'teamId')::uuid, x->>'key', x->>'inputHash', (x->>'groupId')::uuid FROM jsonb_array_elements(p_groups) x
          ORDER BY x->>'teamId', x->>'key' ON CONFLICT DO NOTHING;
          GET DIAGNOSTICS v_count = ROW_COUNT;
          IF v_count < jsonb_array_length(p_groups) THEN RAISE EXCEPTION 'one by one' USING ERRCODE = 'HJ000'; END IF;
          PERFORM public.ledger_apply(p_groups);
          SELECT jsonb_agg(jsonb_build_object('groupId', x->>'groupId', 'status', 'posted')) INTO v_results FROM jsonb_array_elements(p_groups) x;
          RETURN coalesce(v_results, '[]');
        EXCEPTION WHEN OTHERS THEN
          IF SQLSTATE NOT LIKE 'HJ%' AND SQLSTATE NOT IN ('23505', '22003', '22P02') THEN RAISE; END IF;
        END;
        FOR v_group IN SELECT value FROM jsonb_array_elements(p_groups) LOOP
          BEGIN
            v_one := public.ledger_post(v_group);
            v_results := v_results || jsonb_build_object('groupId', v_one->>'groupId',
              'status', CASE WHEN (v_one->>'replayed')::boolean THEN 'replayed' ELSE 'posted' END);
          EXCEPTION WHEN OTHERS THEN
            IF SQLSTATE NOT LIKE 'HJ%' AND SQLSTATE NOT IN ('23505', '22003', '22P02') THEN RAISE; END IF;
            GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL;
            v_results := v_results || jsonb_build_object('groupId', v_group->>'groupId', 'status', 'refused', 'sqlState', SQLSTATE,
              'lineId', CASE WHEN SQLSTATE LIKE 'HJ%' THEN nullif(v_detail, '') END);
          END;
        END LOOP;
        RETURN v_results;
      END $$;

      -- What a team may know of the common pot: the band its balance lies in, counted from 0 (empty) to the programme's number.
      CREATE FUNCTION public.pot_band(p_line uuid) RETURNS int
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT CASE WHEN b.available = 0 THEN 0
          ELSE ceil(b.available::numeric * p.pot_band_count / (b.available + b.reserved + b.spent))::int END
        FROM public.line_balances b JOIN public.budget_lines l ON l.id = b.line_id JOIN public.programmes p ON p.id = l.programme_id
        WHERE b.line_id = p_line AND l.audience = 'programme' AND l.owner_team_id = public.app_office_team_id()
      $$;

      -- True when the line is the common pot of the actor's own programme.
      CREATE FUNCTION public.pot_permits(p_line uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT 1 FROM public.budget_lines l WHERE l.id = p_line AND l.audience = 'programme'
          AND l.owner_team_id = public.app_office_team_id())
      $$;

      -- Recomputes every balance from the postings; returns a row for each fault, none when the books are right.
      CREATE FUNCTION public.ledger_check() RETURNS TABLE (line_id uuid, fault text, expected text, found text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
        WHERE r.total <> p.amount
      $$;
    `);
    const internal = [
      'ledger_rows(jsonb)',
      'ledger_authorise(public.ledger_row[])',
      'ledger_apply(jsonb)',
      'ledger_reserve(jsonb, jsonb)',
    ];
    for (const signature of [...internal, ...APPLICATION_FUNCTIONS, 'ledger_check()']) {
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_ledger;
      `);
    }
    await runner.query('SET LOCAL ROLE hanjang_ledger');
    for (const signature of APPLICATION_FUNCTIONS) {
      await runner.query(`GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_app`);
    }
    await runner.query('GRANT EXECUTE ON FUNCTION public.ledger_check() TO hanjang_owner; RESET ROLE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_ledger;
      DROP FUNCTION public.ledger_check(), public.pot_permits(uuid), public.pot_band(uuid), public.ledger_post_many(jsonb),
        public.ledger_post(jsonb), public.ledger_reserve(jsonb, jsonb), public.ledger_apply(jsonb), public.ledger_authorise(public.ledger_row[]), public.ledger_rows(jsonb);
      RESET ROLE;
      DROP TYPE public.ledger_row;
    `);
  }
}
