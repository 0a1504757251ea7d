import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a team may know of a common pot is its band some days ago, so that nobody sees a rival's purchase by looking before
 * and after. `pot_days` keeps what each business day changed, under the day on which it could be known at the earliest:
 * an entry that is written for an earlier day doesn't change what was shown since.
 */
export class ShowPotsWithADelay1763901570000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.programmes
        ADD pot_band_delay_days int NOT NULL DEFAULT 7 CONSTRAINT programmes_pot_band_delay_ck CHECK (pot_band_delay_days BETWEEN 0 AND 92),
        ADD stuck_days int NOT NULL DEFAULT 30 CONSTRAINT programmes_stuck_days_ck CHECK (stuck_days BETWEEN 7 AND 180);

      -- The business day of the unit of work; a demonstration has its own.
      CREATE FUNCTION public.app_business_on() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(nullif(current_setting('app.business_on', true), '')::date, (now() AT TIME ZONE 'Asia/Seoul')::date);

      CREATE TABLE public.pot_days (
        owner_team_id uuid NOT NULL,
        line_id uuid NOT NULL,
        known_on date NOT NULL,
        available bigint NOT NULL, -- changes of the day
        total bigint NOT NULL,
        CONSTRAINT pot_days_id_pk PRIMARY KEY (owner_team_id, line_id, known_on)
      ) WITH (fillfactor = 70);
      ALTER TABLE public.pot_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY pot_days_ledger ON public.pot_days TO hanjang_ledger USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE ON public.pot_days TO hanjang_ledger;

      CREATE FUNCTION public.count_pot_day() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.pot_days AS d (owner_team_id, line_id, known_on, available, total)
        SELECT b.owner_team_id, b.id, greatest(NEW.occurred_on, public.app_business_on()), c.available, c.total
        FROM (VALUES (NEW.line_id, ${LINE_AVAILABLE}, ${LINE_TOTAL}),
          (NEW.counter_line_id, ${COUNTER_CHANGE}, ${COUNTER_CHANGE})) c (line_id, available, total)
        JOIN public.budget_lines b ON b.id = c.line_id
        WHERE b.audience = 'programme' AND (c.available, c.total) <> (0, 0) ORDER BY b.id
        ON CONFLICT (owner_team_id, line_id, known_on) DO UPDATE
          SET available = d.available + EXCLUDED.available, total = d.total + EXCLUDED.total;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION public.count_pot_day() FROM PUBLIC;
      -- An entry on another owner's line has no version of it; the office's own are few. A team's own lines pay nothing for this.
      CREATE TRIGGER postings_count_pot_day AFTER INSERT ON public.postings FOR EACH ROW
        WHEN (NEW.line_version IS NULL OR NEW.team_id = public.app_office_team_id()) EXECUTE FUNCTION public.count_pot_day();

      SET LOCAL ROLE hanjang_ledger;
      INSERT INTO public.pot_days (owner_team_id, line_id, known_on, available, total)
      SELECT b.owner_team_id, b.id,
        -- A demonstration's past was written on the day it was loaded.
        CASE WHEN p.demo_starts_on IS NULL THEN greatest(e.occurred_on, (e.recorded_at AT TIME ZONE 'Asia/Seoul')::date) ELSE e.occurred_on END,
        sum(e.available), sum(e.total)
      FROM (${POT_CHANGES}) e JOIN public.budget_lines b ON b.id = e.line_id AND b.audience = 'programme'
      JOIN public.programmes p ON p.id = b.programme_id
      GROUP BY 1, 2, 3;

      CREATE OR REPLACE FUNCTION public.pot_band(p_line uuid) RETURNS int
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT CASE
            -- Money that came later than the day shown: nothing of it was used then.
            WHEN d.total <= 0 THEN CASE WHEN b.available + b.reserved + b.spent = 0 THEN 0 ELSE p.pot_band_count END
            ELSE least(p.pot_band_count, greatest(0, ceil(d.available * p.pot_band_count / d.total)))::int END
        FROM public.budget_lines l JOIN public.line_balances b ON b.line_id = l.id JOIN public.programmes p ON p.id = l.programme_id
        CROSS JOIN LATERAL (SELECT coalesce(sum(k.available), 0) AS available, coalesce(sum(k.total), 0) AS total FROM public.pot_days k
          WHERE k.owner_team_id = l.owner_team_id AND k.line_id = l.id
            AND k.known_on <= public.app_business_on() - p.pot_band_delay_days) d
        WHERE l.id = p_line AND l.audience = 'programme' AND l.owner_team_id = public.app_office_team_id()
      $$;

      CREATE FUNCTION public.pot_days_check() RETURNS TABLE (line_id uuid, fault text, expected text, found text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT l.id, 'days of a pot', b.available || '/' || (b.available + b.reserved + b.spent),
          coalesce(sum(d.available), 0) || '/' || coalesce(sum(d.total), 0)
        FROM public.budget_lines l JOIN public.line_balances b ON b.line_id = l.id
        LEFT JOIN public.pot_days d ON d.owner_team_id = l.owner_team_id AND d.line_id = l.id
        WHERE l.audience = 'programme' GROUP BY l.id, b.available, b.reserved, b.spent
        HAVING (coalesce(sum(d.available), 0), coalesce(sum(d.total), 0)) <> (b.available, b.available + b.reserved + b.spent)
      $$;
      REVOKE EXECUTE ON FUNCTION public.pot_days_check() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION public.pot_days_check() TO hanjang_owner;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_ledger;
      DROP FUNCTION public.pot_days_check();
      CREATE OR REPLACE FUNCTION public.pot_band(p_line uuid) RETURNS int
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT CASE WHEN b.available = 0 THEN 0
          ELSE ceil(b.available::numeric * p.pot_band_count / (b.available + b.reserved + b.spent))::int END
        FROM public.line_balances b JOIN public.budget_lines l ON l.id = b.line_id JOIN public.programmes p ON p.id = l.programme_id
        WHERE b.line_id = p_line AND l.audience = 'programme' AND l.owner_team_id = public.app_office_team_id()
      $$;
      RESET ROLE;
      DROP TRIGGER postings_count_pot_day ON public.postings;
      DROP FUNCTION public.count_pot_day();
      DROP TABLE public.pot_days;
      DROP FUNCTION public.app_business_on();
      ALTER TABLE public.programmes DROP COLUMN pot_band_delay_days, DROP COLUMN stuck_days;
    `);
  }
}

/** What a posting does to the line it names; the same as `ledger_rows` takes from balances. */
function available(row: string): string {
  return `CASE WHEN ${row}.kind IN ('allocate', 'transfer', 'refund', 'void-pending', 'release', 'carry-over', 'disallow', 'return-to-fund') THEN ${row}.amount
            WHEN ${row}.kind IN ('reserve', 'spend', 'return', 'deallocate', 'return-due', 'keep-own') THEN -${row}.amount ELSE 0 END`;
}

function total(row: string): string {
  return `CASE WHEN ${row}.kind IN ('allocate', 'transfer', 'carry-over', 'return-to-fund') THEN ${row}.amount
            WHEN ${row}.kind IN ('return', 'deallocate', 'return-due', 'keep-own') THEN -${row}.amount ELSE 0 END`;
}

function counter(row: string): string {
  return `CASE ${row}.kind WHEN 'deallocate' THEN ${row}.amount ELSE -${row}.amount END`;
}

const LINE_AVAILABLE = available('NEW');
const LINE_TOTAL = total('NEW');
const COUNTER_CHANGE = counter('NEW');

const POT_CHANGES = `SELECT q.line_id, q.occurred_on, q.recorded_at, ${available('q')} AS available, ${total('q')} AS total FROM public.postings q
        UNION ALL
        SELECT q.counter_line_id, q.occurred_on, q.recorded_at, ${counter('q')}, ${counter('q')} FROM public.postings q
        WHERE q.counter_line_id IS NOT NULL`;
