import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The programme and what it consists of. Programme-owned rows are readable by every member of the programme and
 * written by its officers; institutions belong to a team, so that no rival sees another's partners.
 */
export class CreateProgrammeStructure1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.programmes (
        id uuid CONSTRAINT programmes_id_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT programmes_code_uq UNIQUE,
        name_ko text NOT NULL, name_en text NOT NULL,
        pot_band_count int NOT NULL DEFAULT 4 CONSTRAINT programmes_pot_band_count_ck CHECK (pot_band_count BETWEEN 2 AND 10),
        demo_starts_on date, demo_started_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE public.fiscal_years (
        id uuid CONSTRAINT fiscal_years_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT fiscal_years_programme_fk REFERENCES public.programmes (id),
        year int NOT NULL CONSTRAINT fiscal_years_year_ck CHECK (year BETWEEN 2000 AND 2199),
        starts_on date NOT NULL, ends_on date NOT NULL,
        CONSTRAINT fiscal_years_year_uq UNIQUE (programme_id, year),
        CONSTRAINT fiscal_years_period_ck CHECK (starts_on < ends_on)
      );
      CREATE TABLE public.stages (
        id uuid CONSTRAINT stages_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT stages_programme_fk REFERENCES public.programmes (id),
        fiscal_year_id uuid NOT NULL CONSTRAINT stages_fiscal_year_fk REFERENCES public.fiscal_years (id),
        number int NOT NULL CONSTRAINT stages_number_ck CHECK (number > 0),
        name_ko text NOT NULL, name_en text NOT NULL,
        starts_on date NOT NULL, ends_on date NOT NULL,
        CONSTRAINT stages_number_uq UNIQUE (programme_id, number),
        CONSTRAINT stages_period_ck CHECK (starts_on < ends_on)
      );
      CREATE INDEX stages_fiscal_year_ix ON public.stages (fiscal_year_id);
      CREATE TABLE public.funds (
        id uuid CONSTRAINT funds_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT funds_programme_fk REFERENCES public.programmes (id),
        code text NOT NULL, name_ko text NOT NULL, name_en text NOT NULL,
        kind text NOT NULL CONSTRAINT funds_kind_ck CHECK (kind IN ('common-pot', 'per-team')),
        position int NOT NULL DEFAULT 0,
        CONSTRAINT funds_code_uq UNIQUE (programme_id, code)
      );
      CREATE TABLE public.categories (
        id uuid CONSTRAINT categories_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT categories_programme_fk REFERENCES public.programmes (id),
        parent_id uuid CONSTRAINT categories_parent_fk REFERENCES public.categories (id),
        code text NOT NULL,
        path text NOT NULL,
        name_ko text NOT NULL, name_en text NOT NULL,
        cost text NOT NULL CONSTRAINT categories_cost_ck CHECK (cost IN ('direct', 'indirect')),
        labour boolean NOT NULL DEFAULT false,
        claimable boolean NOT NULL DEFAULT true,
        position int NOT NULL DEFAULT 0,
        valid_from date, valid_to date,
        CONSTRAINT categories_code_uq UNIQUE (programme_id, code),
        CONSTRAINT categories_path_uq UNIQUE (programme_id, path)
      );
      CREATE INDEX categories_parent_ix ON public.categories (parent_id);
      CREATE TABLE public.teams (
        id uuid CONSTRAINT teams_id_pk PRIMARY KEY,
        programme_id uuid NOT NULL CONSTRAINT teams_programme_fk REFERENCES public.programmes (id),
        kind text NOT NULL CONSTRAINT teams_kind_ck CHECK (kind IN ('team', 'office')),
        code text NOT NULL, name_ko text NOT NULL, name_en text NOT NULL,
        status text NOT NULL DEFAULT 'active' CONSTRAINT teams_status_ck CHECK (status IN ('active', 'frozen', 'cut')),
        joined_on date NOT NULL,
        position int NOT NULL DEFAULT 0,
        CONSTRAINT teams_code_uq UNIQUE (programme_id, code),
        CONSTRAINT teams_programme_uq UNIQUE (programme_id, id)
      );
      CREATE UNIQUE INDEX teams_office_uq ON public.teams (programme_id) WHERE kind = 'office';
      CREATE TABLE public.institutions (
        team_id uuid NOT NULL CONSTRAINT institutions_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT institutions_kind_ck CHECK (kind IN ('sme', 'early-mid', 'mid', 'large',
          'public-corporation', 'university', 'government-institute', 'other-nonprofit')),
        business_number text NOT NULL CONSTRAINT institutions_business_number_ck CHECK (business_number ~ '^[0-9]{10}$'),
        part text NOT NULL CONSTRAINT institutions_part_ck CHECK (part IN ('lead', 'partner')),
        vat_recovery text NOT NULL CONSTRAINT institutions_vat_recovery_ck CHECK (vat_recovery IN ('full', 'none', 'per-line')),
        position int NOT NULL DEFAULT 0,
        CONSTRAINT institutions_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT institutions_business_number_uq UNIQUE (team_id, business_number)
      );
    `);
    for (const table of ['fiscal_years', 'stages', 'funds', 'categories', 'teams']) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (programme_id = (SELECT public.app_programme_id()));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
          USING (programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
        GRANT SELECT, INSERT, UPDATE ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      ALTER TABLE public.programmes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY programmes_read ON public.programmes FOR SELECT TO hanjang_app USING (id = (SELECT public.app_programme_id()));
      CREATE POLICY programmes_update ON public.programmes FOR UPDATE TO hanjang_app
        USING (id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT SELECT, UPDATE ON public.programmes TO hanjang_app;

      ALTER TABLE public.institutions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY institutions_read ON public.institutions FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY institutions_insert ON public.institutions FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY institutions_update ON public.institutions FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON public.institutions TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE public.institutions, public.teams, public.categories, public.funds, public.stages,
        public.fiscal_years, public.programmes;
    `);
  }
}
