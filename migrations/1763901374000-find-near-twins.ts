import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds a team's claims of the same amount about the same day, before anybody pays twice. */
export class FindNearTwins1763901374000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX expenses_near_ix ON public.expenses (team_id, payable_amount, documented_on)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX public.expenses_near_ix');
  }
}
