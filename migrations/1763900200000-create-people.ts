import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their roles and how they prove who they are. An account belongs to one team: its e-mail address is unique
 * inside that team only, so that no invitation, sign-in or error tells a rival whom another team employs.
 */
export class CreatePeople1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.users (
        id uuid CONSTRAINT users_id_pk PRIMARY KEY,
        team_id uuid NOT NULL CONSTRAINT users_team_fk REFERENCES public.teams (id),
        institution_id uuid,
        email text NOT NULL CONSTRAINT users_email_ck CHECK (email = lower(email) AND email LIKE '%_@_%'),
        name text NOT NULL,
        status text NOT NULL DEFAULT 'invited' CONSTRAINT users_status_ck CHECK (status IN ('invited', 'active', 'disabled')),
        locale text NOT NULL DEFAULT 'ko' CONSTRAINT users_locale_ck CHECK (locale IN ('ko', 'en')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT users_team_uq UNIQUE (team_id, id),
        CONSTRAINT users_email_uq UNIQUE (team_id, email),
        CONSTRAINT users_institution_fk FOREIGN KEY (team_id, institution_id) REFERENCES public.institutions (team_id, id)
      );
      CREATE INDEX users_email_ix ON public.users (email);
      CREATE INDEX users_institution_ix ON public.users (team_id, institution_id);
      CREATE TABLE public.memberships (
        team_id uuid NOT NULL,
        user_id uuid NOT NULL,
        role text NOT NULL CONSTRAINT memberships_role_ck
          CHECK (role IN ('researcher', 'principal-investigator', 'administrator', 'finance', 'officer', 'auditor')),
        valid_from timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT memberships_id_pk PRIMARY KEY (team_id, user_id, role),
        CONSTRAINT memberships_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      CREATE INDEX memberships_user_ix ON public.memberships (user_id);
      CREATE TABLE public.credentials (
        user_id uuid CONSTRAINT credentials_id_pk PRIMARY KEY CONSTRAINT credentials_user_fk REFERENCES public.users (id),
        password_hash text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE public.sessions (
        id uuid CONSTRAINT sessions_id_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT sessions_user_fk REFERENCES public.users (id),
        token_hash text NOT NULL CONSTRAINT sessions_token_hash_uq UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        user_agent text NOT NULL DEFAULT '',
        address text NOT NULL DEFAULT ''
      );
      CREATE INDEX sessions_user_ix ON public.sessions (user_id);
      CREATE TABLE public.api_tokens (
        id uuid CONSTRAINT api_tokens_id_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT api_tokens_user_fk REFERENCES public.users (id),
        name text NOT NULL,
        token_hash text NOT NULL CONSTRAINT api_tokens_token_hash_uq UNIQUE,
        scopes text[] NOT NULL CONSTRAINT api_tokens_scopes_ck CHECK (scopes <@ ARRAY['read', 'write'] AND cardinality(scopes) > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX api_tokens_user_ix ON public.api_tokens (user_id);
      CREATE TABLE public.one_time_links (
        id uuid CONSTRAINT one_time_links_id_pk PRIMARY KEY,
        team_id uuid NOT NULL,
        user_id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT one_time_links_purpose_ck CHECK (purpose IN ('invitation', 'password')),
        token_hash text NOT NULL CONSTRAINT one_time_links_token_hash_uq UNIQUE,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT one_time_links_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      CREATE INDEX one_time_links_user_ix ON public.one_time_links (team_id, user_id);
      CREATE TABLE public.sign_in_attempts (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_in_attempts_id_pk PRIMARY KEY,
        subject text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_attempts_subject_ix ON public.sign_in_attempts (subject, at);
    `);
    for (const table of [
      'users',
      'memberships',
      'credentials',
      'sessions',
      'api_tokens',
      'one_time_links',
      'sign_in_attempts',
    ]) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_sign_in ON public.${table} TO hanjang_auth USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT, UPDATE, DELETE ON public.${table} TO hanjang_auth;
      `);
    }
    await runner.query(`
      CREATE POLICY users_read ON public.users FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]) OR team_id = (SELECT public.app_office_team_id()));
      CREATE POLICY users_insert ON public.users FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY users_update ON public.users FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON public.users TO hanjang_app;
      CREATE POLICY memberships_read ON public.memberships FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY memberships_insert ON public.memberships FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY memberships_delete ON public.memberships FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT, INSERT, DELETE ON public.memberships TO hanjang_app;
      CREATE POLICY sessions_own ON public.sessions FOR SELECT TO hanjang_app USING (user_id = (SELECT public.app_user_id()));
      CREATE POLICY sessions_end ON public.sessions FOR DELETE TO hanjang_app USING (user_id = (SELECT public.app_user_id()));
      GRANT SELECT (id, user_id, created_at, last_seen_at, expires_at, user_agent, address), DELETE ON public.sessions TO hanjang_app;
      CREATE POLICY api_tokens_own ON public.api_tokens FOR SELECT TO hanjang_app USING (user_id = (SELECT public.app_user_id()));
      CREATE POLICY api_tokens_insert ON public.api_tokens FOR INSERT TO hanjang_app WITH CHECK (user_id = (SELECT public.app_user_id()));
      CREATE POLICY api_tokens_update ON public.api_tokens FOR UPDATE TO hanjang_app USING (user_id = (SELECT public.app_user_id()));
      GRANT SELECT (id, user_id, name, scopes, created_at, last_used_at, expires_at, revoked_at), INSERT, UPDATE (revoked_at)
        ON public.api_tokens TO hanjang_app;
      CREATE POLICY one_time_links_read ON public.one_time_links FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY one_time_links_insert ON public.one_time_links FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      GRANT SELECT (id, team_id, user_id, purpose, created_by, created_at, expires_at, used_at), INSERT ON public.one_time_links TO hanjang_app;
      CREATE POLICY programmes_sign_in ON public.programmes TO hanjang_auth USING (true);
      CREATE POLICY teams_sign_in ON public.teams TO hanjang_auth USING (true);
      GRANT SELECT ON public.programmes, public.teams TO hanjang_auth;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE public.sign_in_attempts, public.one_time_links, public.api_tokens, public.sessions, public.credentials,
        public.memberships, public.users;
      DROP POLICY programmes_sign_in ON public.programmes;
      DROP POLICY teams_sign_in ON public.teams;
    `);
  }
}
