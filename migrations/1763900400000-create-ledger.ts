import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budget lines, their balances and the append-only postings. `docs/ledger.md` explains the locking. */
export class CreateLedger1763900400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.budget_lines (
        owner_team_id uuid NOT NULL CONSTRAINT budget_lines_owner_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        programme_id uuid NOT NULL CONSTRAINT budget_lines_programme_fk REFERENCES public.programmes (id),
        kind text NOT NULL CONSTRAINT budget_lines_kind_ck CHECK (kind IN ('appropriation', 'line')),
        audience text NOT NULL CONSTRAINT budget_lines_audience_ck CHECK (audience IN ('office', 'team', 'programme')),
        fund_id uuid NOT NULL CONSTRAINT budget_lines_fund_fk REFERENCES public.funds (id),
        fiscal_year_id uuid NOT NULL CONSTRAINT budget_lines_fiscal_year_fk REFERENCES public.fiscal_years (id),
        stage_id uuid CONSTRAINT budget_lines_stage_fk REFERENCES public.stages (id),
        institution_id uuid,
        category_id uuid CONSTRAINT budget_lines_category_fk REFERENCES public.categories (id),
        means text NOT NULL DEFAULT 'cash' CONSTRAINT budget_lines_means_ck CHECK (means IN ('cash', 'in-kind')),
        closed boolean NOT NULL DEFAULT false,
        CONSTRAINT budget_lines_id_pk PRIMARY KEY (owner_team_id, id),
        CONSTRAINT budget_lines_id_uq UNIQUE (id),
        CONSTRAINT budget_lines_identity_uq UNIQUE NULLS NOT DISTINCT
          (owner_team_id, kind, fund_id, fiscal_year_id, stage_id, institution_id, category_id, means),
        CONSTRAINT budget_lines_institution_fk FOREIGN KEY (owner_team_id, institution_id) REFERENCES public.institutions (team_id, id),
        CONSTRAINT budget_lines_shape_ck CHECK (kind = 'appropriation' OR (stage_id IS NOT NULL AND category_id IS NOT NULL))
      );
      CREATE INDEX budget_lines_programme_ix ON public.budget_lines (programme_id);
      CREATE INDEX budget_lines_fund_ix ON public.budget_lines (fund_id);
      CREATE INDEX budget_lines_fiscal_year_ix ON public.budget_lines (fiscal_year_id);
      CREATE INDEX budget_lines_stage_ix ON public.budget_lines (stage_id);
      CREATE INDEX budget_lines_institution_ix ON public.budget_lines (owner_team_id, institution_id);
      CREATE INDEX budget_lines_category_ix ON public.budget_lines (category_id);

      -- Hot and narrow: no foreign key in or out, room on each page for in-place updates.
      CREATE TABLE public.line_balances (
        line_id uuid CONSTRAINT line_balances_id_pk PRIMARY KEY,
        owner_team_id uuid NOT NULL,
        available bigint NOT NULL DEFAULT 0 CONSTRAINT line_balances_available_ck CHECK (available >= 0),
        reserved bigint NOT NULL DEFAULT 0 CONSTRAINT line_balances_reserved_ck CHECK (reserved >= 0),
        spent bigint NOT NULL DEFAULT 0 CONSTRAINT line_balances_spent_ck CHECK (spent >= 0),
        version bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 70);

      CREATE TABLE public.accounts (
        id uuid CONSTRAINT accounts_id_pk PRIMARY KEY,
        owner_team_id uuid NOT NULL CONSTRAINT accounts_owner_fk REFERENCES public.teams (id),
        line_id uuid,
        kind text NOT NULL CONSTRAINT accounts_kind_ck CHECK (kind IN ('available', 'reserved', 'spent', 'treasury', 'returned')),
        CONSTRAINT accounts_kind_uq UNIQUE NULLS NOT DISTINCT (owner_team_id, line_id, kind)
      );

      -- No foreign keys: a key-share lock on one hot account row by every posting would serialise what needn't be.
      -- The ledger functions are the only writers, and 'ledger check' proves the references.
      CREATE TABLE public.postings (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        group_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT postings_kind_ck CHECK (kind IN ('appropriate', 'allocate', 'transfer', 'reserve',
          'post-pending', 'void-pending', 'release', 'spend', 'refund', 'return')),
        debit_account uuid NOT NULL,
        credit_account uuid NOT NULL,
        amount bigint NOT NULL CONSTRAINT postings_amount_ck CHECK (amount > 0),
        line_id uuid NOT NULL,
        line_version bigint, -- the line's own count; NULL on another owner's line, where it would count rivals' acts
        counter_line_id uuid,
        pending_id uuid,
        corrects_id uuid,
        cause_type text NOT NULL,
        cause_id uuid NOT NULL,
        occurred_on date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_id uuid NOT NULL,
        reason text NOT NULL DEFAULT '',
        CONSTRAINT postings_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT postings_accounts_ck CHECK (debit_account <> credit_account)
      );
      CREATE UNIQUE INDEX postings_pending_uq ON public.postings (team_id, pending_id) WHERE kind IN ('post-pending', 'void-pending');
      CREATE INDEX postings_line_ix ON public.postings (line_id, id);
      CREATE INDEX postings_counter_line_ix ON public.postings (counter_line_id, id) WHERE counter_line_id IS NOT NULL;
      CREATE INDEX postings_cause_ix ON public.postings (team_id, cause_id);
      CREATE INDEX postings_corrects_ix ON public.postings (team_id, corrects_id) WHERE corrects_id IS NOT NULL;
      CREATE TABLE public.posting_keys (
        team_id uuid NOT NULL,
        idempotency_key text NOT NULL,
        input_hash text NOT NULL,
        group_id uuid NOT NULL,
        CONSTRAINT posting_keys_id_pk PRIMARY KEY (team_id, idempotency_key)
      );
      CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON public.postings FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
      CREATE TRIGGER postings_no_truncate BEFORE TRUNCATE ON public.postings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
      CREATE TRIGGER posting_keys_append_only BEFORE UPDATE OR DELETE ON public.posting_keys FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
    `);
    for (const table of ['budget_lines', 'line_balances', 'accounts', 'postings', 'posting_keys']) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_ledger ON public.${table} TO hanjang_ledger USING (true) WITH CHECK (true);
      `);
    }
    await runner.query(`
      CREATE POLICY budget_lines_read ON public.budget_lines FOR SELECT TO hanjang_app
        USING (owner_team_id = ANY ((SELECT public.app_read_team_ids())::uuid[])
          OR (audience = 'programme' AND owner_team_id = (SELECT public.app_office_team_id())));
      CREATE POLICY budget_lines_insert ON public.budget_lines FOR INSERT TO hanjang_app
        WITH CHECK (owner_team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND (SELECT public.app_programme_role()) = 'officer' AND programme_id = (SELECT public.app_programme_id()));
      CREATE POLICY budget_lines_update ON public.budget_lines FOR UPDATE TO hanjang_app
        USING (owner_team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT SELECT, INSERT ON public.budget_lines TO hanjang_app;
      GRANT UPDATE (closed) ON public.budget_lines TO hanjang_app;
      CREATE POLICY line_balances_read ON public.line_balances FOR SELECT TO hanjang_app
        USING (owner_team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY accounts_read ON public.accounts FOR SELECT TO hanjang_app
        USING (owner_team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY postings_read ON public.postings FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      GRANT SELECT ON public.line_balances, public.accounts, public.postings TO hanjang_app;

      GRANT SELECT ON public.budget_lines TO hanjang_ledger;
      GRANT SELECT, INSERT ON public.accounts, public.postings, public.posting_keys TO hanjang_ledger;
      GRANT SELECT, INSERT, UPDATE ON public.line_balances TO hanjang_ledger;
      CREATE POLICY programmes_ledger ON public.programmes FOR SELECT TO hanjang_ledger USING (true);
      GRANT SELECT ON public.programmes TO hanjang_ledger;

      CREATE FUNCTION public.account_id(p_owner uuid, p_kind text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN md5(p_owner::text || ':' || p_kind)::uuid;

      CREATE FUNCTION public.open_line_accounts() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.line_balances (line_id, owner_team_id) VALUES (NEW.id, NEW.owner_team_id);
        INSERT INTO public.accounts (id, owner_team_id, line_id, kind)
        SELECT public.account_id(NEW.id, k), NEW.owner_team_id, NEW.id, k FROM unnest(ARRAY['available', 'reserved', 'spent']) AS k;
        RETURN NEW;
      END $$;
      CREATE FUNCTION public.open_team_accounts() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.accounts (id, owner_team_id, line_id, kind)
        SELECT public.account_id(NEW.id, k), NEW.id, NULL, k FROM unnest(ARRAY['treasury', 'returned']) AS k;
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION public.open_line_accounts(), public.open_team_accounts() FROM PUBLIC;
      CREATE TRIGGER budget_lines_open_accounts AFTER INSERT ON public.budget_lines FOR EACH ROW EXECUTE FUNCTION public.open_line_accounts();
      CREATE TRIGGER teams_open_accounts AFTER INSERT ON public.teams FOR EACH ROW EXECUTE FUNCTION public.open_team_accounts();
      ALTER FUNCTION public.open_line_accounts() OWNER TO hanjang_ledger;
      ALTER FUNCTION public.open_team_accounts() OWNER TO hanjang_ledger;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER teams_open_accounts ON public.teams;
      DROP TABLE public.posting_keys, public.postings, public.accounts, public.line_balances, public.budget_lines;
      DROP POLICY programmes_ledger ON public.programmes;
      SET LOCAL ROLE hanjang_ledger;
      DROP FUNCTION public.open_team_accounts(), public.open_line_accounts();
      RESET ROLE;
      DROP FUNCTION public.account_id(uuid, text);
    `);
  }
}
