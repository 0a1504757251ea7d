import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that are a team's own, with what may be done with their rows; none is ever deleted. */
const TABLES: Record<string, string> = {
  expense_reversals:
    'SELECT, INSERT, UPDATE (grant_back, vat_back, withdrawn_by, withdrawn_at, withdrawn_comment)',
  expense_reversal_lines: 'SELECT, INSERT, UPDATE (returned)',
  refunds: 'SELECT, INSERT',
  refund_items: 'SELECT, INSERT',
};

/**
 * What is taken back of paid claims, and the money that comes back for it. A reversal decides, by lines; where somebody
 * owes the money, the ledger gives the grant its part back on the day the money came in, not before.
 */
export class TakeMoneyBack1763901420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.expenses
        ADD COLUMN owed_amount bigint NOT NULL DEFAULT 0, -- the grant's part of what is still to come back
        ADD COLUMN vat_back_amount bigint NOT NULL DEFAULT 0, -- VAT beside the grant that came back or is to come back
        ADD CONSTRAINT expenses_taken_back_ck CHECK (owed_amount >= 0 AND (reversed_amount + owed_amount = 0 OR reversed_amount + owed_amount <= claim_amount)),
        ADD CONSTRAINT expenses_vat_back_ck CHECK (vat_back_amount = 0 OR vat_back_amount BETWEEN 0 AND payable_amount - claim_amount);
      ALTER TABLE public.expense_lines
        ADD COLUMN reversed_amount bigint NOT NULL DEFAULT 0, -- of claim_amount: taken back, whether the money has come back or not
        ADD CONSTRAINT expense_lines_reversed_ck CHECK (reversed_amount = 0 OR reversed_amount BETWEEN 0 AND claim_amount);
      CREATE INDEX expenses_owed_ix ON public.expenses (team_id, id) WHERE owed_amount > 0;

      CREATE TABLE public.expense_reversals (
        team_id uuid NOT NULL CONSTRAINT expense_reversals_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        reason_code text NOT NULL CONSTRAINT expense_reversals_reason_ck
          CHECK (reason_code IN ('paid-by-mistake', 'not-accepted', 'goods-returned', 'deal-cancelled', 'other', 'amended-invoice')),
        comment text NOT NULL,
        owed_by text NOT NULL CONSTRAINT expense_reversals_owed_by_ck CHECK (owed_by IN ('nobody', 'supplier', 'claimant')),
        grant_amount bigint NOT NULL CONSTRAINT expense_reversals_grant_ck CHECK (grant_amount >= 0),
        vat_amount bigint NOT NULL CONSTRAINT expense_reversals_vat_ck CHECK (vat_amount >= 0),
        grant_back bigint NOT NULL CONSTRAINT expense_reversals_grant_back_ck CHECK (grant_back BETWEEN 0 AND grant_amount),
        vat_back bigint NOT NULL CONSTRAINT expense_reversals_vat_back_ck CHECK (vat_back BETWEEN 0 AND vat_amount),
        reversed_on date NOT NULL,
        reversed_by uuid NOT NULL CONSTRAINT expense_reversals_reversed_by_fk REFERENCES public.users (id),
        reversed_at timestamptz NOT NULL,
        withdrawn_by uuid CONSTRAINT expense_reversals_withdrawn_by_fk REFERENCES public.users (id),
        withdrawn_at timestamptz,
        withdrawn_comment text,
        CONSTRAINT expense_reversals_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expense_reversals_expense_uq UNIQUE (team_id, expense_id, id),
        CONSTRAINT expense_reversals_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        CONSTRAINT expense_reversals_something_ck CHECK (grant_amount + vat_amount > 0),
        CONSTRAINT expense_reversals_nobody_ck CHECK (owed_by <> 'nobody' OR (grant_back = grant_amount AND vat_back = vat_amount AND withdrawn_at IS NULL)),
        CONSTRAINT expense_reversals_withdrawn_ck CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_comment IS NULL))
      );
      CREATE INDEX expense_reversals_open_ix ON public.expense_reversals (team_id, reversed_on, id)
        WHERE withdrawn_at IS NULL AND grant_back + vat_back < grant_amount + vat_amount;
      CREATE INDEX expense_reversals_reversed_by_ix ON public.expense_reversals (reversed_by);
      CREATE INDEX expense_reversals_withdrawn_by_ix ON public.expense_reversals (withdrawn_by);

      CREATE TABLE public.expense_reversal_lines (
        team_id uuid NOT NULL,
        reversal_id uuid NOT NULL,
        line_id uuid NOT NULL,
        amount bigint NOT NULL CONSTRAINT expense_reversal_lines_amount_ck CHECK (amount > 0),
        returned bigint NOT NULL CONSTRAINT expense_reversal_lines_returned_ck CHECK (returned BETWEEN 0 AND amount), -- of it in the ledger
        CONSTRAINT expense_reversal_lines_id_pk PRIMARY KEY (team_id, reversal_id, line_id),
        CONSTRAINT expense_reversal_lines_reversal_fk FOREIGN KEY (team_id, reversal_id) REFERENCES public.expense_reversals (team_id, id),
        CONSTRAINT expense_reversal_lines_line_fk FOREIGN KEY (team_id, line_id) REFERENCES public.expense_lines (team_id, id)
      );
      CREATE INDEX expense_reversal_lines_line_ix ON public.expense_reversal_lines (team_id, line_id);

      CREATE TABLE public.refunds (
        team_id uuid NOT NULL CONSTRAINT refunds_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        received_on date NOT NULL,
        bank_reference text NOT NULL CONSTRAINT refunds_bank_reference_ck CHECK (bank_reference <> ''),
        grant_amount bigint NOT NULL CONSTRAINT refunds_grant_ck CHECK (grant_amount >= 0),
        vat_amount bigint NOT NULL CONSTRAINT refunds_vat_ck CHECK (vat_amount >= 0),
        item_count int NOT NULL,
        recorded_by uuid NOT NULL CONSTRAINT refunds_recorded_by_fk REFERENCES public.users (id),
        recorded_at timestamptz NOT NULL,
        CONSTRAINT refunds_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT refunds_something_ck CHECK (grant_amount + vat_amount > 0)
      );
      CREATE INDEX refunds_recent_ix ON public.refunds (team_id, recorded_at DESC, id DESC);
      CREATE INDEX refunds_recorded_by_ix ON public.refunds (recorded_by);

      CREATE TABLE public.refund_items (
        team_id uuid NOT NULL,
        refund_id uuid NOT NULL,
        reversal_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        grant_amount bigint NOT NULL CONSTRAINT refund_items_grant_ck CHECK (grant_amount >= 0),
        vat_amount bigint NOT NULL CONSTRAINT refund_items_vat_ck CHECK (vat_amount >= 0),
        CONSTRAINT refund_items_id_pk PRIMARY KEY (team_id, refund_id, reversal_id),
        CONSTRAINT refund_items_refund_fk FOREIGN KEY (team_id, refund_id) REFERENCES public.refunds (team_id, id),
        CONSTRAINT refund_items_reversal_fk FOREIGN KEY (team_id, expense_id, reversal_id) REFERENCES public.expense_reversals (team_id, expense_id, id),
        CONSTRAINT refund_items_something_ck CHECK (grant_amount + vat_amount > 0)
      );
      CREATE INDEX refund_items_reversal_ix ON public.refund_items (team_id, expense_id, reversal_id);
    `);
    await this.protect(runner);
    await this.keepEarlierOnes(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE public.refund_items, public.refunds, public.expense_reversal_lines, public.expense_reversals;
      ALTER TABLE public.expense_lines DROP COLUMN reversed_amount;
      ALTER TABLE public.expenses DROP COLUMN owed_amount, DROP COLUMN vat_back_amount;
    `);
  }

  private async protect(runner: QueryRunner): Promise<void> {
    for (const [table, rights] of Object.entries(TABLES)) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        GRANT ${rights} ON public.${table} TO hanjang_app;
      `);
      if (rights.includes('UPDATE'))
        await runner.query(`
          CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
            USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
        `);
    }
  }

  /** What was reversed before was owed by nobody; of each budget line it is put to the claim's lines in their order. */
  private async keepEarlierOnes(runner: QueryRunner): Promise<void> {
    const read = ['expenses', 'expense_lines', 'expense_events', 'postings'];
    const forced = [...read, 'expense_reversals', 'expense_reversal_lines'];
    const force = (how: string) =>
      runner.query(
        forced.map((table) => `ALTER TABLE public.${table} ${how} ROW LEVEL SECURITY;`).join('\n'),
      );
    // Forced row security hides rows from the owner, too.
    await force('NO FORCE');
    await runner.query(`
      CREATE TEMPORARY TABLE earlier ON COMMIT DROP AS
        SELECT x.team_id, x.expense_id, x.id AS line_id, least(x.claim_amount, greatest(r.amount
          - (sum(x.claim_amount) OVER (PARTITION BY x.team_id, x.expense_id, x.budget_line_id ORDER BY x.position) - x.claim_amount), 0)) AS amount
        FROM public.expense_lines x
        JOIN (SELECT p.team_id, p.cause_id, p.line_id, sum(p.amount)::bigint AS amount FROM public.postings p
          WHERE p.kind = 'refund' AND p.cause_type = 'expense' GROUP BY 1, 2, 3) r
          ON r.team_id = x.team_id AND r.cause_id = x.expense_id AND r.line_id = x.budget_line_id;
      DELETE FROM earlier WHERE amount <= 0;
      INSERT INTO public.expense_reversals (team_id, id, expense_id, reason_code, comment, owed_by, grant_amount, vat_amount, grant_back, vat_back,
          reversed_on, reversed_by, reversed_at)
        SELECT e.team_id, gen_random_uuid(), e.id, CASE WHEN v.act = 'amended' THEN 'amended-invoice' ELSE 'other' END, v.comment, 'nobody',
          t.amount, 0, t.amount, 0, (v.at AT TIME ZONE 'Asia/Seoul')::date, v.actor_id, v.at
        FROM (SELECT team_id, expense_id, sum(amount)::bigint AS amount FROM earlier GROUP BY 1, 2) t
        JOIN public.expenses e ON e.team_id = t.team_id AND e.id = t.expense_id
        CROSS JOIN LATERAL (SELECT * FROM public.expense_events w WHERE w.team_id = e.team_id AND w.expense_id = e.id
          AND w.act IN ('reversed', 'part-reversed', 'money-back', 'amended') ORDER BY w.at DESC, w.id DESC LIMIT 1) v;
      INSERT INTO public.expense_reversal_lines (team_id, reversal_id, line_id, amount, returned)
        SELECT t.team_id, r.id, t.line_id, t.amount, t.amount FROM earlier t
        JOIN public.expense_reversals r ON r.team_id = t.team_id AND r.expense_id = t.expense_id;
      UPDATE public.expense_lines x SET reversed_amount = t.amount FROM earlier t WHERE t.team_id = x.team_id AND t.line_id = x.id;
      DROP TABLE earlier;
    `);
    await force('FORCE');
  }
}
