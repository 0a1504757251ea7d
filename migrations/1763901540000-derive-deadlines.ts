import type { MigrationInterface, QueryRunner } from 'typeorm';

const PROGRAMME = 'programme_id = (SELECT public.app_programme_id())';
const OFFICER = `${PROGRAMME} AND (SELECT public.app_programme_role()) = 'officer'`;
const OWN = `user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])`;

/**
 * What falls due within and after a stage, as the programme changed it; without a row the standard holds. Its own days
 * off beside the official holidays. What each person was told of a deadline last, so that nobody hears of it twice. And
 * fiscal years that are closed: their budget lines stay closed until the year is opened again.
 */
export class DeriveDeadlines1763901540000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.stage_deadlines (
        programme_id uuid NOT NULL CONSTRAINT stage_deadlines_programme_fk REFERENCES public.programmes (id),
        code text NOT NULL CONSTRAINT stage_deadlines_code_ck CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
        title_ko text NOT NULL, title_en text NOT NULL,
        article_ko text NOT NULL DEFAULT '', article_en text NOT NULL DEFAULT '',
        base text NOT NULL CONSTRAINT stage_deadlines_base_ck CHECK (base IN ('stage-start', 'stage-end', 'year-end', 'settlement')),
        months int NOT NULL CONSTRAINT stage_deadlines_months_ck CHECK (months BETWEEN -120 AND 120),
        days int NOT NULL CONSTRAINT stage_deadlines_days_ck CHECK (days BETWEEN -1000 AND 1000),
        shift text NOT NULL CONSTRAINT stage_deadlines_shift_ck CHECK (shift IN ('none', 'next', 'previous')),
        roles text[] NOT NULL,
        active boolean NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT stage_deadlines_id_pk PRIMARY KEY (programme_id, code)
      );
      CREATE TABLE public.days_off (
        programme_id uuid NOT NULL CONSTRAINT days_off_programme_fk REFERENCES public.programmes (id),
        day date NOT NULL,
        name text NOT NULL CONSTRAINT days_off_name_ck CHECK (name <> '' AND char_length(name) <= 60),
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL,
        CONSTRAINT days_off_id_pk PRIMARY KEY (programme_id, day)
      );
      CREATE TABLE public.deadline_notices (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        subject_id uuid NOT NULL, -- the stage or the fiscal year
        code text NOT NULL,
        due_on date NOT NULL,
        step int NOT NULL CONSTRAINT deadline_notices_step_ck CHECK (step IN (90, 60, 30, 7, 0)), -- days before it; 90 when only its move was told
        told_at timestamptz NOT NULL,
        CONSTRAINT deadline_notices_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT deadline_notices_once_uq UNIQUE (team_id, user_id, subject_id, code),
        CONSTRAINT deadline_notices_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      CREATE TABLE public.year_closings (
        programme_id uuid NOT NULL CONSTRAINT year_closings_programme_fk REFERENCES public.programmes (id),
        id uuid NOT NULL,
        fiscal_year_id uuid NOT NULL CONSTRAINT year_closings_year_fk REFERENCES public.fiscal_years (id),
        line_ids uuid[] NOT NULL, -- those that this closing closed, and no other one
        closed_by uuid NOT NULL, closed_at timestamptz NOT NULL,
        reopened_by uuid, reopened_at timestamptz, reason text,
        CONSTRAINT year_closings_id_pk PRIMARY KEY (programme_id, id),
        CONSTRAINT year_closings_reopened_ck CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reason IS NULL))
      );
      CREATE UNIQUE INDEX year_closings_once_uq ON public.year_closings (fiscal_year_id) WHERE reopened_at IS NULL;
      ALTER TABLE public.fiscal_years ADD COLUMN closed_at timestamptz;
    `);
    for (const table of ['stage_deadlines', 'days_off', 'year_closings'])
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (${table === 'year_closings' ? `${PROGRAMME} AND (SELECT public.app_programme_role()) <> ''` : PROGRAMME});
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app WITH CHECK (${OFFICER});
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app USING (${OFFICER});
        GRANT SELECT, INSERT, UPDATE ON public.${table} TO hanjang_app;
      `);
    for (const table of ['stage_deadlines', 'days_off'])
      await runner.query(`
        CREATE POLICY ${table}_delete ON public.${table} FOR DELETE TO hanjang_app USING (${OFFICER});
        GRANT DELETE ON public.${table} TO hanjang_app;
      `);
    await runner.query(`
      ALTER TABLE public.deadline_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY deadline_notices_read ON public.deadline_notices FOR SELECT TO hanjang_app
        USING (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY deadline_notices_insert ON public.deadline_notices FOR INSERT TO hanjang_app WITH CHECK (${OWN});
      CREATE POLICY deadline_notices_update ON public.deadline_notices FOR UPDATE TO hanjang_app USING (${OWN});
      GRANT SELECT, INSERT, UPDATE (due_on, step, told_at) ON public.deadline_notices TO hanjang_app;

      -- Everybody who can sign in, with what they may do: whom a deadline concerns is the product's to say.
      CREATE FUNCTION public.deadline_people() RETURNS TABLE (user_id uuid, team_id uuid, programme_id uuid, office_team_id uuid,
        roles text[], demo_starts_on date, demo_started_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.id, u.team_id, p.id, (SELECT o.id FROM public.teams o WHERE o.programme_id = p.id AND o.kind = 'office'),
          array_agg(m.role ORDER BY m.role), p.demo_starts_on, p.demo_started_at
        FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes p ON p.id = t.programme_id
        JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id
        WHERE u.status = 'active' GROUP BY u.id, u.team_id, p.id ORDER BY p.id, u.id
      $$;
      REVOKE EXECUTE ON FUNCTION public.deadline_people() FROM PUBLIC;
      ALTER FUNCTION public.deadline_people() OWNER TO hanjang_auth;
      SET LOCAL ROLE hanjang_auth; GRANT EXECUTE ON FUNCTION public.deadline_people() TO hanjang_app; RESET ROLE;

      -- In whose name the command line acts: an officer of the programme, the first one when no address is given.
      CREATE FUNCTION public.officer_called(p_programme text, p_email text) RETURNS TABLE (user_id uuid, team_id uuid, programme_id uuid,
        demo_starts_on date, demo_started_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.id, u.team_id, p.id, p.demo_starts_on, p.demo_started_at
        FROM public.programmes p JOIN public.teams t ON t.programme_id = p.id AND t.kind = 'office' JOIN public.users u ON u.team_id = t.id
        JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id AND m.role = 'officer'
        WHERE p.code = p_programme AND u.status = 'active' AND (p_email IS NULL OR lower(u.email) = lower(p_email))
        ORDER BY u.id LIMIT 1
      $$;
      REVOKE EXECUTE ON FUNCTION public.officer_called(text, text) FROM PUBLIC;
      ALTER FUNCTION public.officer_called(text, text) OWNER TO hanjang_auth;
      SET LOCAL ROLE hanjang_auth; GRANT EXECUTE ON FUNCTION public.officer_called(text, text) TO hanjang_owner; RESET ROLE;

      -- A closed year gets no new lines, and its lines aren't opened one by one.
      CREATE FUNCTION public.keep_closed_years() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM public.fiscal_years y WHERE y.id = NEW.fiscal_year_id AND y.closed_at IS NOT NULL) THEN
          RAISE EXCEPTION 'the fiscal year is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_lines_year_open_ck';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER budget_lines_year_open_new BEFORE INSERT ON public.budget_lines
        FOR EACH ROW EXECUTE FUNCTION public.keep_closed_years();
      CREATE TRIGGER budget_lines_year_open BEFORE UPDATE OF closed ON public.budget_lines
        FOR EACH ROW WHEN (OLD.closed AND NOT NEW.closed) EXECUTE FUNCTION public.keep_closed_years();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER budget_lines_year_open ON public.budget_lines;
      DROP TRIGGER budget_lines_year_open_new ON public.budget_lines;
      DROP FUNCTION public.keep_closed_years();
      SET LOCAL ROLE hanjang_auth; DROP FUNCTION public.deadline_people(), public.officer_called(text, text); RESET ROLE;
      ALTER TABLE public.fiscal_years DROP COLUMN closed_at;
      DROP TABLE public.year_closings, public.deadline_notices, public.days_off, public.stage_deadlines;
    `);
  }
}
