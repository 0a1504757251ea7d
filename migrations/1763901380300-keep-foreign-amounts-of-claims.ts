import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was paid abroad, beside the won that it cost: claims are kept and judged in won. */
export class KeepForeignAmountsOfClaims1763901380300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expenses
        ADD COLUMN foreign_currency text, -- ISO 4217, or what the statement says where that is unknown
        ADD COLUMN foreign_amount numeric,
        ADD COLUMN exchange_rate numeric,
        ADD CONSTRAINT expenses_foreign_ck
          CHECK ((foreign_amount IS NULL) = (foreign_currency IS NULL) AND (exchange_rate IS NULL OR foreign_amount IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE public.expenses DROP COLUMN foreign_currency, DROP COLUMN foreign_amount, DROP COLUMN exchange_rate',
    );
  }
}
