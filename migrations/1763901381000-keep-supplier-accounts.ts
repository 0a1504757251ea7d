import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bank accounts of suppliers. A number is kept sealed, with its last four digits in clear; it is in force once a second
 * person has confirmed it, and a proposal that was decided never changes again.
 */
export class KeepSupplierAccounts1763901381000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.supplier_accounts (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        supplier_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT supplier_accounts_state_ck CHECK (state IN ('proposed', 'confirmed', 'refused', 'withdrawn')),
        bank_code text NOT NULL CONSTRAINT supplier_accounts_bank_code_ck CHECK (bank_code ~ '^[0-9]{3}$'),
        holder text NOT NULL CONSTRAINT supplier_accounts_holder_ck CHECK (holder <> ''),
        last_four text NOT NULL CONSTRAINT supplier_accounts_last_four_ck CHECK (last_four ~ '^[0-9]{4}$'),
        sealed_number bytea NOT NULL,
        replaces_id uuid, -- the account that was in force when this one was confirmed
        proposed_by uuid NOT NULL CONSTRAINT supplier_accounts_proposed_by_fk REFERENCES public.users (id),
        proposed_at timestamptz NOT NULL,
        decided_by uuid CONSTRAINT supplier_accounts_decided_by_fk REFERENCES public.users (id),
        decided_at timestamptz,
        CONSTRAINT supplier_accounts_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT supplier_accounts_supplier_uq UNIQUE (team_id, supplier_id, id),
        CONSTRAINT supplier_accounts_supplier_fk FOREIGN KEY (team_id, supplier_id) REFERENCES public.suppliers (team_id, id),
        CONSTRAINT supplier_accounts_replaces_fk FOREIGN KEY (team_id, supplier_id, replaces_id)
          REFERENCES public.supplier_accounts (team_id, supplier_id, id),
        CONSTRAINT supplier_accounts_decided_ck CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
        CONSTRAINT supplier_accounts_two_people_ck CHECK (state NOT IN ('confirmed', 'refused') OR decided_by <> proposed_by),
        CONSTRAINT supplier_accounts_withdrawn_ck CHECK (state <> 'withdrawn' OR decided_by = proposed_by),
        CONSTRAINT supplier_accounts_replaces_ck CHECK (replaces_id IS NULL OR state = 'confirmed')
      );
      CREATE UNIQUE INDEX supplier_accounts_proposed_uq ON public.supplier_accounts (team_id, supplier_id) WHERE state = 'proposed';
      CREATE INDEX supplier_accounts_waiting_ix ON public.supplier_accounts (team_id, proposed_at, id) WHERE state = 'proposed';
      CREATE INDEX supplier_accounts_history_ix ON public.supplier_accounts (team_id, supplier_id, proposed_at DESC, id DESC);
      CREATE INDEX supplier_accounts_replaces_ix ON public.supplier_accounts (team_id, supplier_id, replaces_id);
      CREATE INDEX supplier_accounts_proposed_by_ix ON public.supplier_accounts (proposed_by);
      CREATE INDEX supplier_accounts_decided_by_ix ON public.supplier_accounts (decided_by);
      ALTER TABLE public.supplier_accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY supplier_accounts_read ON public.supplier_accounts FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY supplier_accounts_insert ON public.supplier_accounts FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND state = 'proposed'
          AND proposed_by = (SELECT public.app_user_id()));
      CREATE POLICY supplier_accounts_update ON public.supplier_accounts FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND state = 'proposed')
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND decided_by = (SELECT public.app_user_id()));
      GRANT SELECT, INSERT, UPDATE (state, replaces_id, decided_by, decided_at) ON public.supplier_accounts TO hanjang_app;

      ALTER TABLE public.suppliers
        ADD COLUMN account_id uuid,
        ADD COLUMN added_by uuid CONSTRAINT suppliers_added_by_fk REFERENCES public.users (id),
        ADD CONSTRAINT suppliers_account_fk FOREIGN KEY (team_id, id, account_id)
          REFERENCES public.supplier_accounts (team_id, supplier_id, id);
      CREATE INDEX suppliers_account_ix ON public.suppliers (team_id, id, account_id);
      CREATE INDEX suppliers_added_by_ix ON public.suppliers (added_by);
      CREATE INDEX suppliers_added_ix ON public.suppliers (team_id, created_at DESC) WHERE added_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.suppliers
        DROP CONSTRAINT suppliers_account_fk, DROP COLUMN account_id, DROP COLUMN added_by;
      DROP TABLE public.supplier_accounts;
    `);
  }
}
