import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Commands given at the database leave events, too; they run as `hanjang_office`, which reads none. */
export class LetTheOperatorBeRecorded1763901010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY audit_events_operator ON public.audit_events FOR INSERT TO hanjang_office
        WITH CHECK (actor_id = public.operator_id());
      GRANT INSERT ON public.audit_events TO hanjang_office;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON public.audit_events FROM hanjang_office;
      DROP POLICY audit_events_operator ON public.audit_events;
    `);
  }
}
