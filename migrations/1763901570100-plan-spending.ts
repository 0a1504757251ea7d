import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of a fund is to be spent in which month of a stage, set by officers; every member measures the pace by it. */
export class PlanSpending1763901570100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.spending_plans (
        team_id uuid NOT NULL CONSTRAINT spending_plans_team_fk REFERENCES public.teams (id), -- the office
        fund_id uuid NOT NULL CONSTRAINT spending_plans_fund_fk REFERENCES public.funds (id),
        stage_id uuid NOT NULL CONSTRAINT spending_plans_stage_fk REFERENCES public.stages (id),
        month date NOT NULL CONSTRAINT spending_plans_month_ck CHECK (extract(day FROM month) = 1),
        tenths int NOT NULL CONSTRAINT spending_plans_tenths_ck CHECK (tenths BETWEEN 0 AND 1000),
        CONSTRAINT spending_plans_id_pk PRIMARY KEY (team_id, fund_id, stage_id, month)
      );
      CREATE INDEX spending_plans_fund_ix ON public.spending_plans (fund_id);
      CREATE INDEX spending_plans_stage_ix ON public.spending_plans (stage_id);
      ALTER TABLE public.spending_plans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY spending_plans_read ON public.spending_plans FOR SELECT TO hanjang_app
        USING (team_id = (SELECT public.app_office_team_id()));
      CREATE POLICY spending_plans_insert ON public.spending_plans FOR INSERT TO hanjang_app
        WITH CHECK (team_id = (SELECT public.app_office_team_id()) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY spending_plans_delete ON public.spending_plans FOR DELETE TO hanjang_app
        USING (team_id = (SELECT public.app_office_team_id()) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT SELECT, INSERT, DELETE ON public.spending_plans TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public.spending_plans');
  }
}
