import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that money is paid from, and runs of transfers: what is paid, to whom, by which two people, and what became of it. */
export class KeepPayRuns1763901410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAYING_ACCOUNTS);
    await runner.query(RUNS);
    await runner.query(ITEMS);
    await runner.query(RESULTS);
    for (const [table, rights] of Object.entries(TABLES)) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND ${rights.insertedBy} = (SELECT public.app_user_id()));
        GRANT SELECT, INSERT ON public.${table} TO hanjang_app;
      `);
      if (rights.changes)
        await runner.query(`
          CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
            USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
          GRANT UPDATE (${rights.changes}) ON public.${table} TO hanjang_app;
        `);
    }
    await runner.query(GUARDS);
    await runner.query(`
      ALTER TABLE public.sheet_mappings DROP CONSTRAINT sheet_mappings_kind_ck;
      ALTER TABLE public.sheet_mappings ADD CONSTRAINT sheet_mappings_kind_ck
        CHECK (kind IN ('expenses', 'card-statement', 'bank-result'));
    `);
    await runner.query('SELECT pgboss.create_queue($1, $2)', [
      'post-pay-run',
      JSON.stringify({
        policy: 'standard',
        retryLimit: 8,
        retryDelay: 2,
        retryBackoff: true,
        expireInSeconds: 60,
      }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SELECT pgboss.delete_queue('post-pay-run')");
    await runner.query(`
      DROP TRIGGER expenses_not_in_run ON public.expenses;
      DROP TRIGGER payment_items_not_in_run ON public.payment_items;
      DROP TABLE public.pay_run_results, public.pay_run_downloads, public.pay_run_items, public.pay_runs, public.paying_accounts;
      DROP FUNCTION public.refuse_claim_in_run(), public.refuse_payment_in_run(), public.refuse_own_claim_in_run(), public.refuse_own_release(),
        public.has_hand_in_claim(uuid, uuid, uuid);
      DELETE FROM public.sheet_mappings WHERE kind = 'bank-result';
      ALTER TABLE public.sheet_mappings DROP CONSTRAINT sheet_mappings_kind_ck;
      ALTER TABLE public.sheet_mappings ADD CONSTRAINT sheet_mappings_kind_ck CHECK (kind IN ('expenses', 'card-statement'));
    `);
  }
}

const TABLES: Record<string, { insertedBy: string; changes?: string }> = {
  paying_accounts: { insertedBy: 'proposed_by', changes: 'state, replaces_id, decided_by, decided_at' },
  pay_runs: {
    insertedBy: 'prepared_by',
    changes: `state, transfer_on, released_by, released_at, file_name, file_sha256, file_sealed, filed_by, filed_at,
      ended_by, ended_at, end_reason`,
  },
  pay_run_items: {
    insertedBy: 'added_by',
    changes: `state, account_id, holder_check, holder_checked_by, holder_checked_at, holder_checked_account_id, acknowledged, reason,
      paid_on, bank_reference, payment_id, problem, decided_by, decided_at`,
  },
  pay_run_downloads: { insertedBy: 'downloaded_by' },
  pay_run_results: { insertedBy: 'uploaded_by', changes: 'taken_at, taken_by, counts' },
};

const PAYING_ACCOUNTS = `
  CREATE TABLE public.paying_accounts (
    team_id uuid NOT NULL CONSTRAINT paying_accounts_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    institution_id uuid NOT NULL,
    state text NOT NULL CONSTRAINT paying_accounts_state_ck
      CHECK (state IN ('proposed', 'in-force', 'replaced', 'refused', 'withdrawn')),
    name text NOT NULL CONSTRAINT paying_accounts_name_ck CHECK (name <> ''),
    bank_code text NOT NULL CONSTRAINT paying_accounts_bank_code_ck CHECK (bank_code ~ '^[0-9]{3}$'),
    holder text NOT NULL CONSTRAINT paying_accounts_holder_ck CHECK (holder <> ''),
    last_four text NOT NULL CONSTRAINT paying_accounts_last_four_ck CHECK (last_four ~ '^[0-9]{4}$'),
    sealed_number bytea NOT NULL,
    layout text NOT NULL, -- of the bank's file
    replaces_id uuid,
    proposed_by uuid NOT NULL CONSTRAINT paying_accounts_proposed_by_fk REFERENCES public.users (id),
    proposed_at timestamptz NOT NULL,
    decided_by uuid CONSTRAINT paying_accounts_decided_by_fk REFERENCES public.users (id),
    decided_at timestamptz,
    CONSTRAINT paying_accounts_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT paying_accounts_institution_uq UNIQUE (team_id, institution_id, id),
    CONSTRAINT paying_accounts_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id),
    CONSTRAINT paying_accounts_replaces_fk FOREIGN KEY (team_id, institution_id, replaces_id)
      REFERENCES public.paying_accounts (team_id, institution_id, id),
    CONSTRAINT paying_accounts_decided_ck CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT paying_accounts_two_people_ck CHECK (state IN ('proposed', 'withdrawn') OR decided_by <> proposed_by),
    CONSTRAINT paying_accounts_withdrawn_ck CHECK (state <> 'withdrawn' OR decided_by = proposed_by)
  );
  CREATE UNIQUE INDEX paying_accounts_proposed_uq ON public.paying_accounts (team_id, institution_id) WHERE state = 'proposed';
  CREATE UNIQUE INDEX paying_accounts_in_force_uq ON public.paying_accounts (team_id, institution_id) WHERE state = 'in-force';
  CREATE INDEX paying_accounts_replaces_ix ON public.paying_accounts (team_id, institution_id, replaces_id);
  CREATE INDEX paying_accounts_proposed_by_ix ON public.paying_accounts (proposed_by);
  CREATE INDEX paying_accounts_decided_by_ix ON public.paying_accounts (decided_by);
`;

const RUNS = `
  CREATE TABLE public.pay_runs (
    team_id uuid NOT NULL CONSTRAINT pay_runs_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CONSTRAINT pay_runs_kind_ck CHECK (kind IN ('transfer', 'card')),
    state text NOT NULL CONSTRAINT pay_runs_state_ck
      CHECK (state IN ('prepared', 'released', 'filed', 'cancelled', 'refused')),
    institution_id uuid,
    paying_account_id uuid,
    layout text,
    statement_id uuid, -- the card statement that is settled
    transfer_on date, -- fixed when the run is released, whatever day it is when the file is made
    prepared_by uuid NOT NULL CONSTRAINT pay_runs_prepared_by_fk REFERENCES public.users (id),
    prepared_at timestamptz NOT NULL,
    released_by uuid CONSTRAINT pay_runs_released_by_fk REFERENCES public.users (id),
    released_at timestamptz,
    file_name text,
    file_sha256 text CONSTRAINT pay_runs_file_sha256_ck CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_sealed bytea, -- the bytes that the bank is given, the same each time
    filed_by uuid CONSTRAINT pay_runs_filed_by_fk REFERENCES public.users (id),
    filed_at timestamptz,
    ended_by uuid CONSTRAINT pay_runs_ended_by_fk REFERENCES public.users (id),
    ended_at timestamptz,
    end_reason text NOT NULL DEFAULT '',
    CONSTRAINT pay_runs_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT pay_runs_number_uq UNIQUE (team_id, number),
    CONSTRAINT pay_runs_account_fk FOREIGN KEY (team_id, institution_id, paying_account_id)
      REFERENCES public.paying_accounts (team_id, institution_id, id),
    CONSTRAINT pay_runs_statement_fk FOREIGN KEY (team_id, statement_id) REFERENCES public.card_statements (team_id, id),
    CONSTRAINT pay_runs_kind_fields_ck CHECK (CASE kind WHEN 'transfer'
      THEN paying_account_id IS NOT NULL AND institution_id IS NOT NULL AND layout IS NOT NULL AND statement_id IS NULL
      ELSE paying_account_id IS NULL AND layout IS NULL AND statement_id IS NOT NULL AND state = 'filed' AND transfer_on IS NOT NULL END),
    CONSTRAINT pay_runs_two_people_ck CHECK (released_by IS NULL OR released_by <> prepared_by),
    CONSTRAINT pay_runs_released_ck CHECK ((released_by IS NULL) = (released_at IS NULL) AND (released_by IS NULL OR transfer_on IS NOT NULL)
      AND (kind = 'card' OR state NOT IN ('released', 'filed', 'refused') OR released_by IS NOT NULL)),
    CONSTRAINT pay_runs_file_ck CHECK ((file_sha256 IS NULL) = (file_sealed IS NULL) AND (file_sha256 IS NULL) = (filed_by IS NULL)
      AND (kind = 'card' OR (file_sha256 IS NOT NULL) = (state IN ('filed', 'refused')))),
    CONSTRAINT pay_runs_ended_ck CHECK ((state IN ('cancelled', 'refused')) = (ended_by IS NOT NULL) AND (ended_by IS NULL) = (ended_at IS NULL))
  );
  CREATE INDEX pay_runs_recent_ix ON public.pay_runs (team_id, prepared_at DESC, id DESC);
  CREATE INDEX pay_runs_account_ix ON public.pay_runs (team_id, institution_id, paying_account_id);
  CREATE INDEX pay_runs_statement_ix ON public.pay_runs (team_id, statement_id);
  CREATE INDEX pay_runs_prepared_by_ix ON public.pay_runs (prepared_by);
  CREATE INDEX pay_runs_released_by_ix ON public.pay_runs (released_by);
  CREATE INDEX pay_runs_filed_by_ix ON public.pay_runs (filed_by);
  CREATE INDEX pay_runs_ended_by_ix ON public.pay_runs (ended_by);
  CREATE TABLE public.pay_run_downloads (
    team_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    downloaded_by uuid NOT NULL CONSTRAINT pay_run_downloads_by_fk REFERENCES public.users (id),
    downloaded_at timestamptz NOT NULL,
    CONSTRAINT pay_run_downloads_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT pay_run_downloads_run_fk FOREIGN KEY (team_id, run_id) REFERENCES public.pay_runs (team_id, id)
  );
  CREATE INDEX pay_run_downloads_run_ix ON public.pay_run_downloads (team_id, run_id);
  CREATE INDEX pay_run_downloads_by_ix ON public.pay_run_downloads (downloaded_by);
`;

const ITEMS = `
  CREATE TABLE public.pay_run_items (
    team_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    position int NOT NULL,
    expense_id uuid NOT NULL,
    expense_version int NOT NULL,
    supplier_id uuid,
    account_id uuid, -- fixed at release: the file pays into it and no other
    claim_amount bigint NOT NULL,
    payable_amount bigint NOT NULL CONSTRAINT pay_run_items_payable_amount_ck CHECK (payable_amount > 0),
    state text NOT NULL CONSTRAINT pay_run_items_state_ck CHECK (state IN ('open', 'removed', 'dropped', 'succeeded', 'posted', 'failed')),
    holder_check text CONSTRAINT pay_run_items_holder_check_ck CHECK (holder_check IN ('match', 'mismatch')),
    holder_checked_by uuid CONSTRAINT pay_run_items_holder_checked_by_fk REFERENCES public.users (id),
    holder_checked_at timestamptz,
    holder_checked_account_id uuid,
    acknowledged jsonb NOT NULL DEFAULT '{}',
    reason text NOT NULL DEFAULT '', -- the bank's, or why it was left out
    paid_on date,
    bank_reference text NOT NULL DEFAULT '',
    payment_id uuid,
    problem jsonb, -- why the ledger doesn't take it yet
    added_by uuid NOT NULL CONSTRAINT pay_run_items_added_by_fk REFERENCES public.users (id),
    decided_by uuid CONSTRAINT pay_run_items_decided_by_fk REFERENCES public.users (id),
    decided_at timestamptz,
    CONSTRAINT pay_run_items_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT pay_run_items_position_uq UNIQUE (team_id, run_id, position),
    CONSTRAINT pay_run_items_run_fk FOREIGN KEY (team_id, run_id) REFERENCES public.pay_runs (team_id, id),
    CONSTRAINT pay_run_items_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
    CONSTRAINT pay_run_items_account_fk FOREIGN KEY (team_id, supplier_id, account_id)
      REFERENCES public.supplier_accounts (team_id, supplier_id, id),
    CONSTRAINT pay_run_items_payment_fk FOREIGN KEY (team_id, payment_id) REFERENCES public.payments (team_id, id),
    CONSTRAINT pay_run_items_paid_ck CHECK (state NOT IN ('succeeded', 'posted') OR paid_on IS NOT NULL)
  );
  -- A claim sits in one live run at most.
  CREATE UNIQUE INDEX pay_run_items_live_uq ON public.pay_run_items (team_id, expense_id) WHERE state IN ('open', 'succeeded');
  CREATE INDEX pay_run_items_expense_ix ON public.pay_run_items (team_id, expense_id);
  CREATE INDEX pay_run_items_account_ix ON public.pay_run_items (team_id, supplier_id, account_id);
  CREATE INDEX pay_run_items_payment_ix ON public.pay_run_items (team_id, payment_id);
  CREATE INDEX pay_run_items_holder_checked_by_ix ON public.pay_run_items (holder_checked_by);
  CREATE INDEX pay_run_items_added_by_ix ON public.pay_run_items (added_by);
  CREATE INDEX pay_run_items_decided_by_ix ON public.pay_run_items (decided_by);
`;

const RESULTS = `
  CREATE TABLE public.pay_run_results (
    team_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid NOT NULL,
    sha256 text NOT NULL CONSTRAINT pay_run_results_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    file_name text NOT NULL,
    sealed_content bytea NOT NULL, -- it holds account numbers
    uploaded_by uuid NOT NULL CONSTRAINT pay_run_results_uploaded_by_fk REFERENCES public.users (id),
    uploaded_at timestamptz NOT NULL,
    taken_by uuid CONSTRAINT pay_run_results_taken_by_fk REFERENCES public.users (id),
    taken_at timestamptz, -- none while its columns wait to be named
    counts jsonb,
    CONSTRAINT pay_run_results_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT pay_run_results_sha256_uq UNIQUE (team_id, run_id, sha256),
    CONSTRAINT pay_run_results_run_fk FOREIGN KEY (team_id, run_id) REFERENCES public.pay_runs (team_id, id),
    CONSTRAINT pay_run_results_taken_ck CHECK ((taken_by IS NULL) = (taken_at IS NULL))
  );
  CREATE INDEX pay_run_results_uploaded_by_ix ON public.pay_run_results (uploaded_by);
  CREATE INDEX pay_run_results_taken_by_ix ON public.pay_run_results (taken_by);
`;

const GUARDS = `
  -- Claimed, prepared or approved it: such a person neither puts it into a run nor lets the run go.
  CREATE FUNCTION public.has_hand_in_claim(p_team uuid, p_expense uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM public.expenses e WHERE e.team_id = p_team AND e.id = p_expense
      AND (p_user IN (e.claimant_id, e.prepared_by, e.approver_id) OR p_user = ANY (e.approver_ids)))
  $$;
  CREATE FUNCTION public.refuse_own_claim_in_run() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF public.has_hand_in_claim(NEW.team_id, NEW.expense_id, NEW.added_by) THEN
      RAISE EXCEPTION 'claim % is of the preparer''s own hand', NEW.expense_id USING ERRCODE = '23514', CONSTRAINT = 'pay_run_items_own_ck';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER pay_run_items_not_own BEFORE INSERT ON public.pay_run_items FOR EACH ROW EXECUTE FUNCTION public.refuse_own_claim_in_run();
  CREATE FUNCTION public.refuse_own_release() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM public.pay_run_items i WHERE i.team_id = NEW.team_id AND i.run_id = NEW.id AND i.state = 'open'
        AND public.has_hand_in_claim(i.team_id, i.expense_id, NEW.released_by)) THEN
      RAISE EXCEPTION 'run % has a claim of the releaser''s own hand', NEW.id USING ERRCODE = '23514', CONSTRAINT = 'pay_runs_own_ck';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER pay_runs_not_own BEFORE UPDATE OF released_by ON public.pay_runs FOR EACH ROW WHEN (NEW.released_by IS NOT NULL)
    EXECUTE FUNCTION public.refuse_own_release();
  -- What sits in a live run is paid by that run alone, and stays as it was approved.
  CREATE FUNCTION public.refuse_payment_in_run() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM public.pay_run_items i WHERE i.team_id = NEW.team_id AND i.expense_id = NEW.expense_id AND i.state IN ('open', 'succeeded')) THEN
      RAISE EXCEPTION 'claim % sits in a run', NEW.expense_id USING ERRCODE = '23514', CONSTRAINT = 'payment_items_in_run_ck';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER payment_items_not_in_run BEFORE INSERT ON public.payment_items FOR EACH ROW EXECUTE FUNCTION public.refuse_payment_in_run();
  CREATE FUNCTION public.refuse_claim_in_run() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM public.pay_run_items i WHERE i.team_id = NEW.team_id AND i.expense_id = NEW.id AND i.state IN ('open', 'succeeded')) THEN
      RAISE EXCEPTION 'claim % sits in a run', NEW.id USING ERRCODE = '23514', CONSTRAINT = 'expenses_in_run_ck';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER expenses_not_in_run BEFORE UPDATE ON public.expenses FOR EACH ROW
    WHEN (OLD.state = 'approved' AND (NEW.version, NEW.payable_amount, NEW.claim_amount) IS DISTINCT FROM (OLD.version, OLD.payable_amount, OLD.claim_amount))
    EXECUTE FUNCTION public.refuse_claim_in_run();
`;
