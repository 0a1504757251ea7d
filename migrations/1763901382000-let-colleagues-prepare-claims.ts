import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft made by one person for another to confirm: who made it stays on the claim, because whoever prepared it decides
 * on it as little as its claimant. How it went between the two is kept by the draft and goes with it.
 */
export class LetColleaguesPrepareClaims1763901382000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expenses
        ADD COLUMN prepared_by uuid CONSTRAINT expenses_prepared_by_fk REFERENCES public.users (id),
        ADD COLUMN handed_at timestamptz,
        ADD CONSTRAINT expenses_prepared_by_ck CHECK (prepared_by IS NULL OR prepared_by <> claimant_id
          AND (approver_id IS NULL OR approver_id <> prepared_by)),
        ADD CONSTRAINT expenses_handed_at_ck CHECK (handed_at IS NULL OR prepared_by IS NOT NULL);
      CREATE INDEX expenses_prepared_by_ix ON public.expenses (team_id, prepared_by, created_at DESC, id DESC) WHERE prepared_by IS NOT NULL;
      CREATE INDEX expenses_preparer_ix ON public.expenses (prepared_by) WHERE prepared_by IS NOT NULL;
      CREATE TABLE public.draft_handovers (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        act text NOT NULL CONSTRAINT draft_handovers_act_ck CHECK (act IN ('handed-over', 'given-back')),
        actor_id uuid NOT NULL CONSTRAINT draft_handovers_actor_fk REFERENCES public.users (id),
        to_id uuid NOT NULL CONSTRAINT draft_handovers_to_fk REFERENCES public.users (id),
        at timestamptz NOT NULL,
        comment text NOT NULL DEFAULT '',
        CONSTRAINT draft_handovers_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT draft_handovers_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX draft_handovers_expense_ix ON public.draft_handovers (team_id, expense_id, at, id);
      CREATE INDEX draft_handovers_actor_ix ON public.draft_handovers (actor_id);
      CREATE INDEX draft_handovers_to_ix ON public.draft_handovers (to_id);
      ALTER TABLE public.draft_handovers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY draft_handovers_read ON public.draft_handovers FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY draft_handovers_insert ON public.draft_handovers FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY draft_handovers_delete ON public.draft_handovers FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, DELETE ON public.draft_handovers TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE public.draft_handovers;
      ALTER TABLE public.expenses DROP COLUMN prepared_by, DROP COLUMN handed_at;
    `);
  }
}
