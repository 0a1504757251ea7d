import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A repeated request is told again where that lies which the first one made. */
export class KeepTheLocationOfAnAnswer1763901300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.idempotency_keys ADD COLUMN location text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE public.idempotency_keys DROP COLUMN location');
  }
}
