import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Like the import itself: a worker that dies leaves its job to the next after a minute. */
const UNDOING = { policy: 'standard', retryLimit: 8, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 };
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

/** Taking an import back goes on off the request: how far it has come is kept with each set of drafts. */
export class TakeImportsBackByAJob1763901452000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.imports ADD COLUMN undone_through_row int NOT NULL DEFAULT 0, DROP CONSTRAINT imports_state_ck,
        DROP CONSTRAINT imports_undone_ck, ADD CONSTRAINT imports_undone_ck CHECK
          ((state IN ('undoing', 'undone')) = (removed_count IS NOT NULL AND kept_count IS NOT NULL)),
        ADD CONSTRAINT imports_state_ck CHECK (state IN
          ('uploaded', 'previewed', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'));
    `);
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('undo-import-given-up', AFTERWARDS);
    await create('undo-import', { ...UNDOING, deadLetter: 'undo-import-given-up' });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of ['undo-import', 'undo-import-given-up'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
    await runner.query(`
      UPDATE public.imports SET state = 'done', removed_count = NULL, kept_count = NULL WHERE state = 'undoing';
      ALTER TABLE public.imports DROP COLUMN undone_through_row, DROP CONSTRAINT imports_state_ck,
        DROP CONSTRAINT imports_undone_ck, ADD CONSTRAINT imports_undone_ck CHECK
          ((state = 'undone') = (removed_count IS NOT NULL AND kept_count IS NOT NULL)),
        ADD CONSTRAINT imports_state_ck CHECK (state IN
          ('uploaded', 'previewed', 'running', 'done', 'cancelled', 'failed', 'undone'));
    `);
  }
}
