import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lock that a decline takes alone and every giving of money shares: one of both comes first. */
const LOCK = `hashtextextended(v_team::text || v_fund::text, 1763901500000)`;

/**
 * Supports that a team doesn't take. While one is declined no line is opened and nothing allocated for it: triggers say so,
 * whichever way the money would come. A row is kept when the support is taken up again.
 */
export class DeclineSupports1763901500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.declined_supports (
        team_id uuid NOT NULL CONSTRAINT declined_supports_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        fund_id uuid NOT NULL CONSTRAINT declined_supports_fund_fk REFERENCES public.funds (id),
        declined_on date NOT NULL,
        reason text NOT NULL CONSTRAINT declined_supports_reason_ck CHECK (reason <> ''),
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        resumed_on date,
        resumed_reason text,
        resumed_by uuid,
        CONSTRAINT declined_supports_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT declined_supports_resumed_ck CHECK ((resumed_on IS NULL) = (resumed_by IS NULL) AND resumed_on >= declined_on)
      );
      CREATE UNIQUE INDEX declined_supports_open_uq ON public.declined_supports (team_id, fund_id) WHERE resumed_on IS NULL;
      CREATE INDEX declined_supports_fund_ix ON public.declined_supports (fund_id);
      ALTER TABLE public.declined_supports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY declined_supports_read ON public.declined_supports FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY declined_supports_insert ON public.declined_supports FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY declined_supports_update ON public.declined_supports FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY declined_supports_ledger ON public.declined_supports FOR SELECT TO hanjang_ledger USING (true);
      GRANT SELECT, INSERT, UPDATE (resumed_on, resumed_reason, resumed_by) ON public.declined_supports TO hanjang_app;
      GRANT SELECT ON public.declined_supports TO hanjang_ledger;

      -- As whoever opens the line or posts: both may read what is declined.
      CREATE FUNCTION public.refuse_declined() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_team uuid; v_fund uuid;
      BEGIN
        IF TG_TABLE_NAME = 'budget_lines' THEN
          v_team := NEW.owner_team_id; v_fund := NEW.fund_id;
        ELSE
          SELECT l.owner_team_id, l.fund_id INTO v_team, v_fund FROM public.budget_lines l WHERE l.id = NEW.line_id;
        END IF;
        PERFORM pg_advisory_xact_lock_shared(${LOCK});
        IF EXISTS (SELECT 1 FROM public.declined_supports d WHERE d.team_id = v_team AND d.fund_id = v_fund AND d.resumed_on IS NULL) THEN
          RAISE EXCEPTION 'support declined' USING ERRCODE = 'HJ020', DETAIL = v_fund::text;
        END IF;
        RETURN NULL;
      END $$;
      CREATE FUNCTION public.lock_declined() RETURNS trigger
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_team uuid := NEW.team_id; v_fund uuid := NEW.fund_id;
      BEGIN
        PERFORM pg_advisory_xact_lock(${LOCK});
        IF EXISTS (SELECT 1 FROM public.budget_lines l JOIN public.line_balances b ON b.line_id = l.id
            WHERE l.owner_team_id = v_team AND l.fund_id = v_fund AND b.available > 0) THEN
          RAISE EXCEPTION 'support still funded' USING ERRCODE = 'HJ021', DETAIL = v_fund::text;
        END IF;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION public.refuse_declined(), public.lock_declined() FROM PUBLIC;
      CREATE TRIGGER budget_lines_refuse_declined AFTER INSERT ON public.budget_lines FOR EACH ROW
        WHEN (NEW.kind = 'line' AND NEW.audience = 'team') EXECUTE FUNCTION public.refuse_declined();
      CREATE TRIGGER postings_refuse_declined AFTER INSERT ON public.postings FOR EACH ROW
        WHEN (NEW.kind IN ('allocate', 'carry-over')) EXECUTE FUNCTION public.refuse_declined();
      CREATE TRIGGER declined_supports_lock AFTER INSERT ON public.declined_supports FOR EACH ROW EXECUTE FUNCTION public.lock_declined();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER postings_refuse_declined ON public.postings;
      DROP TRIGGER budget_lines_refuse_declined ON public.budget_lines;
      DROP TABLE public.declined_supports;
      DROP FUNCTION public.lock_declined(), public.refuse_declined();
    `);
  }
}
