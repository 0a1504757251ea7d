import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'settlements',
  'settlement_disallowances',
  'settlement_objections',
  'settlement_receipts',
  'settlement_extensions',
];

/**
 * A team's settlement of a stage: what is disallowed line by line, what two officers made final, the one objection of the
 * team, and what was paid back. What was computed, and of what, is kept with the confirmation and never changes after it is
 * final. A preview is no row.
 */
export class SettleStages1763901560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTLEMENTS);
    await runner.query(PARTS);
    await runner.query(SETTINGS);
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      `);
    }
    // Officers settle in the team's name; the team itself accepts the result or objects to it.
    for (const table of TABLES) {
      const whose =
        table === 'settlement_objections' ? '' : ` AND (SELECT public.app_programme_role()) = 'officer'`;
      await runner.query(`
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])${whose});
        GRANT SELECT, INSERT ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      CREATE POLICY settlements_update ON public.settlements FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT UPDATE (state, version, as_of, interest_method, inputs, result, digest, ledger_position, confirmed_by, confirmed_at, confirmed_on,
        objection_due_on, accepted_by, accepted_at, finalised_by, finalised_at, finalised_on, return_due_on) ON public.settlements TO hanjang_app;
      CREATE POLICY settlement_disallowances_update ON public.settlement_disallowances FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT UPDATE (withdrawn_by, withdrawn_at) ON public.settlement_disallowances TO hanjang_app;
      CREATE POLICY settlement_objections_update ON public.settlement_objections FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT UPDATE (decision, answer, decided_by, decided_at) ON public.settlement_objections TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX public.postings_carried_ix;
      DROP TABLE ${TABLES.toReversed()
        .map((table) => `public.${table}`)
        .join(', ')}, public.settlement_settings;
      DROP FUNCTION public.keep_final_settlements();
    `);
  }
}

const SETTLEMENTS = `
  CREATE TABLE public.settlements (
    team_id uuid NOT NULL CONSTRAINT settlements_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    stage_id uuid NOT NULL CONSTRAINT settlements_stage_fk REFERENCES public.stages (id),
    state text NOT NULL CONSTRAINT settlements_state_ck CHECK (state IN ('draft', 'confirmed', 'objected', 'final')),
    version int NOT NULL DEFAULT 1,
    as_of date NOT NULL,
    interest_method text NOT NULL CONSTRAINT settlements_interest_method_ck CHECK (interest_method IN ('share', 'actual')),
    inputs jsonb,
    result jsonb,
    digest text, -- SHA-256 of the inputs
    ledger_position bigint, -- entries of the team's lines of the stage that it was computed from
    created_by uuid NOT NULL CONSTRAINT settlements_created_by_fk REFERENCES public.users (id),
    created_at timestamptz NOT NULL,
    confirmed_by uuid CONSTRAINT settlements_confirmed_by_fk REFERENCES public.users (id),
    confirmed_at timestamptz,
    confirmed_on date,
    objection_due_on date,
    accepted_by uuid CONSTRAINT settlements_accepted_by_fk REFERENCES public.users (id),
    accepted_at timestamptz,
    finalised_by uuid CONSTRAINT settlements_finalised_by_fk REFERENCES public.users (id),
    finalised_at timestamptz,
    finalised_on date,
    return_due_on date,
    CONSTRAINT settlements_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT settlements_stage_uq UNIQUE (team_id, stage_id),
    CONSTRAINT settlements_confirmed_ck CHECK ((state = 'draft') = (confirmed_by IS NULL)
      AND (confirmed_by IS NULL) = (result IS NULL) AND (confirmed_by IS NULL) = (objection_due_on IS NULL)),
    CONSTRAINT settlements_final_ck CHECK ((state = 'final') = (finalised_by IS NOT NULL)
      AND (finalised_by IS NULL) = (return_due_on IS NULL)),
    CONSTRAINT settlements_two_people_ck CHECK (finalised_by IS NULL OR finalised_by <> confirmed_by)
  );
  CREATE INDEX settlements_stage_ix ON public.settlements (stage_id);
  CREATE INDEX settlements_created_by_ix ON public.settlements (created_by);
  CREATE INDEX settlements_confirmed_by_ix ON public.settlements (confirmed_by);
  CREATE INDEX settlements_accepted_by_ix ON public.settlements (accepted_by);
  CREATE INDEX settlements_finalised_by_ix ON public.settlements (finalised_by);

  -- Only the day the return falls due can still move once it is final.
  CREATE FUNCTION public.keep_final_settlements() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      IF OLD.state = 'final' AND (to_jsonb(NEW) - 'return_due_on' - 'version') <> (to_jsonb(OLD) - 'return_due_on' - 'version') THEN
        RAISE EXCEPTION 'a final settlement stays as it is' USING ERRCODE = 'HJ040';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER settlements_stay_final BEFORE UPDATE ON public.settlements FOR EACH ROW EXECUTE FUNCTION public.keep_final_settlements();
  CREATE INDEX postings_carried_ix ON public.postings (team_id) WHERE kind = 'carry-over';
`;

const PARTS = `
  CREATE TABLE public.settlement_disallowances (
    team_id uuid NOT NULL CONSTRAINT settlement_disallowances_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    settlement_id uuid NOT NULL,
    posting_id uuid NOT NULL, -- the ledger's entry that spent it
    line_id uuid NOT NULL CONSTRAINT settlement_disallowances_line_fk REFERENCES public.budget_lines (id),
    expense_id uuid,
    amount bigint NOT NULL CONSTRAINT settlement_disallowances_amount_ck CHECK (amount > 0),
    reason text NOT NULL CONSTRAINT settlement_disallowances_reason_ck CHECK (reason <> ''),
    article text NOT NULL,
    entered_by uuid NOT NULL CONSTRAINT settlement_disallowances_entered_by_fk REFERENCES public.users (id),
    entered_at timestamptz NOT NULL,
    withdrawn_by uuid CONSTRAINT settlement_disallowances_withdrawn_by_fk REFERENCES public.users (id),
    withdrawn_at timestamptz,
    CONSTRAINT settlement_disallowances_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT settlement_disallowances_settlement_fk FOREIGN KEY (team_id, settlement_id) REFERENCES public.settlements (team_id, id),
    CONSTRAINT settlement_disallowances_withdrawn_ck CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
  );
  CREATE INDEX settlement_disallowances_settlement_ix ON public.settlement_disallowances (team_id, settlement_id);
  CREATE INDEX settlement_disallowances_line_ix ON public.settlement_disallowances (line_id);
  CREATE INDEX settlement_disallowances_entered_by_ix ON public.settlement_disallowances (entered_by);
  CREATE INDEX settlement_disallowances_withdrawn_by_ix ON public.settlement_disallowances (withdrawn_by);

  -- One objection a settlement: the key says so.
  CREATE TABLE public.settlement_objections (
    team_id uuid NOT NULL CONSTRAINT settlement_objections_team_fk REFERENCES public.teams (id),
    settlement_id uuid NOT NULL,
    body text NOT NULL CONSTRAINT settlement_objections_body_ck CHECK (body <> ''),
    filed_by uuid NOT NULL CONSTRAINT settlement_objections_filed_by_fk REFERENCES public.users (id),
    filed_at timestamptz NOT NULL,
    decision text CONSTRAINT settlement_objections_decision_ck CHECK (decision IN ('accepted', 'partly', 'rejected')),
    answer text,
    decided_by uuid CONSTRAINT settlement_objections_decided_by_fk REFERENCES public.users (id),
    decided_at timestamptz,
    CONSTRAINT settlement_objections_id_pk PRIMARY KEY (team_id, settlement_id),
    CONSTRAINT settlement_objections_settlement_fk FOREIGN KEY (team_id, settlement_id) REFERENCES public.settlements (team_id, id),
    CONSTRAINT settlement_objections_decided_ck CHECK ((decision IS NULL) = (decided_by IS NULL))
  );
  CREATE INDEX settlement_objections_filed_by_ix ON public.settlement_objections (filed_by);
  CREATE INDEX settlement_objections_decided_by_ix ON public.settlement_objections (decided_by);

  CREATE TABLE public.settlement_receipts (
    team_id uuid NOT NULL CONSTRAINT settlement_receipts_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    settlement_id uuid NOT NULL,
    paid_on date NOT NULL,
    amount bigint NOT NULL CONSTRAINT settlement_receipts_amount_ck CHECK (amount > 0),
    ledger_amount bigint NOT NULL CONSTRAINT settlement_receipts_ledger_amount_ck CHECK (ledger_amount BETWEEN 0 AND amount),
    destination text NOT NULL CONSTRAINT settlement_receipts_destination_ck CHECK (destination IN ('treasury', 'fund')),
    bank_reference text NOT NULL,
    recorded_by uuid NOT NULL CONSTRAINT settlement_receipts_recorded_by_fk REFERENCES public.users (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT settlement_receipts_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT settlement_receipts_settlement_fk FOREIGN KEY (team_id, settlement_id) REFERENCES public.settlements (team_id, id)
  );
  CREATE INDEX settlement_receipts_settlement_ix ON public.settlement_receipts (team_id, settlement_id);
  CREATE INDEX settlement_receipts_recorded_by_ix ON public.settlement_receipts (recorded_by);

  CREATE TABLE public.settlement_extensions (
    team_id uuid NOT NULL CONSTRAINT settlement_extensions_team_fk REFERENCES public.teams (id),
    id uuid NOT NULL,
    settlement_id uuid NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL CONSTRAINT settlement_extensions_reason_ck CHECK (reason <> ''),
    granted_by uuid NOT NULL CONSTRAINT settlement_extensions_granted_by_fk REFERENCES public.users (id),
    granted_at timestamptz NOT NULL,
    CONSTRAINT settlement_extensions_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT settlement_extensions_settlement_fk FOREIGN KEY (team_id, settlement_id) REFERENCES public.settlements (team_id, id)
  );
  CREATE INDEX settlement_extensions_settlement_ix ON public.settlement_extensions (team_id, settlement_id);
  CREATE INDEX settlement_extensions_granted_by_ix ON public.settlement_extensions (granted_by);
`;

/** How the programme settles; every member of it may know. No row means the usual. */
const SETTINGS = `
  CREATE TABLE public.settlement_settings (
    programme_id uuid CONSTRAINT settlement_settings_id_pk PRIMARY KEY CONSTRAINT settlement_settings_programme_fk REFERENCES public.programmes (id),
    destination text NOT NULL CONSTRAINT settlement_settings_destination_ck CHECK (destination IN ('treasury', 'fund')),
    rounding text NOT NULL CONSTRAINT settlement_settings_rounding_ck CHECK (rounding IN ('truncate', 'half-up')),
    allowance_counts boolean NOT NULL,
    changed_by uuid NOT NULL CONSTRAINT settlement_settings_changed_by_fk REFERENCES public.users (id),
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX settlement_settings_changed_by_ix ON public.settlement_settings (changed_by);
  ALTER TABLE public.settlement_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY settlement_settings_read ON public.settlement_settings FOR SELECT TO hanjang_app
    USING (programme_id = (SELECT public.app_programme_id()));
  CREATE POLICY settlement_settings_insert ON public.settlement_settings FOR INSERT TO hanjang_app
    WITH CHECK (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
  CREATE POLICY settlement_settings_update ON public.settlement_settings FOR UPDATE TO hanjang_app
    USING (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
  GRANT SELECT, INSERT, UPDATE ON public.settlement_settings TO hanjang_app;
`;
