import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which column is what in a team's sheets of one shape, as somebody of the team last put it right. */
export class RememberColumnsOfSheets1763901330100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.sheet_mappings (
        team_id uuid NOT NULL CONSTRAINT sheet_mappings_team_fk REFERENCES public.teams (id),
        kind text NOT NULL CONSTRAINT sheet_mappings_kind_ck CHECK (kind IN ('expenses', 'card-statement')),
        header_key text NOT NULL CONSTRAINT sheet_mappings_header_key_ck CHECK (header_key ~ '^[0-9a-f]{64}$'),
        mapping jsonb NOT NULL,
        updated_by uuid NOT NULL CONSTRAINT sheet_mappings_updated_by_fk REFERENCES public.users (id),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sheet_mappings_id_pk PRIMARY KEY (team_id, kind, header_key)
      );
      CREATE INDEX sheet_mappings_updated_by_ix ON public.sheet_mappings (updated_by);
      ALTER TABLE public.sheet_mappings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY sheet_mappings_read ON public.sheet_mappings FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY sheet_mappings_insert ON public.sheet_mappings FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY sheet_mappings_update ON public.sheet_mappings FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON public.sheet_mappings TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.sheet_mappings');
  }
}
