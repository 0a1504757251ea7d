import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which claim a schedule was begun from: one claim begins one schedule, until that ends. */
export class KeepWhatSchedulesBeganFrom1763901450000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.recurring_expenses ADD COLUMN source_expense_id uuid;
      CREATE UNIQUE INDEX recurring_expenses_source_uq ON public.recurring_expenses (team_id, source_expense_id)
        WHERE state <> 'ended';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.recurring_expenses DROP COLUMN source_expense_id');
  }
}
