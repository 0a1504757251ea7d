import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What asks an approver to look twice is kept with the request, so that an inbox of ten thousand is sorted into its tabs
 * without judging each again. What depends on a balance or on other teams isn't kept: it is looked at with the list.
 */
export class MarkWaitingClaims1763901460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(CLAIM_MARKS);
    await runner.query(`
      UPDATE public.approval_requests r SET marks = public.claim_marks(e.team_id, e.id, now()),
        line_ids = ARRAY (SELECT DISTINCT l.budget_line_id FROM public.expense_lines l
          WHERE l.team_id = e.team_id AND l.expense_id = e.id AND l.budget_line_id IS NOT NULL)
      FROM public.expenses e
      WHERE r.state IN ('open', 'waiting') AND r.subject_type = 'expense' AND e.team_id = r.team_id AND e.id = r.subject_id`);
    await runner.query('SELECT pgboss.create_queue($1, $2)', [
      'refresh-marks',
      JSON.stringify({ retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("SELECT pgboss.delete_queue('refresh-marks')");
    await runner.query(`
      DROP FUNCTION public.claim_marks(uuid, uuid, timestamptz);
      DROP INDEX public.approval_requests_largest_ix;
      ALTER TABLE public.approval_requests DROP COLUMN marked, DROP COLUMN marks, DROP COLUMN line_ids;
    `);
  }
}

const COLUMNS = `
  ALTER TABLE public.approval_requests
    ADD COLUMN marks text[], -- what asks for a second look; null: not looked at yet, which is not the same as nothing
    ADD COLUMN line_ids uuid[] NOT NULL DEFAULT '{}', -- the budget lines it would charge
    ADD COLUMN marked boolean GENERATED ALWAYS AS (coalesce(cardinality(marks) > 0, true)) STORED;
  GRANT UPDATE (marks, line_ids) ON public.approval_requests TO hanjang_app;
  CREATE INDEX approval_requests_largest_ix ON public.approval_requests (team_id, amount DESC, id DESC) WHERE state = 'open' AND NOT office;`;

/**
 * Each mark goes by an index and stops at what settles it. A supplier without a number is nobody's known supplier. Usual
 * amounts are those of the supplier, or of the category where the supplier has too few, among the team's last thousand.
 */
const CLAIM_MARKS = `
  CREATE FUNCTION public.claim_marks(p_team uuid, p_expense uuid, p_now timestamptz) RETURNS text[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    e public.expenses;
    v_under bigint[];
    v_count bigint;
    v_usual numeric;
    v_spread numeric;
    v_marks text[] := '{}';
  BEGIN
    SELECT * INTO e FROM public.expenses x WHERE x.team_id = p_team AND x.id = p_expense;
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- amounts from which other rules or other approvers come in, as far as the claim lies under them
    v_under := ARRAY (SELECT DISTINCT a FROM (
        SELECT unnest(ARRAY[30000000, 100000000]) AS a
        UNION ALL SELECT coalesce(r.conditions ->> 'amountFrom', r.conditions ->> 'amountBelow')::bigint FROM public.routes r
        WHERE r.removed_at IS NULL AND (r.team_id = p_team AND r.scope = 'team' OR r.scope <> 'team')) t
      WHERE a > e.claim_amount);

    IF NOT EXISTS (SELECT FROM public.expenses o WHERE o.team_id = p_team AND o.supplier_business_number = e.supplier_business_number
        AND o.state IN ('approved', 'paid') AND o.id <> e.id) THEN
      v_marks := v_marks || 'new-supplier'::text;
    END IF;
    IF EXISTS (SELECT FROM public.suppliers s JOIN public.supplier_accounts a ON a.team_id = s.team_id AND a.supplier_id = s.id AND a.id = s.account_id
        WHERE s.team_id = p_team AND s.business_number = e.supplier_business_number AND a.decided_at > p_now - interval '30 days') THEN
      v_marks := v_marks || 'changed-account'::text;
    END IF;
    IF EXISTS (SELECT FROM unnest(v_under) AS t (amount) WHERE e.claim_amount + (
        SELECT sum(o.claim_amount) FROM public.expenses o WHERE o.team_id = p_team
          AND o.supplier_business_number = e.supplier_business_number AND o.documented_on BETWEEN e.documented_on - 7 AND e.documented_on + 7
          AND o.id <> e.id AND o.state IN ('submitted', 'approved', 'paid') AND o.claim_amount > 0 AND o.claim_amount < t.amount) >= t.amount) THEN
      v_marks := v_marks || 'split-purchase'::text;
    END IF;
    IF EXISTS (SELECT FROM unnest(v_under) AS t (amount) WHERE e.claim_amount * 100 >= t.amount * 97) THEN
      v_marks := v_marks || 'just-under'::text;
    END IF;
    IF EXISTS (SELECT FROM public.expenses o WHERE o.team_id = p_team AND o.payable_amount = e.payable_amount AND e.payable_amount > 0
        AND o.documented_on BETWEEN e.documented_on - 7 AND e.documented_on + 7 AND o.id <> e.id
        AND o.state NOT IN ('draft', 'rejected', 'reversed')
        AND CASE WHEN o.supplier_business_number IS NOT NULL AND e.supplier_business_number IS NOT NULL
          THEN o.supplier_business_number = e.supplier_business_number
          ELSE e.supplier_name <> '' AND lower(replace(o.supplier_name, ' ', '')) = lower(replace(e.supplier_name, ' ', '')) END
        AND o.corrects_expense_id IS DISTINCT FROM e.id AND e.corrects_expense_id IS DISTINCT FROM o.id) THEN
      v_marks := v_marks || 'near-twin'::text;
    END IF;
    IF EXISTS (SELECT FROM public.card_links k JOIN public.card_transactions c ON c.team_id = k.team_id AND c.id = k.transaction_id
        WHERE k.team_id = p_team AND k.expense_id = e.id AND (extract(isodow FROM c.used_on) IN (6, 7)
          OR substring(c.used_at FROM '^(\\d\\d)') IN ('23', '00', '01', '02', '03', '04', '05')))
      OR EXISTS (SELECT FROM public.card_transactions c WHERE c.team_id = p_team AND c.approval_number = e.approval_number
        AND c.approval_number <> '' AND (extract(isodow FROM c.used_on) IN (6, 7)
          OR substring(c.used_at FROM '^(\\d\\d)') IN ('23', '00', '01', '02', '03', '04', '05'))) THEN
      v_marks := v_marks || 'after-hours'::text;
    END IF;
    IF e.approval_number IS NOT NULL AND NOT (jsonb_exists(e.origins, 'amounts') AND jsonb_exists(e.origins, 'supplier')) THEN
      v_marks := v_marks || 'edited-after-reading'::text;
    END IF;
    IF NOT EXISTS (SELECT FROM public.expense_evidence x WHERE x.team_id = p_team AND x.expense_id = e.id) THEN
      v_marks := v_marks || 'undocumented'::text;
    END IF;

    SELECT count(*), avg(l.claim_amount), stddev_samp(l.claim_amount) INTO v_count, v_usual, v_spread FROM (
      SELECT o.claim_amount FROM public.expenses o WHERE o.team_id = p_team AND o.supplier_business_number = e.supplier_business_number
        AND o.documented_on BETWEEN e.documented_on - 365 AND e.documented_on AND o.state IN ('approved', 'paid') AND o.id <> e.id
      ORDER BY o.documented_on DESC LIMIT 500) l;
    IF v_count < 8 THEN
      SELECT count(*), avg(l.claim_amount), stddev_samp(l.claim_amount) INTO v_count, v_usual, v_spread FROM (
        SELECT o.id, o.claim_amount, o.documented_on, o.state FROM public.expenses o WHERE o.team_id = p_team AND o.state <> 'draft'
        ORDER BY o.created_at DESC, o.id DESC LIMIT 1000) l
      WHERE l.state IN ('approved', 'paid') AND l.documented_on BETWEEN e.documented_on - 365 AND e.documented_on AND l.id <> e.id
        AND EXISTS (SELECT FROM public.expense_lines a JOIN public.expense_lines b ON b.team_id = a.team_id AND b.category_id = a.category_id
          WHERE a.team_id = p_team AND a.expense_id = e.id AND b.expense_id = l.id);
    END IF;
    IF v_count >= 8 AND e.claim_amount > v_usual + 3 * v_spread THEN
      v_marks := v_marks || 'unusual'::text;
    END IF;
    RETURN v_marks;
  END $$;
  REVOKE EXECUTE ON FUNCTION public.claim_marks(uuid, uuid, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION public.claim_marks(uuid, uuid, timestamptz) TO hanjang_app;`;
