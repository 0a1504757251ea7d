import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which sheet of its workbook an import reads, which others there are, and what of it the workbook hides. */
export class ChooseTheSheetOfAnImport1763901451000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.imports ADD COLUMN book jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.imports DROP COLUMN book');
  }
}
