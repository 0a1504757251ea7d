import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'funding_plans',
  'disbursements',
  'commitments',
  'commitment_instalments',
  'commitment_lines',
];

/**
 * Where a stage's money comes from, what of it was paid out, and what contracts hold of it before an invoice comes: what
 * changes, close-outs and settlements all stand on. Rows are their team's own; no rival sees that there is one.
 */
export class PlanFundingAndCommitments1763901490100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.funding_plans (
        team_id uuid NOT NULL CONSTRAINT funding_plans_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        institution_id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT funding_plans_stage_fk REFERENCES public.stages (id),
        government bigint NOT NULL DEFAULT 0 CONSTRAINT funding_plans_government_ck CHECK (government >= 0),
        own_cash bigint NOT NULL DEFAULT 0 CONSTRAINT funding_plans_own_cash_ck CHECK (own_cash >= 0),
        other_cash bigint NOT NULL DEFAULT 0 CONSTRAINT funding_plans_other_cash_ck CHECK (other_cash >= 0),
        in_kind bigint NOT NULL DEFAULT 0 CONSTRAINT funding_plans_in_kind_ck CHECK (in_kind >= 0),
        version int NOT NULL DEFAULT 1,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT funding_plans_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT funding_plans_place_uq UNIQUE (team_id, institution_id, stage_id),
        CONSTRAINT funding_plans_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id)
      );
      CREATE INDEX funding_plans_stage_ix ON public.funding_plans (stage_id);

      -- Facts of bank accounts. Nothing is changed but the day it was paid; a mistake is taken back by a row of the opposite amount.
      CREATE TABLE public.disbursements (
        team_id uuid NOT NULL CONSTRAINT disbursements_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        institution_id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT disbursements_stage_fk REFERENCES public.stages (id),
        fund_id uuid CONSTRAINT disbursements_fund_fk REFERENCES public.funds (id),
        kind text NOT NULL CONSTRAINT disbursements_kind_ck CHECK (kind IN ('instalment', 'own-cash', 'other-cash', 'interest')),
        amount bigint NOT NULL CONSTRAINT disbursements_amount_ck CHECK (amount <> 0),
        planned_on date,
        paid_on date,
        note text NOT NULL DEFAULT '',
        corrects_id uuid,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT disbursements_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT disbursements_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id),
        CONSTRAINT disbursements_corrects_fk FOREIGN KEY (team_id, corrects_id) REFERENCES public.disbursements (team_id, id),
        CONSTRAINT disbursements_day_ck CHECK (planned_on IS NOT NULL OR paid_on IS NOT NULL),
        CONSTRAINT disbursements_sign_ck CHECK ((corrects_id IS NULL) = (amount > 0))
      );
      CREATE UNIQUE INDEX disbursements_corrects_uq ON public.disbursements (team_id, corrects_id) WHERE corrects_id IS NOT NULL;
      CREATE INDEX disbursements_place_ix ON public.disbursements (team_id, institution_id, stage_id, kind);
      CREATE INDEX disbursements_stage_ix ON public.disbursements (stage_id);
      CREATE INDEX disbursements_fund_ix ON public.disbursements (fund_id) WHERE fund_id IS NOT NULL;

      CREATE TABLE public.commitments (
        team_id uuid NOT NULL CONSTRAINT commitments_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        number int,
        number_year int,
        state text NOT NULL CONSTRAINT commitments_state_ck CHECK (state IN ('draft', 'active', 'completed', 'cancelled')),
        institution_id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT commitments_stage_fk REFERENCES public.stages (id),
        supplier_id uuid,
        supplier_name text NOT NULL DEFAULT '',
        title text NOT NULL,
        contract_number text NOT NULL DEFAULT '',
        signed_on date NOT NULL,
        ends_on date,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1,
        CONSTRAINT commitments_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT commitments_number_uq UNIQUE (team_id, number_year, number),
        CONSTRAINT commitments_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id),
        CONSTRAINT commitments_period_ck CHECK (ends_on IS NULL OR signed_on <= ends_on)
      );
      CREATE INDEX commitments_stage_ix ON public.commitments (stage_id);
      CREATE INDEX commitments_institution_ix ON public.commitments (team_id, institution_id);
      CREATE INDEX commitments_state_ix ON public.commitments (team_id, state, signed_on);
      CREATE TABLE public.commitment_instalments (
        team_id uuid NOT NULL CONSTRAINT commitment_instalments_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        commitment_id uuid NOT NULL,
        position int NOT NULL,
        due_on date NOT NULL,
        amount bigint NOT NULL CONSTRAINT commitment_instalments_amount_ck CHECK (amount > 0),
        state text NOT NULL CONSTRAINT commitment_instalments_state_ck CHECK (state IN ('open', 'consumed', 'released')),
        expense_id uuid,
        CONSTRAINT commitment_instalments_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT commitment_instalments_position_uq UNIQUE (team_id, commitment_id, position),
        CONSTRAINT commitment_instalments_commitment_fk FOREIGN KEY (team_id, commitment_id) REFERENCES public.commitments (team_id, id)
      );
      CREATE INDEX commitment_instalments_expense_ix ON public.commitment_instalments (team_id, expense_id) WHERE expense_id IS NOT NULL;
      CREATE INDEX commitment_instalments_due_ix ON public.commitment_instalments (team_id, due_on) WHERE state = 'open';
      -- What each instalment holds of each budget line; 'reservation_id' is the ledger's posting that holds it now.
      CREATE TABLE public.commitment_lines (
        team_id uuid NOT NULL CONSTRAINT commitment_lines_team_fk REFERENCES public.teams (id),
        instalment_id uuid NOT NULL,
        budget_line_id uuid NOT NULL CONSTRAINT commitment_lines_budget_line_fk REFERENCES public.budget_lines (id),
        amount bigint NOT NULL CONSTRAINT commitment_lines_amount_ck CHECK (amount > 0),
        reservation_id uuid,
        CONSTRAINT commitment_lines_id_pk PRIMARY KEY (team_id, instalment_id, budget_line_id),
        CONSTRAINT commitment_lines_instalment_fk FOREIGN KEY (team_id, instalment_id) REFERENCES public.commitment_instalments (team_id, id)
      );
      CREATE INDEX commitment_lines_budget_line_ix ON public.commitment_lines (budget_line_id);
    `);
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT SELECT, INSERT ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      GRANT UPDATE ON public.funding_plans, public.commitments, public.commitment_instalments, public.commitment_lines TO hanjang_app;
      GRANT UPDATE (paid_on, note) ON public.disbursements TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE ${TABLES.toReversed()
        .map((table) => `public.${table}`)
        .join(', ')}`,
    );
  }
}
