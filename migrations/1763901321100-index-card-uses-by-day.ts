import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The VAT of a period is read by the day a card was used. */
export class IndexCardUsesByDay1763901321100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX card_transactions_used_ix ON public.card_transactions (team_id, used_on)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX public.card_transactions_used_ix');
  }
}
