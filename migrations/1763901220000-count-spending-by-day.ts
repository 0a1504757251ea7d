import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each team spent on each line by day, counted as it is posted: pages that draw the course of spending read a few
 * hundred rows and not every posting there ever was. A day of a line is written under that line's lock, which the posting
 * holds anyway; reservations, the commonest postings, write nothing here. `ledger_check` proves it against the postings.
 */
export class CountSpendingByDay1763901220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.spending_days (
        team_id uuid NOT NULL,
        line_id uuid NOT NULL,
        spent_on date NOT NULL,
        spent bigint NOT NULL,
        CONSTRAINT spending_days_id_pk PRIMARY KEY (team_id, line_id, spent_on)
      ) WITH (fillfactor = 70);
      CREATE INDEX spending_days_line_ix ON public.spending_days (line_id, spent_on);
      ALTER TABLE public.spending_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY spending_days_ledger ON public.spending_days TO hanjang_ledger USING (true) WITH CHECK (true);
      CREATE POLICY spending_days_read ON public.spending_days FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      GRANT SELECT ON public.spending_days TO hanjang_app;
      GRANT SELECT, INSERT, UPDATE ON public.spending_days TO hanjang_ledger;

      CREATE FUNCTION public.count_spending() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.spending_days AS d (team_id, line_id, spent_on, spent)
        VALUES (NEW.team_id, NEW.line_id, NEW.occurred_on, CASE NEW.kind WHEN 'refund' THEN -NEW.amount ELSE NEW.amount END)
        ON CONFLICT (team_id, line_id, spent_on) DO UPDATE SET spent = d.spent + EXCLUDED.spent;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION public.count_spending() FROM PUBLIC;
      CREATE TRIGGER postings_count_spending AFTER INSERT ON public.postings FOR EACH ROW
        WHEN (NEW.kind IN ('post-pending', 'spend', 'refund')) EXECUTE FUNCTION public.count_spending();

      SET LOCAL ROLE hanjang_ledger;
      INSERT INTO public.spending_days (team_id, line_id, spent_on, spent) ${COUNTED};
      CREATE OR REPLACE FUNCTION public.ledger_check() RETURNS TABLE (line_id uuid, fault text, expected text, found text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$${CHECK}
        UNION ALL
        SELECT coalesce(p.line_id, d.line_id), 'spending of a day', coalesce(p.spent, 0)::text, coalesce(d.spent, 0)::text
        FROM (${COUNTED}) p FULL JOIN public.spending_days d USING (team_id, line_id, spent_on)
        WHERE p.spent IS DISTINCT FROM d.spent
      $$;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER postings_count_spending ON public.postings;
      DROP FUNCTION public.count_spending();
      SET LOCAL ROLE hanjang_ledger;
      CREATE OR REPLACE FUNCTION public.ledger_check() RETURNS TABLE (line_id uuid, fault text, expected text, found text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$${CHECK} $$;
      RESET ROLE;
      DROP TABLE public.spending_days;
    `);
  }
}

const COUNTED = `SELECT team_id, line_id, occurred_on AS spent_on,
          sum(CASE kind WHEN 'refund' THEN -amount ELSE amount END)::bigint AS spent
        FROM public.postings WHERE kind IN ('post-pending', 'spend', 'refund') GROUP BY team_id, line_id, occurred_on`;

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
