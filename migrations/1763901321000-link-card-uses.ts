import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which claim a use of a card was put to, by a person; a claim may be paid by several uses. */
export class LinkCardUses1763901321000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.card_links (
        team_id uuid NOT NULL CONSTRAINT card_links_team_fk REFERENCES public.teams (id),
        transaction_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        linked_by uuid NOT NULL CONSTRAINT card_links_linked_by_fk REFERENCES public.users (id),
        linked_at timestamptz NOT NULL,
        CONSTRAINT card_links_id_pk PRIMARY KEY (team_id, transaction_id),
        CONSTRAINT card_links_transaction_fk FOREIGN KEY (team_id, transaction_id) REFERENCES public.card_transactions (team_id, id),
        CONSTRAINT card_links_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX card_links_expense_ix ON public.card_links (team_id, expense_id);
      CREATE INDEX card_links_linked_by_ix ON public.card_links (linked_by);
      ALTER TABLE public.card_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY card_links_read ON public.card_links FOR SELECT TO hanjang_app USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY card_links_insert ON public.card_links FOR INSERT TO hanjang_app WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY card_links_update ON public.card_links FOR UPDATE TO hanjang_app USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]))
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY card_links_delete ON public.card_links FOR DELETE TO hanjang_app USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE, DELETE ON public.card_links TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.card_links');
  }
}
