import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sheet can bring a hundred thousand drafts of one person. Lists of a team walk along an index that holds none of them,
 * and a person's own open claims along one that holds nothing else; the index of everything by age serves nobody any more.
 */
export class WalkPastDrafts1763901387000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX expenses_filed_ix ON public.expenses (team_id, created_at DESC, id DESC) WHERE state <> 'draft';
      CREATE INDEX expenses_open_ix ON public.expenses (team_id, claimant_id, state, updated_at DESC) WHERE state IN ('draft', 'returned');
      CREATE INDEX expenses_handed_ix ON public.expenses (team_id, claimant_id, handed_at) WHERE state = 'draft' AND handed_at IS NOT NULL;
      DROP INDEX public.expenses_recent_ix;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX expenses_recent_ix ON public.expenses (team_id, created_at DESC, id DESC);
      DROP INDEX public.expenses_filed_ix, public.expenses_open_ix, public.expenses_handed_ix;
    `);
  }
}
