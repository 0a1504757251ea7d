import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A statement that was read by the wrong columns is read again: its rows go, and come by the right ones. */
export class TakeCardStatementsAnew1763901380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY card_statements_update ON public.card_statements FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY card_transactions_delete ON public.card_transactions FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT UPDATE ON public.card_statements TO hanjang_app;
      GRANT DELETE ON public.card_transactions TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE DELETE ON public.card_transactions FROM hanjang_app;
      REVOKE UPDATE ON public.card_statements FROM hanjang_app;
      DROP POLICY card_transactions_delete ON public.card_transactions;
      DROP POLICY card_statements_update ON public.card_statements;
    `);
  }
}
