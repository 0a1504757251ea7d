import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Contracts that hold money before their invoices come. `commitment_lines.held` is what the reservation of an instalment
 * holds of a line now, `commitment_uses` what each claim on it took of that, so that a claim that comes back gives back
 * exactly that much. A change that takes more money waits in `commitment_changes` for a second person.
 */
export class KeepCommitments1763901530000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.commitments
        ADD COLUMN entered_by uuid[] NOT NULL DEFAULT '{}', -- everybody whose hand was in it before it was activated
        ADD COLUMN activated_by uuid CONSTRAINT commitments_activated_by_fk REFERENCES public.users (id),
        ADD COLUMN activated_at timestamptz,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
        ADD CONSTRAINT commitments_two_people_ck CHECK (activated_by IS NULL OR NOT activated_by = ANY (entered_by)),
        ADD CONSTRAINT commitments_numbered_ck CHECK (state NOT IN ('active', 'completed') OR (number IS NOT NULL AND activated_by IS NOT NULL)),
        ADD CONSTRAINT commitments_title_ck CHECK (char_length(title) BETWEEN 1 AND 200),
        ADD CONSTRAINT commitments_supplier_fk FOREIGN KEY (team_id, supplier_id) REFERENCES public.suppliers (team_id, id);
      CREATE INDEX commitments_supplier_ix ON public.commitments (team_id, supplier_id);
      CREATE INDEX commitments_activated_by_ix ON public.commitments (activated_by);
      CREATE INDEX commitments_list_ix ON public.commitments (team_id, signed_on, id);

      ALTER TABLE public.commitment_instalments
        ADD COLUMN carries_over boolean NOT NULL DEFAULT false, -- due after its lines' stage: waits to be carried over
        ADD CONSTRAINT commitment_instalments_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        ADD CONSTRAINT commitment_instalments_consumed_ck CHECK (expense_id IS NULL OR state = 'consumed');

      ALTER TABLE public.commitment_lines
        DROP CONSTRAINT commitment_lines_amount_ck,
        ADD CONSTRAINT commitment_lines_amount_ck CHECK (amount >= 0),
        ADD COLUMN held bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT commitment_lines_held_ck CHECK (held >= 0 AND (reservation_id IS NULL) = (held = 0));
      CREATE UNIQUE INDEX commitment_lines_reservation_uq ON public.commitment_lines (team_id, reservation_id) WHERE reservation_id IS NOT NULL;

      ALTER TABLE public.expenses
        ADD COLUMN instalment_id uuid,
        ADD COLUMN instalment_goes_on boolean NOT NULL DEFAULT false, -- more invoices come for it: what remains stays held
        ADD CONSTRAINT expenses_instalment_fk FOREIGN KEY (team_id, instalment_id) REFERENCES public.commitment_instalments (team_id, id),
        ADD CONSTRAINT expenses_instalment_ck CHECK (instalment_id IS NOT NULL OR NOT instalment_goes_on);
      CREATE INDEX expenses_instalment_ix ON public.expenses (team_id, instalment_id) WHERE instalment_id IS NOT NULL;

      CREATE TABLE public.commitment_uses (
        team_id uuid NOT NULL,
        instalment_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        budget_line_id uuid NOT NULL,
        amount bigint NOT NULL CONSTRAINT commitment_uses_amount_ck CHECK (amount > 0),
        given_back_at timestamptz,
        CONSTRAINT commitment_uses_id_pk PRIMARY KEY (team_id, instalment_id, expense_id, budget_line_id),
        CONSTRAINT commitment_uses_line_fk FOREIGN KEY (team_id, instalment_id, budget_line_id)
          REFERENCES public.commitment_lines (team_id, instalment_id, budget_line_id),
        CONSTRAINT commitment_uses_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX commitment_uses_line_ix ON public.commitment_uses (team_id, instalment_id, budget_line_id);
      CREATE INDEX commitment_uses_expense_ix ON public.commitment_uses (team_id, expense_id);

      CREATE TABLE public.commitment_changes (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        commitment_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT commitment_changes_state_ck CHECK (state IN ('proposed', 'confirmed', 'refused', 'withdrawn')),
        content jsonb NOT NULL,
        reason text NOT NULL CONSTRAINT commitment_changes_reason_ck CHECK (reason <> '' AND char_length(reason) <= 1000),
        base_version int NOT NULL,
        proposed_by uuid NOT NULL CONSTRAINT commitment_changes_proposed_by_fk REFERENCES public.users (id),
        proposed_at timestamptz NOT NULL,
        decided_by uuid CONSTRAINT commitment_changes_decided_by_fk REFERENCES public.users (id),
        decided_at timestamptz,
        CONSTRAINT commitment_changes_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT commitment_changes_commitment_fk FOREIGN KEY (team_id, commitment_id) REFERENCES public.commitments (team_id, id),
        CONSTRAINT commitment_changes_two_people_ck CHECK (state <> 'confirmed' OR decided_by <> proposed_by),
        CONSTRAINT commitment_changes_decided_ck CHECK ((state = 'proposed') = (decided_by IS NULL))
      );
      CREATE UNIQUE INDEX commitment_changes_proposed_uq ON public.commitment_changes (team_id, commitment_id) WHERE state = 'proposed';
      CREATE INDEX commitment_changes_commitment_ix ON public.commitment_changes (team_id, commitment_id);
      CREATE INDEX commitment_changes_proposed_by_ix ON public.commitment_changes (proposed_by);
      CREATE INDEX commitment_changes_decided_by_ix ON public.commitment_changes (decided_by);

      CREATE TABLE public.commitment_events (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        commitment_id uuid NOT NULL,
        act text NOT NULL,
        actor_id uuid NOT NULL CONSTRAINT commitment_events_actor_fk REFERENCES public.users (id),
        at timestamptz NOT NULL,
        comment text NOT NULL DEFAULT '',
        facts jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT commitment_events_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT commitment_events_commitment_fk FOREIGN KEY (team_id, commitment_id) REFERENCES public.commitments (team_id, id)
      );
      CREATE INDEX commitment_events_commitment_ix ON public.commitment_events (team_id, commitment_id, at);
      CREATE INDEX commitment_events_actor_ix ON public.commitment_events (actor_id);

      CREATE TABLE public.commitment_evidence (
        team_id uuid NOT NULL,
        commitment_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        added_by uuid NOT NULL CONSTRAINT commitment_evidence_added_by_fk REFERENCES public.users (id),
        added_at timestamptz NOT NULL,
        CONSTRAINT commitment_evidence_id_pk PRIMARY KEY (team_id, commitment_id, evidence_id),
        CONSTRAINT commitment_evidence_commitment_fk FOREIGN KEY (team_id, commitment_id) REFERENCES public.commitments (team_id, id),
        CONSTRAINT commitment_evidence_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id)
      );
      CREATE INDEX commitment_evidence_evidence_ix ON public.commitment_evidence (team_id, evidence_id);
      CREATE INDEX commitment_evidence_added_by_ix ON public.commitment_evidence (added_by);
    `);
    for (const table of NEW_TABLES) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT SELECT, INSERT ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      CREATE POLICY commitment_uses_update ON public.commitment_uses FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY commitment_changes_update ON public.commitment_changes FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT UPDATE (amount, given_back_at) ON public.commitment_uses TO hanjang_app;
      GRANT UPDATE (state, decided_by, decided_at) ON public.commitment_changes TO hanjang_app;
      -- Instalments are written anew while the contract is a draft, and never after.
      CREATE POLICY commitment_instalments_delete ON public.commitment_instalments FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND EXISTS (SELECT FROM public.commitments c
          WHERE c.team_id = commitment_instalments.team_id AND c.id = commitment_instalments.commitment_id AND c.state = 'draft'));
      CREATE POLICY commitment_lines_delete ON public.commitment_lines FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND EXISTS (SELECT FROM public.commitment_instalments i
          JOIN public.commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id
          WHERE i.team_id = commitment_lines.team_id AND i.id = commitment_lines.instalment_id AND c.state = 'draft'));
      CREATE POLICY commitment_evidence_delete ON public.commitment_evidence FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND EXISTS (SELECT FROM public.commitments c
          WHERE c.team_id = commitment_evidence.team_id AND c.id = commitment_evidence.commitment_id AND c.state = 'draft'));
      GRANT DELETE ON public.commitment_instalments, public.commitment_lines, public.commitment_evidence TO hanjang_app;
    `);
    await this.addOperatorFunctions(runner);
  }

  /** What operators see from the command line; nothing in a page calls them. */
  private async addOperatorFunctions(runner: QueryRunner): Promise<void> {
    for (const table of SEEN_BY_OPERATORS)
      await runner.query(`
        CREATE POLICY ${table}_operators ON public.${table} FOR SELECT TO hanjang_ledger, hanjang_office USING (true);
        GRANT SELECT ON public.${table} TO hanjang_ledger, hanjang_office;
      `);
    await runner.query(`
      CREATE FUNCTION public.commitments_check() RETURNS TABLE (team_id uuid, instalment_id uuid, fault text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT l.team_id, l.instalment_id, 'holds what the ledger doesn''t reserve' FROM public.commitment_lines l
        WHERE l.reservation_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.postings p WHERE p.team_id = l.team_id
          AND p.id = l.reservation_id AND p.kind = 'reserve' AND p.line_id = l.budget_line_id AND p.amount = l.held
          AND NOT EXISTS (SELECT FROM public.postings r WHERE r.team_id = p.team_id AND r.pending_id = p.id
            AND r.kind IN ('post-pending', 'void-pending')))
        UNION ALL
        SELECT l.team_id, l.instalment_id, 'holds money though it is not open' FROM public.commitment_lines l
        JOIN public.commitment_instalments i ON i.team_id = l.team_id AND i.id = l.instalment_id
        JOIN public.commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id
        WHERE l.held > 0 AND (i.state <> 'open' OR c.state <> 'active')
        UNION ALL
        SELECT p.team_id, p.cause_id, 'is reserved for no instalment' FROM public.postings p
        WHERE p.kind = 'reserve' AND p.cause_type = 'commitment'
          AND NOT EXISTS (SELECT FROM public.commitment_lines l WHERE l.team_id = p.team_id AND l.reservation_id = p.id)
          AND NOT EXISTS (SELECT FROM public.postings r WHERE r.team_id = p.team_id AND r.pending_id = p.id
            AND r.kind IN ('post-pending', 'void-pending'))
        UNION ALL
        SELECT i.team_id, i.id, 'is not the sum of its lines' FROM public.commitment_instalments i
        WHERE i.amount <> (SELECT coalesce(sum(l.amount), 0) FROM public.commitment_lines l WHERE l.team_id = i.team_id AND l.instalment_id = i.id)
        ORDER BY 1, 2, 3
      $$;
      CREATE FUNCTION public.commitments_of(p_team_code text, p_state text)
      RETURNS TABLE (team_code text, id uuid, number text, state text, title text, supplier text, signed_on date, amount bigint, held bigint,
        next_due_on date)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT t.code, c.id, c.number_year || '-' || lpad(c.number::text, 4, '0'), c.state, c.title, c.supplier_name, c.signed_on, s.amount, s.held, s.next_due_on
        FROM public.commitments c JOIN public.teams t ON t.id = c.team_id
        CROSS JOIN LATERAL (SELECT coalesce(sum(i.amount), 0)::bigint AS amount, min(i.due_on) FILTER (WHERE i.state = 'open') AS next_due_on,
            coalesce((SELECT sum(l.held) FROM public.commitment_lines l JOIN public.commitment_instalments x
              ON x.team_id = l.team_id AND x.id = l.instalment_id WHERE x.team_id = c.team_id AND x.commitment_id = c.id), 0)::bigint AS held
          FROM public.commitment_instalments i WHERE i.team_id = c.team_id AND i.commitment_id = c.id AND i.state <> 'released') s
        WHERE (p_team_code IS NULL OR t.code = p_team_code) AND (p_state IS NULL OR c.state = p_state)
        ORDER BY t.code, c.signed_on, c.id
      $$;
    `);
    for (const [signature, owner] of OPERATOR_FUNCTIONS)
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO ${owner};
        SET LOCAL ROLE ${owner}; GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_owner; RESET ROLE;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [signature, owner] of OPERATOR_FUNCTIONS)
      await runner.query(`SET LOCAL ROLE ${owner}; DROP FUNCTION public.${signature}; RESET ROLE;`);
    for (const table of SEEN_BY_OPERATORS)
      await runner.query(`
        DROP POLICY ${table}_operators ON public.${table};
        REVOKE SELECT ON public.${table} FROM hanjang_ledger, hanjang_office;
      `);
    await runner.query(`
      REVOKE DELETE ON public.commitment_instalments, public.commitment_lines FROM hanjang_app;
      DROP POLICY commitment_lines_delete ON public.commitment_lines;
      DROP POLICY commitment_instalments_delete ON public.commitment_instalments;
      DROP TABLE ${NEW_TABLES.map((table) => `public.${table}`).join(', ')};
      DROP INDEX public.expenses_instalment_ix;
      ALTER TABLE public.expenses DROP CONSTRAINT expenses_instalment_ck, DROP CONSTRAINT expenses_instalment_fk,
        DROP COLUMN instalment_goes_on, DROP COLUMN instalment_id;
      DROP INDEX public.commitment_lines_reservation_uq;
      ALTER TABLE public.commitment_lines DROP CONSTRAINT commitment_lines_held_ck, DROP COLUMN held;
      ALTER TABLE public.commitment_instalments DROP CONSTRAINT commitment_instalments_consumed_ck,
        DROP CONSTRAINT commitment_instalments_expense_fk, DROP COLUMN carries_over;
      DROP INDEX public.commitments_list_ix;
      DROP INDEX public.commitments_supplier_ix;
      ALTER TABLE public.commitments DROP CONSTRAINT commitments_supplier_fk, DROP CONSTRAINT commitments_title_ck,
        DROP CONSTRAINT commitments_numbered_ck, DROP CONSTRAINT commitments_two_people_ck, DROP COLUMN updated_at, DROP COLUMN ended_at,
        DROP COLUMN activated_at, DROP COLUMN activated_by, DROP COLUMN entered_by;
    `);
  }
}

const NEW_TABLES = [
  'commitment_uses',
  'commitment_changes',
  'commitment_events',
  'commitment_evidence',
] as const;
const SEEN_BY_OPERATORS = ['commitments', 'commitment_instalments', 'commitment_lines'] as const;
const OPERATOR_FUNCTIONS = [
  ['commitments_check()', 'hanjang_ledger'],
  ['commitments_of(text, text)', 'hanjang_office'],
] as const;
