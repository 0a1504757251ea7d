import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person adds because a rule asks for it: reasons and small records with the claim, and what a document serves as. */
export class KeepWhatRulesAskFor1763901350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expenses ADD COLUMN details jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE public.expense_evidence ADD COLUMN document_kind text
        CONSTRAINT expense_evidence_document_kind_ck CHECK (document_kind ~ '^[a-z][a-z0-9-]{0,59}$');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expense_evidence DROP COLUMN document_kind;
      ALTER TABLE public.expenses DROP COLUMN details;
    `);
  }
}
