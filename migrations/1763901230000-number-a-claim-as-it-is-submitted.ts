import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim takes its number in the statement that submits it: the row is written once and its ten indexes with it, and
 * the statement, kept as a plan in PL/pgSQL, is short enough to travel with COMMIT. It runs as whoever calls it, under
 * the same policies as any other change of a claim.
 */
export class NumberAClaimAsItIsSubmitted1763901230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION public.submit_claim(p_team uuid, p_claim uuid, p_version int, p_at timestamptz, p_year int)
      RETURNS TABLE (claim_number int, claim_year int)
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_number int;
      BEGIN
        IF p_year IS NOT NULL THEN
          INSERT INTO public.expense_counters AS c (team_id, year, last_number) VALUES (p_team, p_year, 1)
          ON CONFLICT (team_id, year) DO UPDATE SET last_number = c.last_number + 1 RETURNING c.last_number INTO v_number;
        END IF;
        RETURN QUERY UPDATE public.expenses AS e SET state = 'submitted', version = p_version, state_since = p_at,
            submitted_at = p_at, updated_at = p_at, number = coalesce(v_number, e.number), number_year = coalesce(p_year, e.number_year),
            supplier_id = coalesce((SELECT s.id FROM public.suppliers s WHERE s.team_id = p_team
              AND s.business_number = e.supplier_business_number), e.supplier_id)
          WHERE e.team_id = p_team AND e.id = p_claim RETURNING e.number, e.number_year;
      END $$;
      REVOKE EXECUTE ON FUNCTION public.submit_claim(uuid, uuid, int, timestamptz, int) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION public.submit_claim(uuid, uuid, int, timestamptz, int) TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION public.submit_claim(uuid, uuid, int, timestamptz, int)');
  }
}
