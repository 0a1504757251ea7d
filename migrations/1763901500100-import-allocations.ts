import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['allocation_imports', 'allocation_import_rows'];

/** Everything of a sheet is posted in one unit, which takes as long as the sheet is long; a dead worker's job waits for that. */
const POSTING = {
  policy: 'standard',
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 600,
};
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

/**
 * Sheets of allocations (표로 배정) and what each of their rows says. The rows are the office's: they hold what all teams
 * get, and no team reads one.
 */
export class ImportAllocations1763901500100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.allocation_imports (
        team_id uuid NOT NULL CONSTRAINT allocation_imports_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        mode text NOT NULL CONSTRAINT allocation_imports_mode_ck CHECK (mode IN ('add', 'set')),
        state text NOT NULL CONSTRAINT allocation_imports_state_ck CHECK (state IN ('checked', 'confirmed', 'posted', 'discarded')),
        sheet int,
        header_row int NOT NULL DEFAULT 0,
        book jsonb,
        formulas int NOT NULL DEFAULT 0,
        checks int NOT NULL DEFAULT 1, -- how often it was checked: a confirmation says which check it has seen
        row_count int NOT NULL DEFAULT 0,
        good_count int NOT NULL DEFAULT 0,
        refused_count int NOT NULL DEFAULT 0,
        skipped_count int NOT NULL DEFAULT 0,
        new_line_count int NOT NULL DEFAULT 0,
        totals jsonb NOT NULL DEFAULT '[]', -- of each fund and year: what is left to allocate and what the sheet takes of it
        failure jsonb, -- why the last confirmation came to nothing
        uploaded_by uuid NOT NULL CONSTRAINT allocation_imports_uploaded_by_fk REFERENCES public.users (id),
        uploaded_at timestamptz NOT NULL,
        confirmed_by uuid CONSTRAINT allocation_imports_confirmed_by_fk REFERENCES public.users (id),
        confirmed_at timestamptz,
        posted_at timestamptz,
        CONSTRAINT allocation_imports_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT allocation_imports_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id),
        CONSTRAINT allocation_imports_posted_ck CHECK (state <> 'posted' OR posted_at IS NOT NULL)
      );
      -- The same sheet stands once: uploading it again leads to what became of it.
      CREATE UNIQUE INDEX allocation_imports_standing_uq ON public.allocation_imports (team_id, evidence_id) WHERE state <> 'discarded';
      CREATE INDEX allocation_imports_evidence_ix ON public.allocation_imports (team_id, evidence_id);
      CREATE INDEX allocation_imports_recent_ix ON public.allocation_imports (team_id, uploaded_at DESC, id DESC);
      CREATE INDEX allocation_imports_uploaded_by_ix ON public.allocation_imports (uploaded_by);
      CREATE INDEX allocation_imports_confirmed_by_ix ON public.allocation_imports (confirmed_by);

      CREATE TABLE public.allocation_import_rows (
        team_id uuid NOT NULL,
        import_id uuid NOT NULL,
        row_number int NOT NULL,
        outcome text NOT NULL CONSTRAINT allocation_import_rows_outcome_ck CHECK (outcome IN ('good', 'refused', 'skipped')),
        for_team_id uuid,
        fund_id uuid,
        fiscal_year_id uuid,
        stage_id uuid,
        institution_id uuid,
        category_id uuid,
        means text,
        amount bigint,
        reason text NOT NULL DEFAULT '',
        new_line_id uuid, -- what the line will be called where it has to be opened
        line_id uuid, -- the line that is there
        before bigint, -- allocated to it when the sheet was checked
        change bigint,
        problems jsonb,
        CONSTRAINT allocation_import_rows_id_pk PRIMARY KEY (team_id, import_id, row_number),
        CONSTRAINT allocation_import_rows_import_fk FOREIGN KEY (team_id, import_id) REFERENCES public.allocation_imports (team_id, id),
        CONSTRAINT allocation_import_rows_good_ck CHECK (outcome <> 'good' OR (for_team_id IS NOT NULL AND fund_id IS NOT NULL
          AND fiscal_year_id IS NOT NULL AND stage_id IS NOT NULL AND category_id IS NOT NULL AND means IS NOT NULL AND amount IS NOT NULL))
      );
      CREATE INDEX allocation_import_rows_outcome_ix ON public.allocation_import_rows (team_id, import_id, outcome, row_number);
      CREATE INDEX allocation_import_rows_owner_ix ON public.allocation_import_rows (team_id, import_id, for_team_id, row_number)
        WHERE outcome = 'good';
    `);
    for (const table of TABLES)
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
        GRANT SELECT, INSERT, UPDATE ON public.${table} TO hanjang_app;
      `);
    // What was checked is checked anew; what was posted stays.
    await runner.query(`
      CREATE POLICY allocation_import_rows_delete ON public.allocation_import_rows FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer'
          AND EXISTS (SELECT 1 FROM public.allocation_imports i WHERE i.team_id = allocation_import_rows.team_id
            AND i.id = allocation_import_rows.import_id AND i.state IN ('checked', 'discarded')));
      GRANT DELETE ON public.allocation_import_rows TO hanjang_app;
    `);
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('post-allocation-import-given-up', AFTERWARDS);
    await create('post-allocation-import', { ...POSTING, deadLetter: 'post-allocation-import-given-up' });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of ['post-allocation-import', 'post-allocation-import-given-up'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
    await runner.query('DROP TABLE public.allocation_import_rows, public.allocation_imports');
  }
}
