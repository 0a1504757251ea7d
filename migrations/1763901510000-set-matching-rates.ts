import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The shares that a programme asks of each kind of institution; without a row the standard ones hold. A plan that leaves
 * them says why. Late own cash stops spending where the programme says so, as the national system does.
 */
export class SetMatchingRates1763901510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.matching_rates (
        programme_id uuid NOT NULL CONSTRAINT matching_rates_programme_fk REFERENCES public.programmes (id),
        institution_kind text NOT NULL CONSTRAINT matching_rates_kind_ck CHECK (institution_kind IN ('sme', 'early-mid', 'mid', 'large',
          'public-corporation', 'university', 'government-institute', 'other-nonprofit')),
        government_max_permille int NOT NULL CONSTRAINT matching_rates_government_ck CHECK (government_max_permille BETWEEN 0 AND 1000),
        cash_min_permille int NOT NULL CONSTRAINT matching_rates_cash_ck CHECK (cash_min_permille BETWEEN 0 AND 1000),
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT matching_rates_id_pk PRIMARY KEY (programme_id, institution_kind)
      );
      ALTER TABLE public.matching_rates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY matching_rates_read ON public.matching_rates FOR SELECT TO hanjang_app
        USING (programme_id = (SELECT public.app_programme_id()));
      CREATE POLICY matching_rates_insert ON public.matching_rates FOR INSERT TO hanjang_app
        WITH CHECK (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY matching_rates_update ON public.matching_rates FOR UPDATE TO hanjang_app
        USING (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT SELECT, INSERT, UPDATE ON public.matching_rates TO hanjang_app;

      ALTER TABLE public.programmes ADD COLUMN own_cash_stops boolean NOT NULL DEFAULT true;
      ALTER TABLE public.funding_plans ADD COLUMN exception_reason text NOT NULL DEFAULT '';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.funding_plans DROP COLUMN exception_reason;
      ALTER TABLE public.programmes DROP COLUMN own_cash_stops;
      DROP TABLE public.matching_rates;
    `);
  }
}
