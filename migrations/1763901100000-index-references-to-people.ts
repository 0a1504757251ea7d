import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every foreign key has an index, so that no check of a person's row reads a table of claims from end to end. */
export class IndexReferencesToPeople1763901100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX expenses_claimant_user_ix ON public.expenses (claimant_id);
      CREATE INDEX expenses_approver_ix ON public.expenses (approver_id) WHERE approver_id IS NOT NULL;
      CREATE INDEX expense_events_actor_ix ON public.expense_events (actor_id);
      CREATE INDEX approvals_decided_by_ix ON public.approvals (decided_by);
      CREATE INDEX payments_paid_by_ix ON public.payments (paid_by);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX public.payments_paid_by_ix, public.approvals_decided_by_ix, public.expense_events_actor_ix,
        public.expenses_approver_ix, public.expenses_claimant_user_ix;
    `);
  }
}
