import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Audit events, append-only and without a running number (one would serialise a team's writes), and the answers kept
 * for repeated requests. An auditor or officer who only reads a team still adds to its log, hence the insert policy.
 */
export class CreateAuditAndKeys1763900700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.audit_events (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid NOT NULL,
        act text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        before jsonb,
        after jsonb,
        document_hashes text[] NOT NULL DEFAULT '{}',
        request_id text NOT NULL DEFAULT '',
        CONSTRAINT audit_events_id_pk PRIMARY KEY (team_id, id)
      );
      CREATE INDEX audit_events_subject_ix ON public.audit_events (team_id, subject_id, id);
      CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
      CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON public.audit_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
      ALTER TABLE public.audit_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_events_read ON public.audit_events FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY audit_events_insert ON public.audit_events FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]) AND actor_id = (SELECT public.app_user_id()));
      GRANT SELECT, INSERT ON public.audit_events TO hanjang_app;

      CREATE TABLE public.idempotency_keys (
        team_id uuid NOT NULL,
        user_id uuid NOT NULL,
        key text NOT NULL,
        input_hash text NOT NULL,
        status int,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_id_pk PRIMARY KEY (team_id, user_id, key)
      );
      ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY idempotency_keys_own ON public.idempotency_keys TO hanjang_app
        USING (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]))
        WITH CHECK (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON public.idempotency_keys TO hanjang_app;

      -- What a job found the same in two teams: office rows, invisible to every team.
      CREATE TABLE public.duplicate_matches (
        team_id uuid NOT NULL CONSTRAINT duplicate_matches_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        kind text NOT NULL,
        first_team_id uuid NOT NULL, first_expense_id uuid NOT NULL,
        second_team_id uuid NOT NULL, second_expense_id uuid NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT duplicate_matches_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT duplicate_matches_pair_uq UNIQUE (team_id, kind, first_team_id, first_expense_id, second_team_id, second_expense_id)
      );
      ALTER TABLE public.duplicate_matches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY duplicate_matches_read ON public.duplicate_matches FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      GRANT SELECT ON public.duplicate_matches TO hanjang_app;
      CREATE POLICY duplicate_matches_office ON public.duplicate_matches TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY claim_fingerprints_office ON public.claim_fingerprints FOR SELECT TO hanjang_office USING (true);
      GRANT SELECT, INSERT ON public.duplicate_matches TO hanjang_office;
      GRANT SELECT ON public.claim_fingerprints TO hanjang_office;

      CREATE FUNCTION public.office_match_fingerprints(p_team uuid, p_expense uuid) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        INSERT INTO public.duplicate_matches (team_id, id, kind, first_team_id, first_expense_id, second_team_id, second_expense_id)
        SELECT o.id, gen_random_uuid(), a.kind, least(a.team_id, b.team_id),
          CASE WHEN a.team_id < b.team_id THEN a.expense_id ELSE b.expense_id END, greatest(a.team_id, b.team_id),
          CASE WHEN a.team_id < b.team_id THEN b.expense_id ELSE a.expense_id END
        FROM public.claim_fingerprints a
        JOIN public.claim_fingerprints b ON b.kind = a.kind AND b.fingerprint = a.fingerprint AND b.team_id <> a.team_id
        JOIN public.teams t ON t.id = a.team_id JOIN public.teams u ON u.id = b.team_id AND u.programme_id = t.programme_id
        JOIN public.teams o ON o.programme_id = t.programme_id AND o.kind = 'office'
        WHERE a.team_id = p_team AND a.expense_id = p_expense
        ON CONFLICT DO NOTHING
      $$;
      REVOKE EXECUTE ON FUNCTION public.office_match_fingerprints(uuid, uuid) FROM PUBLIC;
      ALTER FUNCTION public.office_match_fingerprints(uuid, uuid) OWNER TO hanjang_office;
      SET LOCAL ROLE hanjang_office;
      GRANT EXECUTE ON FUNCTION public.office_match_fingerprints(uuid, uuid) TO hanjang_app;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_office;
      DROP FUNCTION public.office_match_fingerprints(uuid, uuid);
      RESET ROLE;
      DROP POLICY claim_fingerprints_office ON public.claim_fingerprints;
      DROP TABLE public.duplicate_matches, public.idempotency_keys, public.audit_events;
    `);
  }
}
