import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conditions of the inbox that a person keeps under a name. They are that person's: colleagues don't see them. */
export class SaveInboxFilters1763901460100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.inbox_filters (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        name text NOT NULL CONSTRAINT inbox_filters_name_ck CHECK (name <> '' AND char_length(name) <= 40),
        conditions jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT inbox_filters_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT inbox_filters_name_uq UNIQUE (team_id, user_id, name),
        CONSTRAINT inbox_filters_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      ALTER TABLE public.inbox_filters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY inbox_filters_read ON public.inbox_filters FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]) AND user_id = (SELECT public.app_user_id()));
      CREATE POLICY inbox_filters_insert ON public.inbox_filters FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND user_id = (SELECT public.app_user_id()));
      CREATE POLICY inbox_filters_delete ON public.inbox_filters FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND user_id = (SELECT public.app_user_id()));
      GRANT SELECT, INSERT, DELETE ON public.inbox_filters TO hanjang_app;
      CREATE INDEX inbox_filters_user_ix ON public.inbox_filters (team_id, user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.inbox_filters');
  }
}
