import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which claims were typed into a national system, by whom and when, and which of the systems a team uses. A mark is
 * taken back by deleting it: the audit trail keeps both.
 */
export class KeepNationalEntries1763901391000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.national_entries (
        team_id uuid NOT NULL CONSTRAINT national_entries_team_fk REFERENCES public.teams (id),
        expense_id uuid NOT NULL,
        system text NOT NULL CONSTRAINT national_entries_system_ck CHECK (system ~ '^[a-z][a-z0-9-]{0,39}$'),
        entered_by uuid NOT NULL CONSTRAINT national_entries_entered_by_fk REFERENCES public.users (id),
        entered_at timestamptz NOT NULL,
        CONSTRAINT national_entries_id_pk PRIMARY KEY (team_id, expense_id, system),
        CONSTRAINT national_entries_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX national_entries_entered_by_ix ON public.national_entries (entered_by);
      CREATE TABLE public.national_systems (
        team_id uuid NOT NULL CONSTRAINT national_systems_team_fk REFERENCES public.teams (id),
        system text NOT NULL CONSTRAINT national_systems_system_ck CHECK (system ~ '^[a-z][a-z0-9-]{0,39}$'),
        chosen_by uuid NOT NULL CONSTRAINT national_systems_chosen_by_fk REFERENCES public.users (id),
        chosen_at timestamptz NOT NULL,
        CONSTRAINT national_systems_id_pk PRIMARY KEY (team_id)
      );
      CREATE INDEX national_systems_chosen_by_ix ON public.national_systems (chosen_by);
    `);
    for (const table of ['national_entries', 'national_systems']) {
      const by = table === 'national_entries' ? 'entered_by' : 'chosen_by';
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND ${by} = (SELECT public.app_user_id()));
      `);
    }
    await runner.query(`
      CREATE POLICY national_entries_delete ON public.national_entries FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY national_systems_update ON public.national_systems FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]))
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND chosen_by = (SELECT public.app_user_id()));
      GRANT SELECT, INSERT, DELETE ON public.national_entries TO hanjang_app;
      GRANT SELECT, INSERT, UPDATE (system, chosen_by, chosen_at) ON public.national_systems TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.national_systems, public.national_entries');
  }
}
