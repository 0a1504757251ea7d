import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has to say yes to what. A route is data; what it asks of one subject is copied into requests when the subject is
 * handed in, so that an edited route acts on what comes after it alone.
 */
export class CreateApprovalRoutes1763901400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.routes (
        team_id uuid NOT NULL CONSTRAINT routes_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        -- a team's for its own claims; the office's for teams without one that fits, and for claims on the common pot
        scope text NOT NULL CONSTRAINT routes_scope_ck CHECK (scope IN ('team', 'programme', 'pot')),
        name text NOT NULL CONSTRAINT routes_name_ck CHECK (name <> '' AND char_length(name) <= 100),
        position int NOT NULL,
        conditions jsonb NOT NULL DEFAULT '{}',
        steps jsonb NOT NULL CONSTRAINT routes_steps_ck CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 10),
        version int NOT NULL DEFAULT 1,
        changed_by uuid NOT NULL CONSTRAINT routes_changed_by_fk REFERENCES public.users (id),
        changed_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT routes_id_pk PRIMARY KEY (team_id, id)
      );
      CREATE INDEX routes_changed_by_ix ON public.routes (changed_by);
      ALTER TABLE public.routes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY routes_read ON public.routes FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[])
          OR (scope <> 'team' AND team_id = (SELECT public.app_office_team_id())));
      CREATE POLICY routes_insert ON public.routes FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND (scope = 'team') = (team_id <> (SELECT public.app_office_team_id())));
      CREATE POLICY routes_update ON public.routes FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON public.routes TO hanjang_app;

      CREATE TABLE public.delegations (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        from_user_id uuid NOT NULL,
        to_user_id uuid NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        max_amount bigint CONSTRAINT delegations_max_amount_ck CHECK (max_amount > 0), -- claims above it stay with who delegates
        fund_ids uuid[] NOT NULL DEFAULT '{}', -- none: of every fund
        reason text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid CONSTRAINT delegations_ended_by_fk REFERENCES public.users (id),
        CONSTRAINT delegations_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT delegations_from_fk FOREIGN KEY (team_id, from_user_id) REFERENCES public.users (team_id, id),
        CONSTRAINT delegations_to_fk FOREIGN KEY (team_id, to_user_id) REFERENCES public.users (team_id, id),
        CONSTRAINT delegations_people_ck CHECK (from_user_id <> to_user_id),
        CONSTRAINT delegations_days_ck CHECK (starts_on <= ends_on)
      );
      CREATE INDEX delegations_from_ix ON public.delegations (team_id, from_user_id, ends_on);
      CREATE INDEX delegations_to_ix ON public.delegations (team_id, to_user_id, ends_on);
      CREATE INDEX delegations_ended_by_ix ON public.delegations (ended_by);
      ALTER TABLE public.delegations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY delegations_read ON public.delegations FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY delegations_insert ON public.delegations FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY delegations_end ON public.delegations FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE (ended_at, ended_by) ON public.delegations TO hanjang_app;

      CREATE TABLE public.approval_requests (
        team_id uuid NOT NULL CONSTRAINT approval_requests_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        round int NOT NULL, -- counted up each time the subject is handed in
        position int NOT NULL,
        route_id uuid, -- none: what holds where no route fits
        route_version int,
        step_id text NOT NULL,
        kind text NOT NULL CONSTRAINT approval_requests_kind_ck CHECK (kind IN ('proposal', 'approval')),
        name text NOT NULL DEFAULT '',
        office boolean NOT NULL, -- asked of the programme's office, not of the team
        decider_roles text[] NOT NULL,
        decider_ids uuid[] NOT NULL,
        needs text NOT NULL CONSTRAINT approval_requests_needs_ck CHECK (needs ~ '^(any|all|[1-9][0-9]?)$'),
        depends_on text[] NOT NULL,
        escalation jsonb, -- {"afterDays", "roles", "userIds"}
        amount bigint NOT NULL,
        fund_ids uuid[] NOT NULL DEFAULT '{}',
        -- whoever may not decide: the claimant, the preparer
        excluded_ids uuid[] NOT NULL,
        -- whose yes of this round stands already: nobody decides two of its steps
        heard_ids uuid[] NOT NULL DEFAULT '{}',
        state text NOT NULL CONSTRAINT approval_requests_state_ck
          CHECK (state IN ('waiting', 'open', 'approved', 'returned', 'rejected', 'withdrawn')),
        settled_by text CONSTRAINT approval_requests_settled_by_ck CHECK (settled_by IN ('standing', 'claimant')),
        carried_ids uuid[] NOT NULL DEFAULT '{}', -- approvals of an earlier round that stand
        opened_at timestamptz,
        closed_at timestamptz,
        widened_roles text[] NOT NULL DEFAULT '{}', -- asked besides, because nobody else can or nobody did in time
        widened_ids uuid[] NOT NULL DEFAULT '{}',
        widened_at timestamptz,
        widened_why text CONSTRAINT approval_requests_widened_why_ck CHECK (widened_why IN ('nobody', 'late')),
        CONSTRAINT approval_requests_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT approval_requests_place_uq UNIQUE (team_id, subject_id, round, position),
        CONSTRAINT approval_requests_open_ck CHECK (state <> 'open' OR opened_at IS NOT NULL),
        CONSTRAINT approval_requests_closed_ck CHECK ((closed_at IS NULL) = (state IN ('waiting', 'open')))
      );
      CREATE INDEX approval_requests_open_ix ON public.approval_requests (team_id, opened_at, id) WHERE state = 'open' AND NOT office;
      CREATE INDEX approval_requests_office_ix ON public.approval_requests (opened_at, id)
        WHERE state = 'open' AND (office OR 'officer' = ANY (widened_roles));
      -- One step at a time.
      CREATE UNIQUE INDEX approval_requests_one_open_uq ON public.approval_requests (team_id, subject_id) WHERE state = 'open';
      ALTER TABLE public.approval_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY approval_requests_read ON public.approval_requests FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY approval_requests_insert ON public.approval_requests FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY approval_requests_update ON public.approval_requests FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE (state, settled_by, carried_ids, opened_at, closed_at, widened_roles, widened_ids, widened_at, widened_why, amount, heard_ids)
        ON public.approval_requests TO hanjang_app;

      ALTER TABLE public.approvals
        ALTER COLUMN expense_id DROP NOT NULL,
        ALTER COLUMN expense_version DROP NOT NULL,
        ADD COLUMN request_id uuid,
        ADD COLUMN for_user_id uuid CONSTRAINT approvals_for_user_fk REFERENCES public.users (id), -- in whose stead
        ADD COLUMN seen jsonb, -- what was before them, part by part
        ADD COLUMN questioned jsonb, -- what a return asks about
        ADD COLUMN declined jsonb, -- lines left out of an approval, with the reason of each
        ADD CONSTRAINT approvals_request_fk FOREIGN KEY (team_id, request_id) REFERENCES public.approval_requests (team_id, id),
        ADD CONSTRAINT approvals_subject_ck CHECK (expense_id IS NOT NULL OR request_id IS NOT NULL);
      CREATE INDEX approvals_request_ix ON public.approvals (team_id, request_id);
      CREATE INDEX approvals_for_user_ix ON public.approvals (for_user_id);

      ALTER TABLE public.expenses
        ADD COLUMN approver_ids uuid[] NOT NULL DEFAULT '{}', -- everybody whose approval stands, and in whose stead
        ADD COLUMN questioned jsonb; -- of a returned claim: what may be changed; all where it is null
      UPDATE public.expenses SET approver_ids = ARRAY[approver_id] WHERE approver_id IS NOT NULL;
      ALTER TABLE public.expense_events ADD COLUMN facts jsonb NOT NULL DEFAULT '{}'; -- the step, in whose stead, what was questioned or left out
      ALTER TABLE public.expense_lines
        ADD COLUMN declined text, -- why an approver left the line out; it then claims and pays nothing
        DROP CONSTRAINT expense_lines_payable_ck,
        DROP CONSTRAINT expense_lines_claim_ck,
        ADD CONSTRAINT expense_lines_payable_ck CHECK (payable_amount = CASE WHEN declined IS NULL THEN supply_amount + tax_amount ELSE 0 END),
        ADD CONSTRAINT expense_lines_claim_ck CHECK (claim_amount = CASE WHEN declined IS NOT NULL THEN 0
          WHEN vat_treatment = 'recovered' THEN supply_amount ELSE supply_amount + tax_amount END);

      -- What waits already is asked as it was before.
      INSERT INTO public.approval_requests (team_id, id, subject_type, subject_id, round, position, step_id, kind, office, decider_roles,
        decider_ids, needs, depends_on, amount, excluded_ids, state, opened_at)
      SELECT team_id, gen_random_uuid(), 'expense', id, 1, 1, 'standard', 'approval', on_pot,
        CASE WHEN on_pot THEN ARRAY['officer'] ELSE ARRAY['administrator'] END, '{}', 'any', '{}', claim_amount,
        array_remove(ARRAY[claimant_id, prepared_by], NULL), 'open', coalesce(submitted_at, state_since)
      FROM public.expenses WHERE state = 'submitted';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expense_lines
        DROP CONSTRAINT expense_lines_payable_ck,
        DROP CONSTRAINT expense_lines_claim_ck,
        DROP COLUMN declined;
      UPDATE public.expense_lines SET payable_amount = supply_amount + tax_amount,
        claim_amount = CASE vat_treatment WHEN 'recovered' THEN supply_amount ELSE supply_amount + tax_amount END;
      ALTER TABLE public.expense_lines
        ADD CONSTRAINT expense_lines_payable_ck CHECK (payable_amount = supply_amount + tax_amount),
        ADD CONSTRAINT expense_lines_claim_ck CHECK (claim_amount = CASE vat_treatment WHEN 'recovered' THEN supply_amount ELSE payable_amount END);
      ALTER TABLE public.expense_events DROP COLUMN facts;
      ALTER TABLE public.expenses DROP COLUMN questioned, DROP COLUMN approver_ids;
      ALTER TABLE public.approvals DROP CONSTRAINT approvals_subject_ck, DROP CONSTRAINT approvals_request_fk, DROP COLUMN declined,
        DROP COLUMN questioned, DROP COLUMN seen, DROP COLUMN for_user_id, DROP COLUMN request_id;
      DROP TABLE public.approval_requests, public.delegations, public.routes;
    `);
  }
}
