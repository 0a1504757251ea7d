import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims that come again: a schedule for each, and a row for every period it was opened or missed in. The key of those
 * rows is what keeps two processes from opening a period twice, and a discarded draft from coming back.
 */
export class RepeatClaims1763901382100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.recurring_expenses (
        team_id uuid NOT NULL CONSTRAINT recurring_expenses_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        owner_id uuid NOT NULL CONSTRAINT recurring_expenses_owner_fk REFERENCES public.users (id),
        state text NOT NULL CONSTRAINT recurring_expenses_state_ck CHECK (state IN ('active', 'paused', 'ended')),
        every text NOT NULL CONSTRAINT recurring_expenses_every_ck CHECK (every IN ('month', 'quarter', 'half-year', 'year')),
        day int NOT NULL CONSTRAINT recurring_expenses_day_ck CHECK (day BETWEEN 1 AND 31),
        first_month date NOT NULL CONSTRAINT recurring_expenses_first_month_ck CHECK (extract(day FROM first_month) = 1),
        ends_on date NOT NULL,
        last_period_on date,
        next_on date,
        stopped_because text CONSTRAINT recurring_expenses_stopped_ck CHECK (stopped_because IN ('owner', 'team', 'stage')),
        title text NOT NULL,
        supplier_name text NOT NULL,
        supplier_business_number text,
        line_name text NOT NULL,
        budget_line_id uuid CONSTRAINT recurring_expenses_budget_line_fk REFERENCES public.budget_lines (id),
        category_id uuid CONSTRAINT recurring_expenses_category_fk REFERENCES public.categories (id),
        vat_treatment text NOT NULL CONSTRAINT recurring_expenses_vat_ck CHECK (vat_treatment IN ('recovered', 'charged')),
        supply_amount bigint NOT NULL CONSTRAINT recurring_expenses_supply_ck CHECK (supply_amount > 0),
        tax_amount bigint NOT NULL CONSTRAINT recurring_expenses_tax_ck CHECK (tax_amount >= 0),
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT recurring_expenses_id_pk PRIMARY KEY (team_id, id)
      );
      CREATE INDEX recurring_expenses_owner_ix ON public.recurring_expenses (team_id, owner_id, next_on);
      CREATE INDEX recurring_expenses_person_ix ON public.recurring_expenses (owner_id);
      CREATE INDEX recurring_expenses_due_ix ON public.recurring_expenses (next_on) WHERE state = 'active';
      CREATE INDEX recurring_expenses_budget_line_ix ON public.recurring_expenses (budget_line_id);
      CREATE INDEX recurring_expenses_category_ix ON public.recurring_expenses (category_id);
      CREATE TABLE public.recurring_periods (
        team_id uuid NOT NULL,
        recurring_id uuid NOT NULL,
        period_on date NOT NULL,
        period_to date NOT NULL,
        due_on date NOT NULL,
        state text NOT NULL CONSTRAINT recurring_periods_state_ck CHECK (state IN ('opened', 'missed')),
        missed_because text CONSTRAINT recurring_periods_missed_ck CHECK (missed_because IN ('late', 'paused')),
        expense_id uuid,
        expected_supply_amount bigint NOT NULL,
        expected_tax_amount bigint NOT NULL,
        expected_claim_amount bigint NOT NULL,
        opened_at timestamptz NOT NULL,
        CONSTRAINT recurring_periods_id_pk PRIMARY KEY (team_id, recurring_id, period_on),
        CONSTRAINT recurring_periods_expense_uq UNIQUE (team_id, expense_id),
        CONSTRAINT recurring_periods_recurring_fk FOREIGN KEY (team_id, recurring_id) REFERENCES public.recurring_expenses (team_id, id),
        CONSTRAINT recurring_periods_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        CONSTRAINT recurring_periods_reason_ck CHECK ((state = 'missed') = (missed_because IS NOT NULL))
      );
    `);
    for (const table of ['recurring_expenses', 'recurring_periods']) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT SELECT, INSERT, UPDATE ON public.${table} TO hanjang_app;
      `);
    }
    // Whose schedules are due is asked before anybody acts: ids and days, no name and no amount.
    await runner.query(`
      CREATE POLICY recurring_expenses_due ON public.recurring_expenses FOR SELECT TO hanjang_auth USING (state = 'active');
      GRANT SELECT (team_id, owner_id, state, next_on) ON public.recurring_expenses TO hanjang_auth;
      CREATE FUNCTION public.recurring_owners() RETURNS TABLE (user_id uuid, team_id uuid, programme_id uuid, office_team_id uuid,
        next_on date, demo_starts_on date, demo_started_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT r.owner_id, r.team_id, p.id, (SELECT o.id FROM public.teams o WHERE o.programme_id = p.id AND o.kind = 'office'),
          min(r.next_on), p.demo_starts_on, p.demo_started_at
        FROM public.recurring_expenses r JOIN public.teams t ON t.id = r.team_id JOIN public.programmes p ON p.id = t.programme_id
        WHERE r.state = 'active' AND r.next_on IS NOT NULL
        GROUP BY r.owner_id, r.team_id, p.id, p.demo_starts_on, p.demo_started_at ORDER BY min(r.next_on), r.owner_id
      $$;
      REVOKE EXECUTE ON FUNCTION public.recurring_owners() FROM PUBLIC;
      ALTER FUNCTION public.recurring_owners() OWNER TO hanjang_auth;
      SET LOCAL ROLE hanjang_auth; GRANT EXECUTE ON FUNCTION public.recurring_owners() TO hanjang_app; RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth; DROP FUNCTION public.recurring_owners(); RESET ROLE;
      DROP TABLE public.recurring_periods, public.recurring_expenses;
    `);
  }
}
