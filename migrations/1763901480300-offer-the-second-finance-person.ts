import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The demonstration's sign-in offers whoever releases what finance prepared, too. */
export class OfferTheSecondFinancePerson1763901480300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth;
      CREATE OR REPLACE FUNCTION public.auth_demo_people() RETURNS TABLE (email text, name text, team_name_ko text, team_name_en text, role text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT p.email, p.name, p.team_ko, p.team_en, p.role FROM (
          SELECT u.id, u.email, u.name, t.name_ko AS team_ko, t.name_en AS team_en, m.role, t.kind, t.position, t.id AS team_id,
            row_number() OVER (PARTITION BY t.id, m.role ORDER BY u.id) AS place
          FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes g ON g.id = t.programme_id
          JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id
          WHERE g.demo_starts_on IS NOT NULL AND u.status = 'active' AND u.email LIKE '%.example') p
        WHERE p.place = 1 OR (p.role = 'finance' AND p.email LIKE 'finance2@%')
        ORDER BY p.kind DESC, p.position, p.team_id, p.role, p.id
      $$;
      RESET ROLE;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth;
      CREATE OR REPLACE FUNCTION public.auth_demo_people() RETURNS TABLE (email text, name text, team_name_ko text, team_name_en text, role text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT DISTINCT ON (t.kind, t.position, t.id, m.role) u.email, u.name, t.name_ko, t.name_en, m.role
        FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes p ON p.id = t.programme_id
        JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id
        WHERE p.demo_starts_on IS NOT NULL AND u.status = 'active' AND u.email LIKE '%.example'
        ORDER BY t.kind DESC, t.position, t.id, m.role, u.id
      $$;
      RESET ROLE;`);
  }
}
