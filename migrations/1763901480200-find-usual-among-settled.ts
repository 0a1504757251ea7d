import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Handing in must not take longer the more claims of the supplier wait: what is usual is found among settled claims alone,
 * the last decided first.
 */
export class FindUsualAmongSettled1763901480200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX public.expenses_settled_ix;
      CREATE INDEX expenses_settled_ix ON public.expenses (team_id, supplier_business_number, decided_at DESC)
        WHERE state IN ('approved', 'paid');
      CREATE INDEX expenses_settled_of_team_ix ON public.expenses (team_id, decided_at DESC) WHERE state IN ('approved', 'paid');`);
    await runner.query(AMONG_SETTLED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(AS_BEFORE);
    await runner.query(`
      DROP INDEX public.expenses_settled_ix, public.expenses_settled_of_team_ix;
      CREATE INDEX expenses_settled_ix ON public.expenses (team_id, supplier_business_number, documented_on)
        WHERE state IN ('approved', 'paid');`);
  }
}

/**
 * As before, of at most so many rows: two hundred purchases around the claim's day, the supplier's hundred settled last, or
 * those of the category among the team's two hundred settled last. All go by keys of the claim in hand: planning them anew
 * for each took longer than doing them.
 */
const AMONG_SETTLED = `
  CREATE OR REPLACE FUNCTION public.claim_marks(p_team uuid, p_expense uuid, p_now timestamptz) RETURNS text[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    e public.expenses;
    v_under bigint[];
    v_near bigint[];
    v_categories uuid[];
    v_known bigint;
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

    SELECT count(*), count(l.claim_amount), avg(l.claim_amount), stddev_samp(l.claim_amount) INTO v_known, v_count, v_usual, v_spread FROM (
      SELECT CASE WHEN o.documented_on BETWEEN e.documented_on - 365 AND e.documented_on THEN o.claim_amount END AS claim_amount
      FROM public.expenses o WHERE o.team_id = p_team AND o.supplier_business_number = e.supplier_business_number
        AND o.state IN ('approved', 'paid') AND o.id <> e.id
      ORDER BY o.decided_at DESC LIMIT 100) l;
    IF v_known = 0 THEN
      v_marks := v_marks || 'new-supplier'::text;
    END IF;
    -- a first account is new, nothing has changed
    v_marks := v_marks || ARRAY (SELECT CASE WHEN a.replaces_id IS NULL THEN 'new-account' ELSE 'changed-account' END
      FROM public.suppliers s JOIN public.supplier_accounts a ON a.team_id = s.team_id AND a.supplier_id = s.id AND a.id = s.account_id
      WHERE s.team_id = p_team AND s.business_number = e.supplier_business_number AND a.decided_at > p_now - interval '30 days');
    v_near := ARRAY (SELECT o.claim_amount FROM public.expenses o WHERE o.team_id = p_team
        AND o.supplier_business_number = e.supplier_business_number AND o.documented_on BETWEEN e.documented_on - 7 AND e.documented_on + 7
        AND o.id <> e.id AND o.state IN ('submitted', 'approved', 'paid') AND o.claim_amount > 0
      ORDER BY o.documented_on DESC LIMIT 200);
    IF EXISTS (SELECT FROM unnest(v_under) AS t (amount)
        WHERE e.claim_amount + (SELECT sum(o.amount) FROM unnest(v_near) AS o (amount) WHERE o.amount < t.amount) >= t.amount) THEN
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

    IF v_count < 8 THEN
      v_categories := ARRAY (SELECT a.category_id FROM public.expense_lines a WHERE a.team_id = p_team AND a.expense_id = e.id);
      SELECT count(*), avg(l.claim_amount), stddev_samp(l.claim_amount) INTO v_count, v_usual, v_spread FROM (
        SELECT o.id, o.claim_amount, o.documented_on FROM public.expenses o WHERE o.team_id = p_team AND o.state IN ('approved', 'paid')
        ORDER BY o.decided_at DESC LIMIT 200) l
      WHERE l.documented_on BETWEEN e.documented_on - 365 AND e.documented_on AND l.id <> e.id
        -- claim by claim: a join would read all lines of the category
        AND (SELECT bool_or(b.category_id = ANY (v_categories)) FROM public.expense_lines b WHERE b.team_id = p_team AND b.expense_id = l.id);
    END IF;
    IF v_count >= 8 AND e.claim_amount > v_usual + 3 * v_spread THEN
      v_marks := v_marks || 'unusual'::text;
    END IF;
    RETURN v_marks;
  END $$;`;

const AS_BEFORE = `
  CREATE OR REPLACE FUNCTION public.claim_marks(p_team uuid, p_expense uuid, p_now timestamptz) RETURNS text[]
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    e public.expenses;
    v_under bigint[];
    v_near bigint[];
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
    v_near := ARRAY (SELECT o.claim_amount FROM public.expenses o WHERE o.team_id = p_team
        AND o.supplier_business_number = e.supplier_business_number AND o.documented_on BETWEEN e.documented_on - 7 AND e.documented_on + 7
        AND o.id <> e.id AND o.state IN ('submitted', 'approved', 'paid') AND o.claim_amount > 0
      ORDER BY o.documented_on DESC LIMIT 200);
    IF EXISTS (SELECT FROM unnest(v_under) AS t (amount)
        WHERE e.claim_amount + (SELECT sum(o.amount) FROM unnest(v_near) AS o (amount) WHERE o.amount < t.amount) >= t.amount) THEN
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
      ORDER BY o.documented_on DESC LIMIT 100) l;
    IF v_count < 8 THEN
      SELECT count(*), avg(l.claim_amount), stddev_samp(l.claim_amount) INTO v_count, v_usual, v_spread FROM (
        SELECT o.id, o.claim_amount, o.documented_on, o.state FROM public.expenses o WHERE o.team_id = p_team AND o.state <> 'draft'
        ORDER BY o.created_at DESC, o.id DESC LIMIT 300) l
      WHERE l.state IN ('approved', 'paid') AND l.documented_on BETWEEN e.documented_on - 365 AND e.documented_on AND l.id <> e.id
        AND EXISTS (SELECT FROM public.expense_lines a JOIN public.expense_lines b ON b.team_id = a.team_id AND b.category_id = a.category_id
          WHERE a.team_id = p_team AND a.expense_id = e.id AND b.expense_id = l.id);
    END IF;
    IF v_count >= 8 AND e.claim_amount > v_usual + 3 * v_spread THEN
      v_marks := v_marks || 'unusual'::text;
    END IF;
    RETURN v_marks;
  END $$;`;
