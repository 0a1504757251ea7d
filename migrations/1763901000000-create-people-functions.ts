import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = [
  'auth_note_attempts(text[])',
  'auth_recent_attempts(text[], interval)',
  'auth_forget_attempts(bigint[], text[])',
  'auth_demo_people()',
  'auth_last_seen(uuid[])',
  'auth_enable(uuid)',
];

/** Limits on guessing passwords, and what people administration needs to know of tables that it can't read. */
export class CreatePeopleFunctions1763901000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX sign_in_attempts_at_ix ON public.sign_in_attempts (at);

      -- Noted before they are counted, each in a statement of its own: attempts made at once count each other.
      CREATE FUNCTION public.auth_note_attempts(p_subjects text[]) RETURNS bigint[]
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM public.sign_in_attempts WHERE at < now() - interval '1 day';
        WITH noted AS (INSERT INTO public.sign_in_attempts (subject) SELECT unnest(p_subjects) RETURNING id)
        SELECT array_agg(id) FROM noted
      $$;

      CREATE FUNCTION public.auth_recent_attempts(p_subjects text[], p_window interval)
      RETURNS TABLE (subject text, attempts int, seconds_left int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.subject, count(*)::int, ceil(extract(epoch FROM min(a.at) + p_window - now()))::int
        FROM public.sign_in_attempts a WHERE a.subject = ANY (p_subjects) AND a.at > now() - p_window GROUP BY a.subject
      $$;

      CREATE FUNCTION public.auth_forget_attempts(p_ids bigint[], p_subjects text[]) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM public.sign_in_attempts WHERE id = ANY (p_ids) OR subject = ANY (p_subjects)
      $$;

      -- The sign-in page of a demonstration names its people; nobody is in a demonstration but made-up people.
      CREATE FUNCTION public.auth_demo_people() RETURNS TABLE (email text, name text, team_name_ko text, team_name_en text, role text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT DISTINCT ON (t.kind, t.position, t.id, m.role) u.email, u.name, t.name_ko, t.name_en, m.role
        FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes p ON p.id = t.programme_id
        JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id
        WHERE p.demo_starts_on IS NOT NULL AND u.status = 'active' AND u.email LIKE '%.example'
        ORDER BY t.kind DESC, t.position, t.id, m.role, u.id
      $$;

      CREATE FUNCTION public.auth_last_seen(p_users uuid[]) RETURNS TABLE (user_id uuid, last_seen_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.user_id, max(s.last_seen_at) FROM public.sessions s JOIN public.users u ON u.id = s.user_id
        WHERE s.user_id = ANY (p_users) AND u.team_id = ANY (public.app_read_team_ids()) GROUP BY s.user_id
      $$;

      -- Who never chose a password goes back to being invited.
      CREATE FUNCTION public.auth_enable(p_user uuid) RETURNS text
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE public.users u SET status =
          CASE WHEN EXISTS (SELECT 1 FROM public.credentials c WHERE c.user_id = u.id) THEN 'active' ELSE 'invited' END
        WHERE u.id = p_user AND u.team_id = ANY (public.app_write_team_ids()) AND u.status = 'disabled' RETURNING u.status
      $$;
    `);
    for (const signature of FUNCTIONS) {
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_auth;
        SET LOCAL ROLE hanjang_auth;
        GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_app;
        RESET ROLE;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) {
      await runner.query(`SET LOCAL ROLE hanjang_auth; DROP FUNCTION public.${signature}; RESET ROLE`);
    }
    await runner.query('DROP INDEX public.sign_in_attempts_at_ix');
  }
}
