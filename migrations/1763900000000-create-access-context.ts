import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts, told to the database for one transaction by `set_config(…, true)`.
 * After a transaction a setting is '' and not NULL, hence the nullif: nothing set means nothing seen.
 * Policies call these inside a sub-select, so that the planner computes them once per statement.
 */
export class CreateAccessContext1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION public.app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.user_id', true), '')::uuid;
      CREATE FUNCTION public.app_programme_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.programme_id', true), '')::uuid;
      CREATE FUNCTION public.app_office_team_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.office_team_id', true), '')::uuid;
      CREATE FUNCTION public.app_programme_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(current_setting('app.programme_role', true), '');
      CREATE FUNCTION public.app_read_team_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(string_to_array(nullif(current_setting('app.read_team_ids', true), ''), ',')::uuid[], '{}');
      CREATE FUNCTION public.app_write_team_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(string_to_array(nullif(current_setting('app.write_team_ids', true), ''), ',')::uuid[], '{}');
      CREATE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'HJ009';
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION public.refuse_change(), public.app_write_team_ids(), public.app_read_team_ids(),
        public.app_programme_role(), public.app_office_team_id(), public.app_programme_id(), public.app_user_id();
    `);
  }
}
