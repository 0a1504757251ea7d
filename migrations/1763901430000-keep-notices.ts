import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people are told, each row for one person, and how they wish to be told. Whoever causes it writes it in the unit of
 * the act; only its own person ever reads it, so that nobody learns of another what they have heard or overlooked.
 */
export class KeepNotices1763901430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.notifications (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT notifications_kind_ck CHECK (kind <> '' AND char_length(kind) <= 40),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        part_id uuid, -- a comment of the claim, say
        actor_id uuid, -- whoever did it; the policy sees to that, so no key costs a look-up. None where one's own work ended
        at timestamptz NOT NULL,
        read_at timestamptz,
        mail_id uuid, -- the mail that speaks of it
        mailed_at timestamptz, -- when that was delivered
        CONSTRAINT notifications_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT notifications_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id),
        CONSTRAINT notifications_actor_ck CHECK (actor_id IS DISTINCT FROM user_id)
      );
      CREATE INDEX notifications_user_ix ON public.notifications (team_id, user_id, at DESC, id DESC);
      CREATE INDEX notifications_unread_ix ON public.notifications (team_id, user_id, kind) WHERE read_at IS NULL;
      CREATE INDEX notifications_mail_ix ON public.notifications (team_id, mail_id) WHERE mail_id IS NOT NULL;
      ALTER TABLE public.notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY notifications_read ON public.notifications FOR SELECT TO hanjang_app
        USING (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY notifications_insert ON public.notifications FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND coalesce(actor_id, user_id) = (SELECT public.app_user_id()) AND read_at IS NULL AND mail_id IS NULL AND mailed_at IS NULL);
      -- By its own person, auditors too, who write nothing else.
      CREATE POLICY notifications_mark ON public.notifications FOR UPDATE TO hanjang_app
        USING (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      GRANT SELECT, INSERT, UPDATE (read_at, mail_id, mailed_at) ON public.notifications TO hanjang_app;

      -- Only what somebody changed: what isn't here is as the product's own table of kinds says.
      CREATE TABLE public.notice_settings (
        team_id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT notice_settings_kind_ck CHECK (kind <> '' AND char_length(kind) <= 40),
        in_page boolean NOT NULL,
        by_mail text NOT NULL CONSTRAINT notice_settings_by_mail_ck CHECK (by_mail IN ('off', 'daily', 'at-once')),
        CONSTRAINT notice_settings_id_pk PRIMARY KEY (team_id, user_id, kind),
        CONSTRAINT notice_settings_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      CREATE TABLE public.mail_settings (
        team_id uuid NOT NULL,
        user_id uuid NOT NULL,
        daily boolean NOT NULL DEFAULT true,
        hour smallint NOT NULL DEFAULT 8 CONSTRAINT mail_settings_hour_ck CHECK (hour BETWEEN 0 AND 23), -- in Korea
        looked_on date, -- the last day on which it was looked whether there is something to write
        CONSTRAINT mail_settings_id_pk PRIMARY KEY (team_id, user_id),
        CONSTRAINT mail_settings_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id)
      );
      -- A mail from when it was written until it was delivered: counts and kinds, never a name, a title or an amount.
      CREATE TABLE public.mails (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT mails_kind_ck CHECK (kind IN ('daily', 'at-once')),
        key text NOT NULL, -- the day, or the notice that was first: one mail each
        content jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued'
          CONSTRAINT mails_state_ck CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'failed', 'dropped')),
        tries int NOT NULL DEFAULT 0,
        problem text,
        written_at timestamptz NOT NULL,
        tried_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT mails_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT mails_key_uq UNIQUE (team_id, user_id, kind, key),
        CONSTRAINT mails_user_fk FOREIGN KEY (team_id, user_id) REFERENCES public.users (team_id, id),
        CONSTRAINT mails_ended_ck CHECK ((ended_at IS NULL) = (state IN ('queued', 'sending')))
      );
      CREATE INDEX mails_user_ix ON public.mails (team_id, user_id, written_at DESC);
    `);
    for (const table of ['notice_settings', 'mail_settings', 'mails'])
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_own ON public.${table} TO hanjang_app
          USING (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]))
          WITH CHECK (user_id = (SELECT public.app_user_id()) AND team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      `);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE (in_page, by_mail) ON public.notice_settings TO hanjang_app;
      GRANT SELECT, INSERT, UPDATE (daily, hour, looked_on) ON public.mail_settings TO hanjang_app;
      GRANT SELECT, INSERT, UPDATE (state, tries, problem, tried_at, ended_at) ON public.mails TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE public.mails, public.mail_settings, public.notice_settings, public.notifications;',
    );
  }
}
