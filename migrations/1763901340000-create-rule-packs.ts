import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A programme's own rules: texts with the day from which they hold. Members read what is published, the office alone the
 * draft; officers write it, and what is published never changes again.
 */
export class CreateRulePacks1763901340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.rule_packs (
        id uuid CONSTRAINT rule_packs_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT rule_packs_programme_fk REFERENCES public.programmes (id),
        state text NOT NULL CONSTRAINT rule_packs_state_ck CHECK (state IN ('draft', 'published')),
        source text NOT NULL,
        version int NOT NULL DEFAULT 1,
        effective_on date,
        created_by uuid NOT NULL CONSTRAINT rule_packs_created_by_fk REFERENCES public.users (id),
        updated_at timestamptz NOT NULL,
        published_by uuid CONSTRAINT rule_packs_published_by_fk REFERENCES public.users (id),
        published_at timestamptz,
        CONSTRAINT rule_packs_published_ck CHECK ((state = 'published') = (effective_on IS NOT NULL AND published_by IS NOT NULL AND published_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX rule_packs_draft_uq ON public.rule_packs (programme_id) WHERE state = 'draft';
      CREATE UNIQUE INDEX rule_packs_effective_uq ON public.rule_packs (programme_id, effective_on) WHERE state = 'published';
      CREATE INDEX rule_packs_programme_ix ON public.rule_packs (programme_id, effective_on DESC);
      CREATE INDEX rule_packs_created_by_ix ON public.rule_packs (created_by);
      CREATE INDEX rule_packs_published_by_ix ON public.rule_packs (published_by);
      ALTER TABLE public.rule_packs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY rule_packs_read ON public.rule_packs FOR SELECT TO hanjang_app
        USING (programme_id = (SELECT public.app_programme_id()) AND (state = 'published' OR (SELECT public.app_programme_role()) <> ''));
      CREATE POLICY rule_packs_insert ON public.rule_packs FOR INSERT TO hanjang_app
        WITH CHECK (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer' AND state = 'draft');
      CREATE POLICY rule_packs_update ON public.rule_packs FOR UPDATE TO hanjang_app
        USING (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer' AND state = 'draft')
        WITH CHECK (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY rule_packs_delete ON public.rule_packs FOR DELETE TO hanjang_app
        USING (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer' AND state = 'draft');
      GRANT SELECT, INSERT, UPDATE, DELETE ON public.rule_packs TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.rule_packs');
  }
}
