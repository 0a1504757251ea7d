import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = [
  'auth_credentials(text)',
  'auth_open_session(uuid, uuid, text, timestamptz, text, text)',
  'auth_actor(uuid)',
  'auth_session_actor(text)',
  'auth_token_actor(text)',
  'auth_end_session(text)',
  'auth_end_sessions_of(uuid)',
  'auth_link(text)',
  'auth_use_link(text, text)',
  'auth_password_hash(uuid)',
];

/**
 * What must be looked up before it is known who acts. These functions run as `hanjang_auth`, which sees the sign-in
 * tables and nothing else; the application can only call them, with a hash that it can't invert.
 */
export class CreateSignInFunctions1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION public.auth_credentials(p_email text) RETURNS TABLE (user_id uuid, password_hash text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.id, c.password_hash FROM public.users u JOIN public.credentials c ON c.user_id = u.id
        WHERE u.email = lower(p_email) AND u.status = 'active' ORDER BY u.id LIMIT 5
      $$;

      CREATE FUNCTION public.auth_open_session(p_id uuid, p_user uuid, p_hash text, p_expires timestamptz, p_agent text, p_address text)
      RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM public.sessions WHERE user_id = p_user AND expires_at < now();
        INSERT INTO public.sessions (id, user_id, token_hash, expires_at, user_agent, address)
        SELECT p_id, u.id, p_hash, p_expires, left(p_agent, 300), left(p_address, 100) FROM public.users u WHERE u.id = p_user AND u.status = 'active'
      $$;

      CREATE FUNCTION public.auth_actor(p_user uuid) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT jsonb_build_object('userId', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale,
          'teamId', t.id, 'teamKind', t.kind, 'teamNameKo', t.name_ko, 'teamNameEn', t.name_en, 'teamStatus', t.status,
          'institutionId', u.institution_id, 'programmeId', p.id, 'programmeNameKo', p.name_ko, 'programmeNameEn', p.name_en,
          'demoStartsOn', p.demo_starts_on, 'demoStartedAt', p.demo_started_at,
          'officeTeamId', (SELECT o.id FROM public.teams o WHERE o.programme_id = p.id AND o.kind = 'office'),
          'programmeTeamIds', CASE WHEN t.kind = 'office'
            THEN (SELECT jsonb_agg(x.id ORDER BY x.position, x.id) FROM public.teams x WHERE x.programme_id = p.id) ELSE '[]'::jsonb END,
          'roles', coalesce((SELECT jsonb_agg(m.role ORDER BY m.role) FROM public.memberships m
            WHERE m.team_id = u.team_id AND m.user_id = u.id), '[]'::jsonb))
        FROM public.users u JOIN public.teams t ON t.id = u.team_id JOIN public.programmes p ON p.id = t.programme_id
        WHERE u.id = p_user AND u.status = 'active'
      $$;

      CREATE FUNCTION public.auth_session_actor(p_hash text) RETURNS TABLE (session_id uuid, stale boolean, actor jsonb)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.id, s.last_seen_at < now() - interval '5 minutes', public.auth_actor(s.user_id)
        FROM public.sessions s WHERE s.token_hash = p_hash AND s.expires_at > now()
      $$;

      CREATE FUNCTION public.auth_touch_session(p_hash text) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE public.sessions SET last_seen_at = now() WHERE token_hash = p_hash
      $$;

      CREATE FUNCTION public.auth_token_actor(p_hash text) RETURNS TABLE (token_id uuid, scopes text[], actor jsonb)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.api_tokens t SET last_used_at = now()
        WHERE t.token_hash = p_hash AND (t.last_used_at IS NULL OR t.last_used_at < now() - interval '5 minutes');
        RETURN QUERY SELECT t.id, t.scopes, public.auth_actor(t.user_id) FROM public.api_tokens t
          WHERE t.token_hash = p_hash AND t.revoked_at IS NULL AND t.expires_at > now();
      END $$;

      CREATE FUNCTION public.auth_end_session(p_hash text) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM public.sessions WHERE token_hash = p_hash
      $$;

      CREATE FUNCTION public.auth_end_sessions_of(p_user uuid) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM public.sessions s USING public.users u
        WHERE s.user_id = u.id AND u.id = p_user AND u.team_id = ANY (public.app_write_team_ids());
        UPDATE public.api_tokens t SET revoked_at = now() FROM public.users u
        WHERE t.user_id = u.id AND u.id = p_user AND u.team_id = ANY (public.app_write_team_ids()) AND t.revoked_at IS NULL;
        UPDATE public.one_time_links SET used_at = now()
        WHERE user_id = p_user AND team_id = ANY (public.app_write_team_ids()) AND used_at IS NULL
      $$;

      CREATE FUNCTION public.auth_link(p_hash text) RETURNS TABLE (purpose text, name text, email text, locale text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT l.purpose, u.name, u.email, u.locale FROM public.one_time_links l JOIN public.users u ON u.id = l.user_id
        WHERE l.token_hash = p_hash AND l.used_at IS NULL AND l.expires_at > now() AND u.status <> 'disabled'
      $$;

      CREATE FUNCTION public.auth_use_link(p_hash text, p_password_hash text) RETURNS jsonb
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_user uuid;
      BEGIN
        UPDATE public.one_time_links l SET used_at = now() FROM public.users u
        WHERE l.token_hash = p_hash AND l.used_at IS NULL AND l.expires_at > now() AND u.id = l.user_id AND u.status <> 'disabled'
        RETURNING l.user_id INTO v_user;
        IF v_user IS NULL THEN RETURN NULL; END IF;
        INSERT INTO public.credentials (user_id, password_hash) VALUES (v_user, p_password_hash)
        ON CONFLICT (user_id) DO UPDATE SET password_hash = EXCLUDED.password_hash, changed_at = now();
        UPDATE public.users SET status = 'active' WHERE id = v_user AND status <> 'disabled';
        UPDATE public.one_time_links SET used_at = now() WHERE user_id = v_user AND used_at IS NULL;
        DELETE FROM public.sessions WHERE user_id = v_user;
        RETURN public.auth_actor(v_user);
      END $$;

      CREATE FUNCTION public.auth_password_hash(p_user uuid) RETURNS text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT password_hash FROM public.credentials WHERE user_id = p_user AND user_id = public.app_user_id()
      $$;

      CREATE FUNCTION public.auth_change_password(p_hash text) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE public.credentials SET password_hash = p_hash, changed_at = now() WHERE user_id = public.app_user_id()
      $$;
    `);
    for (const signature of [...FUNCTIONS, 'auth_touch_session(text)', 'auth_change_password(text)']) {
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_auth;
      `);
      if (signature !== 'auth_actor(uuid)') {
        await runner.query(
          `SET LOCAL ROLE hanjang_auth; GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_app; RESET ROLE`,
        );
      }
    }

    // The first officer can't be invited by anybody: only the database's owner founds a programme.
    await runner.query(`
      CREATE POLICY programmes_found ON public.programmes TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY teams_found ON public.teams TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY users_found ON public.users TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY memberships_found ON public.memberships TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY one_time_links_found ON public.one_time_links TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY sessions_found ON public.sessions TO hanjang_office USING (true) WITH CHECK (true);
      CREATE POLICY api_tokens_found ON public.api_tokens TO hanjang_office USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE ON public.programmes, public.teams, public.users, public.memberships, public.one_time_links TO hanjang_office;
      GRANT SELECT (user_id), DELETE ON public.sessions TO hanjang_office;
      GRANT SELECT (user_id, revoked_at), UPDATE (revoked_at) ON public.api_tokens TO hanjang_office;

      -- Who acts in the events of commands given at the database itself: the operator, who is no user.
      CREATE FUNCTION public.operator_id() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN '00000000-0000-0000-0000-000000000000'::uuid;

      CREATE FUNCTION public.found_programme(p jsonb) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        INSERT INTO public.programmes (id, code, name_ko, name_en, demo_starts_on, demo_started_at)
        VALUES ((p->>'programmeId')::uuid, p->>'code', p->>'nameKo', p->>'nameEn', (p->>'demoStartsOn')::date,
          CASE WHEN p->>'demoStartsOn' IS NOT NULL THEN now() END);
        INSERT INTO public.teams (id, programme_id, kind, code, name_ko, name_en, joined_on)
        VALUES ((p->>'officeTeamId')::uuid, (p->>'programmeId')::uuid, 'office', 'office', p->>'officeNameKo', p->>'officeNameEn',
          (p->>'foundedOn')::date);
      END $$;

      CREATE FUNCTION public.create_officer(p jsonb) RETURNS uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_team uuid; v_user uuid;
      BEGIN
        SELECT t.id INTO v_team FROM public.teams t JOIN public.programmes r ON r.id = t.programme_id
        WHERE t.kind = 'office' AND r.code = p->>'programmeCode';
        IF v_team IS NULL THEN RETURN NULL; END IF;
        INSERT INTO public.users (id, team_id, email, name) VALUES ((p->>'userId')::uuid, v_team, lower(p->>'email'), p->>'name')
        ON CONFLICT (team_id, email) DO UPDATE SET name = EXCLUDED.name,
          status = CASE users.status WHEN 'disabled' THEN 'invited' ELSE users.status END
        RETURNING id INTO v_user;
        INSERT INTO public.memberships (team_id, user_id, role) VALUES (v_team, v_user, p->>'role') ON CONFLICT DO NOTHING;
        INSERT INTO public.one_time_links (id, team_id, user_id, purpose, token_hash, expires_at)
        VALUES ((p->>'linkId')::uuid, v_team, v_user, 'invitation', p->>'tokenHash', now() + interval '3 days');
        INSERT INTO public.audit_events (team_id, id, at, actor_id, act, subject_type, subject_id, after)
        VALUES (v_team, gen_random_uuid(), now(), public.operator_id(), 'user.invited', 'user', v_user,
          jsonb_build_object('name', p->>'name', 'email', lower(p->>'email'), 'roles', jsonb_build_array(p->>'role')));
        RETURN v_user;
      END $$;

      CREATE FUNCTION public.disable_user(p_programme text, p_team text, p_email text) RETURNS uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE v_user uuid; v_team uuid;
      BEGIN
        UPDATE public.users u SET status = 'disabled' FROM public.teams t JOIN public.programmes r ON r.id = t.programme_id
        WHERE t.id = u.team_id AND t.code = p_team AND r.code = p_programme AND u.email = lower(p_email)
        RETURNING u.id, u.team_id INTO v_user, v_team;
        IF v_user IS NULL THEN RETURN NULL; END IF;
        DELETE FROM public.sessions WHERE user_id = v_user;
        UPDATE public.api_tokens SET revoked_at = now() WHERE user_id = v_user AND revoked_at IS NULL;
        UPDATE public.one_time_links SET used_at = now() WHERE user_id = v_user AND used_at IS NULL;
        INSERT INTO public.audit_events (team_id, id, at, actor_id, act, subject_type, subject_id)
        VALUES (v_team, gen_random_uuid(), now(), public.operator_id(), 'user.disabled', 'user', v_user);
        RETURN v_user;
      END $$;

      CREATE FUNCTION public.programme_exists() RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT 1 FROM public.programmes)
      $$;
    `);
    for (const signature of [
      'found_programme(jsonb)',
      'create_officer(jsonb)',
      'disable_user(text, text, text)',
      'programme_exists()',
    ]) {
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_office;
        SET LOCAL ROLE hanjang_office;
        GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_owner;
        RESET ROLE;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of [...FUNCTIONS, 'auth_touch_session(text)', 'auth_change_password(text)']) {
      await runner.query(`SET LOCAL ROLE hanjang_auth; DROP FUNCTION public.${signature}; RESET ROLE`);
    }
    for (const signature of [
      'found_programme(jsonb)',
      'create_officer(jsonb)',
      'disable_user(text, text, text)',
      'programme_exists()',
    ]) {
      await runner.query(`SET LOCAL ROLE hanjang_office; DROP FUNCTION public.${signature}; RESET ROLE`);
    }
    await runner.query('DROP FUNCTION public.operator_id()');
    for (const table of [
      'programmes',
      'teams',
      'users',
      'memberships',
      'one_time_links',
      'sessions',
      'api_tokens',
    ]) {
      await runner.query(`DROP POLICY ${table}_found ON public.${table}`);
    }
  }
}
