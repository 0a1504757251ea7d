import type { MigrationInterface, QueryRunner } from 'typeorm';

const RIGHTS = { card_requests: ['INSERT', 'UPDATE', 'DELETE'], card_holders: ['INSERT', 'UPDATE'] };

/** Who of a team is asked for the document of a use of a card, and who is asked by itself for the next uses of a card. */
export class AskForDocumentsOfCardUses1763901380200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.card_requests (
        team_id uuid NOT NULL CONSTRAINT card_requests_team_fk REFERENCES public.teams (id),
        transaction_id uuid NOT NULL,
        person_id uuid NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        CONSTRAINT card_requests_id_pk PRIMARY KEY (team_id, transaction_id),
        CONSTRAINT card_requests_transaction_fk FOREIGN KEY (team_id, transaction_id) REFERENCES public.card_transactions (team_id, id),
        CONSTRAINT card_requests_person_fk FOREIGN KEY (team_id, person_id) REFERENCES public.users (team_id, id),
        CONSTRAINT card_requests_asked_by_fk FOREIGN KEY (team_id, asked_by) REFERENCES public.users (team_id, id)
      );
      CREATE INDEX card_requests_person_ix ON public.card_requests (team_id, person_id);
      CREATE INDEX card_requests_asked_by_ix ON public.card_requests (team_id, asked_by);
      CREATE TABLE public.card_holders (
        team_id uuid NOT NULL CONSTRAINT card_holders_team_fk REFERENCES public.teams (id),
        card_number text NOT NULL, -- as statements write it, most of it masked
        person_id uuid NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT card_holders_id_pk PRIMARY KEY (team_id, card_number),
        CONSTRAINT card_holders_person_fk FOREIGN KEY (team_id, person_id) REFERENCES public.users (team_id, id),
        CONSTRAINT card_holders_set_by_fk FOREIGN KEY (team_id, set_by) REFERENCES public.users (team_id, id)
      );
      CREATE INDEX card_holders_person_ix ON public.card_holders (team_id, person_id);
      CREATE INDEX card_holders_set_by_ix ON public.card_holders (team_id, set_by);
      CREATE INDEX card_transactions_card_ix ON public.card_transactions (team_id, card_number, used_on);
    `);
    const own = 'team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])';
    for (const [table, rights] of Object.entries(RIGHTS)) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app WITH CHECK (${own});
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app USING (${own}) WITH CHECK (${own});
        GRANT SELECT, ${rights.join(', ')} ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(
      `CREATE POLICY card_requests_delete ON public.card_requests FOR DELETE TO hanjang_app USING (${own})`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX public.card_transactions_card_ix');
    await runner.query('DROP TABLE public.card_requests, public.card_holders');
  }
}
