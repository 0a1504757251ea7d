import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The office's hold of a claim's payment. A hold is the claim's team's row and says no more than its day and a reason of
 * the list; what made the officer look stays in rows of the office.
 */
export class HoldPayments1763901383000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.hold_reasons (
        team_id uuid NOT NULL CONSTRAINT hold_reasons_team_fk REFERENCES public.teams (id),
        code text NOT NULL,
        position int NOT NULL,
        name_ko text NOT NULL,
        name_en text NOT NULL,
        CONSTRAINT hold_reasons_id_pk PRIMARY KEY (team_id, code)
      );
      CREATE FUNCTION public.give_hold_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.hold_reasons (team_id, code, position, name_ko, name_en) VALUES
          (NEW.id, 'routine-check', 1, '정기 점검', 'Routine check'),
          (NEW.id, 'evidence-check', 2, '증빙 추가 확인', 'Further check of the evidence'),
          (NEW.id, 'papers-asked', 3, '서류 확인 요청', 'Papers asked for');
        RETURN NEW;
      END $$;
      CREATE TRIGGER teams_give_hold_reasons AFTER INSERT ON public.teams FOR EACH ROW WHEN (NEW.kind = 'office')
        EXECUTE FUNCTION public.give_hold_reasons();
      -- Offices that are there already; forced row security hides them from the owner, too.
      ALTER TABLE public.teams NO FORCE ROW LEVEL SECURITY;
      INSERT INTO public.hold_reasons (team_id, code, position, name_ko, name_en)
        SELECT t.id, r.* FROM public.teams t CROSS JOIN (VALUES
          ('routine-check', 1, '정기 점검', 'Routine check'),
          ('evidence-check', 2, '증빙 추가 확인', 'Further check of the evidence'),
          ('papers-asked', 3, '서류 확인 요청', 'Papers asked for')) r WHERE t.kind = 'office';
      ALTER TABLE public.teams FORCE ROW LEVEL SECURITY;
      ALTER TABLE public.hold_reasons ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      -- The programme's list is read by all its members: it says nothing of anybody.
      CREATE POLICY hold_reasons_read ON public.hold_reasons FOR SELECT TO hanjang_app USING (team_id = (SELECT public.app_office_team_id()));
      CREATE POLICY hold_reasons_office ON public.hold_reasons FOR INSERT TO hanjang_office WITH CHECK (true);
      GRANT SELECT ON public.hold_reasons TO hanjang_app;
      GRANT INSERT ON public.hold_reasons TO hanjang_office;

      CREATE TABLE public.payment_holds (
        team_id uuid NOT NULL CONSTRAINT payment_holds_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        owner_team_id uuid NOT NULL, -- the office whose list the reason is of
        reason_code text NOT NULL,
        held_by uuid NOT NULL CONSTRAINT payment_holds_held_by_fk REFERENCES public.users (id),
        held_at timestamptz NOT NULL,
        released_by uuid CONSTRAINT payment_holds_released_by_fk REFERENCES public.users (id),
        released_at timestamptz,
        CONSTRAINT payment_holds_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT payment_holds_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id),
        CONSTRAINT payment_holds_reason_fk FOREIGN KEY (owner_team_id, reason_code) REFERENCES public.hold_reasons (team_id, code),
        CONSTRAINT payment_holds_released_ck CHECK ((released_by IS NULL) = (released_at IS NULL))
      );
      CREATE UNIQUE INDEX payment_holds_open_uq ON public.payment_holds (team_id, expense_id) WHERE released_at IS NULL;
      CREATE INDEX payment_holds_expense_ix ON public.payment_holds (team_id, expense_id);
      CREATE INDEX payment_holds_reason_ix ON public.payment_holds (owner_team_id, reason_code);
      CREATE INDEX payment_holds_held_by_ix ON public.payment_holds (held_by);
      CREATE INDEX payment_holds_released_by_ix ON public.payment_holds (released_by);
      ALTER TABLE public.payment_holds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY payment_holds_read ON public.payment_holds FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      -- A team may write its own rows, but not these.
      CREATE POLICY payment_holds_insert ON public.payment_holds FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer'
          AND owner_team_id = (SELECT public.app_office_team_id()));
      CREATE POLICY payment_holds_update ON public.payment_holds FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT SELECT, INSERT, UPDATE (released_by, released_at) ON public.payment_holds TO hanjang_app;

      -- What is held isn't paid, whoever asks. Paying and holding both lock the claim first, so one sees the other.
      CREATE FUNCTION public.refuse_held_payment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM public.payment_holds h WHERE h.team_id = NEW.team_id AND h.expense_id = NEW.expense_id AND h.released_at IS NULL) THEN
          RAISE EXCEPTION 'the payment of claim % is held', NEW.expense_id USING ERRCODE = '23514', CONSTRAINT = 'payment_items_held_ck';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER payment_items_not_held BEFORE INSERT ON public.payment_items FOR EACH ROW EXECUTE FUNCTION public.refuse_held_payment();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER payment_items_not_held ON public.payment_items;
      DROP FUNCTION public.refuse_held_payment();
      DROP TRIGGER teams_give_hold_reasons ON public.teams;
      DROP FUNCTION public.give_hold_reasons();
      DROP TABLE public.payment_holds, public.hold_reasons;
    `);
  }
}
