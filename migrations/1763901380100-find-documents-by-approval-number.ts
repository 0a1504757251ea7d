import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A use of a card is put to its slip by the approval number read on it. A column of its own, because row-level security
 * lets no index be used through a JSON operator.
 */
export class FindDocumentsByApprovalNumber1763901380100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.evidence_readings ADD COLUMN approval_number text
        GENERATED ALWAYS AS (reading -> 'fields' -> 'approvalNumber' ->> 'value') STORED;
      CREATE INDEX evidence_readings_approval_number_ix ON public.evidence_readings (team_id, approval_number)
        WHERE approval_number IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.evidence_readings DROP COLUMN approval_number');
  }
}
