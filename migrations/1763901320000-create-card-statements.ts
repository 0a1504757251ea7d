import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements of research cards (연구비카드): one row a sheet, and one a use of a card, kept once however often it is listed. */
export class CreateCardStatements1763901320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.card_statements (
        team_id uuid NOT NULL CONSTRAINT card_statements_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        created_by uuid NOT NULL CONSTRAINT card_statements_created_by_fk REFERENCES public.users (id),
        created_at timestamptz NOT NULL,
        row_count int NOT NULL,
        taken_count int NOT NULL,
        known_count int NOT NULL, -- rows that an earlier statement had brought
        unreadable jsonb NOT NULL, -- numbers of the first rows without a day or an amount
        unreadable_count int NOT NULL,
        CONSTRAINT card_statements_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT card_statements_evidence_uq UNIQUE (team_id, evidence_id),
        CONSTRAINT card_statements_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id),
        CONSTRAINT card_statements_counts_ck CHECK (taken_count >= 0 AND known_count >= 0 AND unreadable_count >= 0
          AND taken_count + known_count + unreadable_count = row_count)
      );
      CREATE INDEX card_statements_recent_ix ON public.card_statements (team_id, created_at DESC, id DESC);
      CREATE INDEX card_statements_created_by_ix ON public.card_statements (created_by);
      CREATE TABLE public.card_transactions (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        statement_id uuid NOT NULL,
        row_number int NOT NULL,
        row_key text NOT NULL, -- hash of what a use of a card is known again by
        card_number text NOT NULL,
        approval_number text NOT NULL,
        used_on date NOT NULL,
        used_at text NOT NULL, -- time of day, '' where the statement has none
        amount bigint NOT NULL, -- won; below zero for a cancellation
        supply_amount bigint,
        tax_amount bigint,
        foreign_amount numeric,
        exchange_rate numeric,
        country text NOT NULL,
        merchant_name text NOT NULL,
        merchant_business_number text,
        merchant_kind text NOT NULL,
        cancels_id uuid, -- the purchase that a cancellation takes back, whole or in part
        CONSTRAINT card_transactions_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT card_transactions_row_uq UNIQUE (team_id, row_key),
        CONSTRAINT card_transactions_statement_fk FOREIGN KEY (team_id, statement_id) REFERENCES public.card_statements (team_id, id)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT card_transactions_cancels_fk FOREIGN KEY (team_id, cancels_id) REFERENCES public.card_transactions (team_id, id),
        CONSTRAINT card_transactions_cancels_ck CHECK (cancels_id IS NULL OR amount < 0)
      );
      CREATE INDEX card_transactions_statement_ix ON public.card_transactions (team_id, statement_id, row_number);
      CREATE INDEX card_transactions_cancels_ix ON public.card_transactions (team_id, cancels_id);
      CREATE INDEX card_transactions_approval_ix ON public.card_transactions (team_id, approval_number, card_number);
      CREATE INDEX expenses_supplier_number_ix ON public.expenses (team_id, supplier_business_number, documented_on)
        WHERE supplier_business_number IS NOT NULL;
    `);
    const rights = {
      card_statements: ['INSERT'],
      card_transactions: ['INSERT', 'UPDATE'],
    };
    for (const [table, changes] of Object.entries(rights)) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT SELECT, ${changes.join(', ')} ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      CREATE POLICY card_transactions_update ON public.card_transactions FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.card_transactions, public.card_statements');
    await runner.query('DROP INDEX public.expenses_supplier_number_ix');
  }
}
