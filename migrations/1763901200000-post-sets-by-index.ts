import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same rows and refusals as before, told so that the planner can't go wrong: as a SQL function `ledger_rows` was planned
 * again at each call, which took longer than the work, and its join to the postings read the whole table once that was
 * large. In PL/pgSQL the plan is kept, and the lateral look-up of one reservation can only go by the primary key.
 */
export class PostSetsByIndex1763901200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_ledger;
      CREATE OR REPLACE FUNCTION public.ledger_rows(p_groups jsonb) RETURNS public.ledger_row[]
      LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_rows public.ledger_row[];
      BEGIN
        WITH resolved AS (
          ${ENTRIES}
          LEFT JOIN LATERAL (SELECT o.line_id, o.amount FROM public.postings o
            WHERE o.team_id = (g.value->>'teamId')::uuid AND o.id = (e.value->>'pendingId')::uuid AND o.kind = 'reserve' LIMIT 1
          ) p ON e.value ? 'pendingId'
        ), ${EXPANDED}
        ${ROWS} INTO v_rows FROM expanded;
        RETURN v_rows;
      END $$;
      RESET ROLE;
    `);
  }

  /** The definition of CreateLedgerFunctions. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_ledger;
      CREATE OR REPLACE FUNCTION public.ledger_rows(p_groups jsonb) RETURNS public.ledger_row[]
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        WITH resolved AS (
          ${ENTRIES}
          LEFT JOIN public.postings p ON p.team_id = (g.value->>'teamId')::uuid AND p.id = (e.value->>'pendingId')::uuid AND p.kind = 'reserve'
        ), ${EXPANDED}
        ${ROWS} FROM expanded
      $$;
      RESET ROLE;
    `);
  }
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

const ROWS = `SELECT array_agg(ROW(group_index, entry_index, team_id, group_id, id, coalesce(fault, kind), line_id, counter_line_id, amount,
          pending_id, corrects_id,
          CASE kind WHEN 'appropriate' THEN amount WHEN 'allocate' THEN amount WHEN 'transfer' THEN amount WHEN 'refund' THEN amount
            WHEN 'void-pending' THEN amount WHEN 'release' THEN amount WHEN 'reserve' THEN -amount WHEN 'spend' THEN -amount
            WHEN 'return' THEN -amount ELSE 0 END,
          CASE kind WHEN 'reserve' THEN amount WHEN 'post-pending' THEN -amount WHEN 'void-pending' THEN -amount
            WHEN 'release' THEN -amount ELSE 0 END,
          CASE kind WHEN 'post-pending' THEN amount WHEN 'spend' THEN amount WHEN 'refund' THEN -amount ELSE 0 END
        )::public.ledger_row ORDER BY group_index, entry_index)`;
