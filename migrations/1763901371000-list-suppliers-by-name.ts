import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suppliers are listed by their names. */
export class ListSuppliersByName1763901371000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX suppliers_name_ix ON public.suppliers (team_id, name, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX public.suppliers_name_ix');
  }
}
