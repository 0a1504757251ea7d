import type { MigrationInterface, QueryRunner } from 'typeorm';

const TEAM_TABLES: Record<string, string> = {
  suppliers: 'SELECT, INSERT, UPDATE',
  evidence: 'SELECT, INSERT',
  evidence_readings: 'SELECT, INSERT',
  expense_counters: 'SELECT, INSERT, UPDATE',
  expenses: 'SELECT, INSERT, UPDATE, DELETE',
  expense_lines: 'SELECT, INSERT, UPDATE, DELETE',
  expense_events: 'SELECT, INSERT',
  expense_evidence: 'SELECT, INSERT, DELETE',
  claim_fingerprints: 'SELECT, INSERT, DELETE',
  approvals: 'SELECT, INSERT',
  payments: 'SELECT, INSERT',
  payment_items: 'SELECT, INSERT',
};

/** Claims, their documents, decisions and payments: all a team's own, `team_id` first in every key. */
export class CreateClaims1763900600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.suppliers (
        team_id uuid NOT NULL CONSTRAINT suppliers_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        business_number text NOT NULL CONSTRAINT suppliers_business_number_ck CHECK (business_number ~ '^[0-9]{10}$'),
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT suppliers_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT suppliers_business_number_uq UNIQUE (team_id, business_number)
      );
      CREATE TABLE public.evidence (
        team_id uuid NOT NULL CONSTRAINT evidence_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        sha256 text NOT NULL CONSTRAINT evidence_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size_bytes bigint NOT NULL,
        media_type text NOT NULL,
        kind text NOT NULL CONSTRAINT evidence_kind_ck CHECK (kind IN ('tax-invoice', 'document')),
        original_name text NOT NULL,
        uploaded_by uuid NOT NULL CONSTRAINT evidence_uploaded_by_fk REFERENCES public.users (id),
        uploaded_at timestamptz NOT NULL,
        CONSTRAINT evidence_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT evidence_sha256_uq UNIQUE (team_id, sha256)
      );
      CREATE INDEX evidence_uploaded_by_ix ON public.evidence (uploaded_by);
      CREATE TABLE public.evidence_readings (
        team_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        reader_version int NOT NULL,
        reading jsonb NOT NULL,
        findings jsonb NOT NULL,
        read_at timestamptz NOT NULL,
        CONSTRAINT evidence_readings_id_pk PRIMARY KEY (team_id, evidence_id, reader_version),
        CONSTRAINT evidence_readings_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id)
      );
      CREATE TABLE public.expense_counters (
        team_id uuid NOT NULL CONSTRAINT expense_counters_team_fk REFERENCES public.teams (id),
        year int NOT NULL,
        last_number int NOT NULL,
        CONSTRAINT expense_counters_id_pk PRIMARY KEY (team_id, year)
      );
      CREATE TABLE public.expenses (
        team_id uuid NOT NULL CONSTRAINT expenses_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        number int, number_year int,
        state text NOT NULL CONSTRAINT expenses_state_ck
          CHECK (state IN ('draft', 'submitted', 'returned', 'rejected', 'approved', 'paid', 'reversed')),
        claimant_id uuid NOT NULL CONSTRAINT expenses_claimant_fk REFERENCES public.users (id),
        institution_id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT expenses_stage_fk REFERENCES public.stages (id),
        on_pot boolean NOT NULL DEFAULT false,
        title text NOT NULL DEFAULT '',
        supplier_name text NOT NULL DEFAULT '',
        supplier_business_number text,
        supplier_id uuid,
        documented_on date,
        committed_on date,
        paid_on date,
        approval_number text,
        corrects_expense_id uuid,
        waits_for text, -- approval number of the original that an amended invoice corrects and that isn't here yet
        supply_amount bigint NOT NULL DEFAULT 0,
        tax_amount bigint NOT NULL DEFAULT 0,
        claim_amount bigint NOT NULL DEFAULT 0,
        payable_amount bigint NOT NULL DEFAULT 0,
        reversed_amount bigint NOT NULL DEFAULT 0 CONSTRAINT expenses_reversed_amount_ck CHECK (reversed_amount >= 0),
        origins jsonb NOT NULL DEFAULT '{}',
        version int NOT NULL DEFAULT 1,
        approver_id uuid CONSTRAINT expenses_approver_fk REFERENCES public.users (id),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        submitted_at timestamptz,
        decided_at timestamptz,
        state_since timestamptz NOT NULL,
        CONSTRAINT expenses_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expenses_number_uq UNIQUE (team_id, number_year, number),
        CONSTRAINT expenses_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id),
        CONSTRAINT expenses_supplier_fk FOREIGN KEY (team_id, supplier_id) REFERENCES public.suppliers (team_id, id),
        CONSTRAINT expenses_corrects_fk FOREIGN KEY (team_id, corrects_expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX expenses_recent_ix ON public.expenses (team_id, created_at DESC, id DESC);
      CREATE INDEX expenses_claimant_ix ON public.expenses (team_id, claimant_id, created_at DESC, id DESC);
      CREATE INDEX expenses_state_ix ON public.expenses (team_id, state, state_since, id);
      CREATE INDEX expenses_pot_ix ON public.expenses (state, state_since, id) WHERE on_pot;
      CREATE INDEX expenses_supplier_ix ON public.expenses (team_id, supplier_id, decided_at DESC);
      CREATE INDEX expenses_institution_ix ON public.expenses (team_id, institution_id);
      CREATE INDEX expenses_stage_ix ON public.expenses (stage_id);
      CREATE INDEX expenses_approval_number_ix ON public.expenses (team_id, approval_number) WHERE approval_number IS NOT NULL;
      CREATE INDEX expenses_waits_for_ix ON public.expenses (team_id, waits_for) WHERE waits_for IS NOT NULL;
      CREATE INDEX expenses_corrects_ix ON public.expenses (team_id, corrects_expense_id) WHERE corrects_expense_id IS NOT NULL;
      CREATE TABLE public.expense_lines (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        position int NOT NULL,
        name text NOT NULL,
        purchased_on date,
        category_id uuid CONSTRAINT expense_lines_category_fk REFERENCES public.categories (id),
        budget_line_id uuid CONSTRAINT expense_lines_budget_line_fk REFERENCES public.budget_lines (id),
        vat_treatment text NOT NULL CONSTRAINT expense_lines_vat_treatment_ck CHECK (vat_treatment IN ('recovered', 'charged')),
        supply_amount bigint NOT NULL,
        tax_amount bigint NOT NULL,
        claim_amount bigint NOT NULL,
        payable_amount bigint NOT NULL,
        CONSTRAINT expense_lines_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expense_lines_position_uq UNIQUE (team_id, expense_id, position),
        CONSTRAINT expense_lines_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        CONSTRAINT expense_lines_payable_ck CHECK (payable_amount = supply_amount + tax_amount),
        CONSTRAINT expense_lines_claim_ck CHECK (claim_amount = CASE vat_treatment WHEN 'recovered' THEN supply_amount ELSE payable_amount END)
      );
      CREATE INDEX expense_lines_category_ix ON public.expense_lines (category_id);
      CREATE INDEX expense_lines_budget_line_ix ON public.expense_lines (budget_line_id);
      CREATE TABLE public.expense_events (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        act text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_id uuid NOT NULL CONSTRAINT expense_events_actor_fk REFERENCES public.users (id),
        at timestamptz NOT NULL,
        comment text NOT NULL DEFAULT '',
        findings jsonb NOT NULL DEFAULT '[]',
        version int NOT NULL,
        CONSTRAINT expense_events_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expense_events_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX expense_events_expense_ix ON public.expense_events (team_id, expense_id, at, id);
      CREATE TABLE public.expense_evidence (
        team_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        attached_at timestamptz NOT NULL,
        CONSTRAINT expense_evidence_id_pk PRIMARY KEY (team_id, expense_id, evidence_id),
        CONSTRAINT expense_evidence_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        CONSTRAINT expense_evidence_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id)
      );
      CREATE INDEX expense_evidence_evidence_ix ON public.expense_evidence (team_id, evidence_id);
      CREATE TABLE public.claim_fingerprints (
        team_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT claim_fingerprints_kind_ck CHECK (kind IN ('approval-number', 'file')),
        fingerprint text NOT NULL,
        expense_id uuid NOT NULL,
        CONSTRAINT claim_fingerprints_id_pk PRIMARY KEY (team_id, kind, fingerprint),
        CONSTRAINT claim_fingerprints_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX claim_fingerprints_expense_ix ON public.claim_fingerprints (team_id, expense_id);
      CREATE INDEX claim_fingerprints_match_ix ON public.claim_fingerprints (kind, fingerprint);
      CREATE TABLE public.approvals (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        expense_version int NOT NULL,
        decision text NOT NULL CONSTRAINT approvals_decision_ck CHECK (decision IN ('approved', 'returned', 'rejected')),
        decided_by uuid NOT NULL CONSTRAINT approvals_decided_by_fk REFERENCES public.users (id),
        decided_at timestamptz NOT NULL,
        comment text NOT NULL DEFAULT '',
        CONSTRAINT approvals_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT approvals_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX approvals_expense_ix ON public.approvals (team_id, expense_id);
      CREATE TABLE public.payments (
        team_id uuid NOT NULL CONSTRAINT payments_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        paid_on date NOT NULL,
        bank_reference text NOT NULL,
        paid_by uuid NOT NULL CONSTRAINT payments_paid_by_fk REFERENCES public.users (id),
        claim_amount bigint NOT NULL,
        payable_amount bigint NOT NULL,
        item_count int NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT payments_id_pk PRIMARY KEY (team_id, id)
      );
      CREATE INDEX payments_recent_ix ON public.payments (team_id, created_at DESC, id DESC);
      CREATE TABLE public.payment_items (
        team_id uuid NOT NULL,
        payment_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        claim_amount bigint NOT NULL,
        payable_amount bigint NOT NULL,
        CONSTRAINT payment_items_id_pk PRIMARY KEY (team_id, payment_id, expense_id),
        CONSTRAINT payment_items_expense_uq UNIQUE (team_id, expense_id),
        CONSTRAINT payment_items_payment_fk FOREIGN KEY (team_id, payment_id) REFERENCES public.payments (team_id, id),
        CONSTRAINT payment_items_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE TRIGGER expense_events_append_only BEFORE UPDATE OR DELETE ON public.expense_events FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
      CREATE TRIGGER approvals_append_only BEFORE UPDATE OR DELETE ON public.approvals FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
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
      for (const command of ['UPDATE', 'DELETE'].filter((right) => rights.includes(right))) {
        await runner.query(`
          CREATE POLICY ${table}_${command.toLowerCase()} ON public.${table} FOR ${command} TO hanjang_app
            USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        `);
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = Object.keys(TEAM_TABLES)
      .reverse()
      .map((table) => `public.${table}`);
    await runner.query(`DROP TABLE ${tables.join(', ')}`);
  }
}
