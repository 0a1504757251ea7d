import type { MigrationInterface, QueryRunner } from 'typeorm';

const TEAM_TABLES: Record<string, string> = {
  imports: 'SELECT, INSERT, UPDATE',
  // What became of a row is never rewritten.
  import_rows: 'SELECT, INSERT',
};

/** A worker that dies leaves its job to the next after a minute; each job is done well before that, and hands on. */
const RUNNING = { policy: 'standard', retryLimit: 8, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 };
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

/** Sheets of expenses (가져오기): one row a sheet, and one a row of it that was looked at. */
export class CreateImports1763901330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.imports (
        team_id uuid NOT NULL CONSTRAINT imports_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT imports_state_ck
          CHECK (state IN ('uploaded', 'previewed', 'running', 'done', 'cancelled', 'failed')),
        created_by uuid NOT NULL CONSTRAINT imports_created_by_fk REFERENCES public.users (id),
        header_row int NOT NULL,
        header jsonb NOT NULL,
        samples jsonb NOT NULL,
        row_count int NOT NULL CONSTRAINT imports_row_count_ck CHECK (row_count > 0),
        mapping jsonb,
        preview jsonb,
        through_row int NOT NULL DEFAULT 0, -- last row of the sheet whose outcome is kept; a run goes on behind it
        imported_count int NOT NULL DEFAULT 0,
        refused_count int NOT NULL DEFAULT 0,
        skipped_count int NOT NULL DEFAULT 0,
        failure jsonb,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        moved_at timestamptz, -- when rows last went in: a run that stands still is told from one that goes on
        ended_at timestamptz,
        CONSTRAINT imports_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT imports_evidence_uq UNIQUE (team_id, evidence_id),
        CONSTRAINT imports_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id),
        CONSTRAINT imports_counts_ck CHECK (imported_count >= 0 AND refused_count >= 0 AND skipped_count >= 0
          AND imported_count + refused_count + skipped_count <= row_count),
        CONSTRAINT imports_mapping_ck CHECK (state = 'uploaded' OR mapping IS NOT NULL)
      );
      CREATE INDEX imports_recent_ix ON public.imports (team_id, created_at DESC, id DESC);
      CREATE INDEX imports_created_by_ix ON public.imports (created_by);
      CREATE TABLE public.import_rows (
        team_id uuid NOT NULL,
        import_id uuid NOT NULL,
        row_number int NOT NULL,
        outcome text NOT NULL CONSTRAINT import_rows_outcome_ck CHECK (outcome IN ('imported', 'refused', 'skipped')),
        expense_id uuid, -- the draft it became, or the claim it was found to be already; no reference: a draft may be discarded
        fingerprint uuid, -- of day, supplier, amount and document number; none where one of them can't be read
        occurrence int, -- rows that are alike within one sheet are counted
        problems jsonb,
        CONSTRAINT import_rows_id_pk PRIMARY KEY (team_id, import_id, row_number),
        CONSTRAINT import_rows_import_fk FOREIGN KEY (team_id, import_id) REFERENCES public.imports (team_id, id),
        CONSTRAINT import_rows_fingerprint_ck CHECK ((fingerprint IS NULL) = (occurrence IS NULL))
      );
      CREATE INDEX import_rows_fingerprint_ix ON public.import_rows (fingerprint, team_id) WHERE fingerprint IS NOT NULL;
      CREATE INDEX import_rows_outcome_ix ON public.import_rows (team_id, import_id, row_number) WHERE outcome <> 'imported';
    `);
    for (const [table, rights] of Object.entries(TEAM_TABLES)) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT ${rights} ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      CREATE POLICY imports_update ON public.imports FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
    `);
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('run-import-given-up', AFTERWARDS);
    await create('run-import', { ...RUNNING, deadLetter: 'run-import-given-up' });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of ['run-import', 'run-import-given-up'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
    await runner.query('DROP TABLE public.import_rows, public.imports');
  }
}
