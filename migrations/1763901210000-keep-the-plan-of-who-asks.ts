import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The answer of who a session belongs to is asked at each request: in PL/pgSQL it is planned once for each connection. */
export class KeepThePlanOfWhoAsks1763901210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth;
      CREATE OR REPLACE FUNCTION public.auth_actor(p_user uuid) RETURNS jsonb
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN (${ACTOR});
      END $$;
      CREATE OR REPLACE FUNCTION public.auth_session_actor(p_hash text) RETURNS TABLE (session_id uuid, stale boolean, actor jsonb)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN QUERY ${SESSION};
      END $$;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth;
      CREATE OR REPLACE FUNCTION public.auth_actor(p_user uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${ACTOR} $$;
      CREATE OR REPLACE FUNCTION public.auth_session_actor(p_hash text) RETURNS TABLE (session_id uuid, stale boolean, actor jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${SESSION} $$;
      RESET ROLE;
    `);
  }
}

const ACTOR = `SELECT jsonb_build_object('userId', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale,
          'teamId', t.id, 'teamKind', t.kind, 'teamNameKo', t.name_ko, 'teamNameEn', t.name_en, 'teamStatus', t.status,
          'institutionId', u.institution_id, 'programmeId', p.id, 'programmeNameKo', p.name_ko, 'programmeNameEn', p.name_en,
          'demoStartsOn', p.demo_starts_on, 'demoStartedAt', p.demo_started_at,
          'officeTeamId', (SELECT o.id FROM public.teams o WHERE o.programme_id = p.id AND o.kind = 'office'),
          'programmeTeamIds', CASE WHEN t.kind = 'office'
            THEN (SELECT jsonb_agg(x.id ORDER BY x.position, x.id) FROM public.teams x WHERE x.programme_id = p.id) ELSE '[]'::jsonb END,
          'roles', coalesce((SELECT jsonb_agg(m.role ORDER BY m.role) FROM public.memberships m
            WHERE m.team_id = u.team_id AND m.user_id = u.id), '[]'::jsonb))
        FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes p ON p.id = t.programme_id
        WHERE u.id = p_user AND u.status = 'active'`;

const SESSION = `SELECT s.id, s.last_seen_at < now() - interval '5 minutes', public.auth_actor(s.user_id)
        FROM public.sessions s WHERE s.token_hash = p_hash AND s.expires_at > now()`;
