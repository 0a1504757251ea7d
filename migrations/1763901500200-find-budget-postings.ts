import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of a year's budget are read from the few postings that change what is allocated, among many that spend it. */
export class FindBudgetPostings1763901500200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const kinds = `kind IN ('appropriate', 'allocate', 'transfer', 'return', 'carry-over', 'deallocate', 'return-due', 'keep-own', 'return-to-fund')`;
    await runner.query(`
      CREATE INDEX postings_budget_line_ix ON public.postings (line_id) WHERE ${kinds};
      CREATE INDEX postings_budget_counter_ix ON public.postings (counter_line_id) WHERE counter_line_id IS NOT NULL AND ${kinds};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX public.postings_budget_counter_ix, public.postings_budget_line_ix');
  }
}
