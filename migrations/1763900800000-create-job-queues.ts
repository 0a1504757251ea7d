import type { MigrationInterface, QueryRunner } from 'typeorm';
import PgBoss from 'pg-boss';

const QUEUES = ['match-fingerprints'];

/** The job queues, made here and not by the application, whose role must not create tables. */
export class CreateJobQueues1763900800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const plan = PgBoss.getConstructionPlans('pgboss')
      .replace(/^\s*BEGIN;/m, '')
      .replace(/^\s*COMMIT;/m, '');
    await runner.query(plan);
    for (const queue of QUEUES) {
      await runner.query('SELECT pgboss.create_queue($1, $2)', [
        queue,
        JSON.stringify({ policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true }),
      ]);
    }
    await runner.query(`
      GRANT USAGE ON SCHEMA pgboss TO hanjang_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO hanjang_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO hanjang_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA pgboss CASCADE');
  }
}
