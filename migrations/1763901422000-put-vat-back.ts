import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * VAT put back into the project's account (부가세 환입), in batches. A batch is never changed: a wrong one is taken back by
 * a contrary one of a second person. `vat_put_back` says which uses are in a batch that stands, each in one at most.
 */
export class PutVatBack1763901422000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.vat_batches (
        team_id uuid NOT NULL CONSTRAINT vat_batches_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        put_back_on date NOT NULL,
        bank_reference text NOT NULL CONSTRAINT vat_batches_bank_reference_ck CHECK (bank_reference <> ''),
        amount bigint NOT NULL, -- below zero for a contrary one
        row_count int NOT NULL CONSTRAINT vat_batches_row_count_ck CHECK (row_count > 0),
        recorded_by uuid NOT NULL CONSTRAINT vat_batches_recorded_by_fk REFERENCES public.users (id),
        recorded_at timestamptz NOT NULL,
        contrary_to uuid,
        contrary_to_by uuid,
        comment text NOT NULL DEFAULT '',
        CONSTRAINT vat_batches_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT vat_batches_by_uq UNIQUE (team_id, id, recorded_by),
        CONSTRAINT vat_batches_contrary_uq UNIQUE (team_id, contrary_to),
        CONSTRAINT vat_batches_contrary_fk FOREIGN KEY (team_id, contrary_to, contrary_to_by)
          REFERENCES public.vat_batches (team_id, id, recorded_by),
        CONSTRAINT vat_batches_two_people_ck CHECK ((contrary_to IS NULL) = (contrary_to_by IS NULL) AND (contrary_to IS NULL OR contrary_to_by <> recorded_by)),
        CONSTRAINT vat_batches_amount_ck CHECK ((contrary_to IS NULL) = (amount > 0) AND amount <> 0)
      );
      CREATE INDEX vat_batches_recent_ix ON public.vat_batches (team_id, recorded_at DESC, id DESC);
      CREATE INDEX vat_batches_recorded_by_ix ON public.vat_batches (recorded_by);
      CREATE INDEX vat_batches_contrary_ix ON public.vat_batches (team_id, contrary_to, contrary_to_by);

      CREATE TABLE public.vat_batch_rows (
        team_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        position int NOT NULL,
        amount bigint NOT NULL,
        CONSTRAINT vat_batch_rows_id_pk PRIMARY KEY (team_id, batch_id, transaction_id),
        CONSTRAINT vat_batch_rows_batch_fk FOREIGN KEY (team_id, batch_id) REFERENCES public.vat_batches (team_id, id),
        CONSTRAINT vat_batch_rows_transaction_fk FOREIGN KEY (team_id, transaction_id) REFERENCES public.card_transactions (team_id, id),
        CONSTRAINT vat_batch_rows_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX vat_batch_rows_transaction_ix ON public.vat_batch_rows (team_id, transaction_id);
      CREATE INDEX vat_batch_rows_expense_ix ON public.vat_batch_rows (team_id, expense_id);

      CREATE TABLE public.vat_put_back (
        team_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        CONSTRAINT vat_put_back_id_pk PRIMARY KEY (team_id, transaction_id),
        CONSTRAINT vat_put_back_row_fk FOREIGN KEY (team_id, batch_id, transaction_id) REFERENCES public.vat_batch_rows (team_id, batch_id, transaction_id)
      );
      CREATE INDEX vat_put_back_batch_ix ON public.vat_put_back (team_id, batch_id, transaction_id);
    `);
    for (const [table, rights] of [
      ['vat_batches', 'SELECT, INSERT'],
      ['vat_batch_rows', 'SELECT, INSERT'],
      ['vat_put_back', 'SELECT, INSERT, DELETE'],
    ] as const)
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT ${rights} ON public.${table} TO hanjang_app;
      `);
    await runner.query(`
      CREATE POLICY vat_put_back_delete ON public.vat_put_back FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.vat_put_back, public.vat_batch_rows, public.vat_batches');
  }
}
