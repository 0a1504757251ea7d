import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hold ends when its claim is rejected or reversed. Whoever decides that may let go of it, and of none whose
 * claim could still be paid.
 */
export class EndHoldsWithClaims1763901421000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY payment_holds_end ON public.payment_holds FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND EXISTS (SELECT FROM public.expenses e
          WHERE e.team_id = payment_holds.team_id AND e.id = payment_holds.expense_id AND e.state IN ('rejected', 'reversed')))
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND released_by = (SELECT public.app_user_id()));
      -- Those that outlived their claims; forced row security hides them from the owner, too.
      ALTER TABLE public.payment_holds NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE public.expenses NO FORCE ROW LEVEL SECURITY;
      UPDATE public.payment_holds h SET released_by = h.held_by, released_at = greatest(e.state_since, h.held_at) FROM public.expenses e
        WHERE e.team_id = h.team_id AND e.id = h.expense_id AND h.released_at IS NULL AND e.state IN ('rejected', 'reversed');
      ALTER TABLE public.expenses FORCE ROW LEVEL SECURITY;
      ALTER TABLE public.payment_holds FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY payment_holds_end ON public.payment_holds');
  }
}
