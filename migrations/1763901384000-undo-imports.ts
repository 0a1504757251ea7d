import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An import is undone as a whole; the same sheet may then come in again, as an import of its own. What became of its rows
 * stays written. Rewrites no row: both changes only look at the small table of sheets.
 */
export class UndoImports1763901384000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.imports
        ADD COLUMN removed_count int, -- drafts that were taken back
        ADD COLUMN kept_count int, -- drafts that somebody had gone on with by then
        DROP CONSTRAINT imports_state_ck,
        ADD CONSTRAINT imports_state_ck
          CHECK (state IN ('uploaded', 'previewed', 'running', 'done', 'cancelled', 'failed', 'undone')),
        ADD CONSTRAINT imports_undone_ck CHECK ((state = 'undone') = (removed_count IS NOT NULL AND kept_count IS NOT NULL)),
        DROP CONSTRAINT imports_evidence_uq;
      CREATE UNIQUE INDEX imports_evidence_uq ON public.imports (team_id, evidence_id) WHERE state <> 'undone';
      CREATE INDEX imports_evidence_ix ON public.imports (team_id, evidence_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX public.imports_evidence_ix, public.imports_evidence_uq;
      ALTER TABLE public.imports
        DROP CONSTRAINT imports_undone_ck, DROP CONSTRAINT imports_state_ck,
        ADD CONSTRAINT imports_state_ck
          CHECK (state IN ('uploaded', 'previewed', 'running', 'done', 'cancelled', 'failed')),
        ADD CONSTRAINT imports_evidence_uq UNIQUE (team_id, evidence_id),
        DROP COLUMN removed_count, DROP COLUMN kept_count;
    `);
  }
}
