import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From a minute on, each wait twice the one before: the last try is between two and three days after the first. */
const SENDING = {
  policy: 'standard',
  retryLimit: 11,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: 180,
};
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

/**
 * The queues of mails, and two look-ups that have to be made before anybody acts: whose day begins, and who a job's person
 * is by now.
 */
export class SendMails1763901431000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('write-mail-at-once', AFTERWARDS);
    await create('send-mail-given-up', AFTERWARDS);
    await create('send-mail', { ...SENDING, deadLetter: 'send-mail-given-up' });
    await runner.query(`
      CREATE POLICY mail_settings_due ON public.mail_settings FOR SELECT TO hanjang_auth USING (true);
      GRANT SELECT ON public.mail_settings TO hanjang_auth;
      -- Ids alone, of people who have a role and whose hour has come.
      CREATE FUNCTION public.due_digests(p_day date, p_hour int, p_limit int) RETURNS TABLE (user_id uuid, team_id uuid, programme_id uuid,
        office_team_id uuid)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.id, u.team_id, t.programme_id, (SELECT o.id FROM public.teams o WHERE o.programme_id = t.programme_id AND o.kind = 'office')
        FROM public.users u JOIN public.teams t ON t.id = u.team_id
        LEFT JOIN public.mail_settings s ON s.team_id = u.team_id AND s.user_id = u.id
        WHERE u.status = 'active' AND coalesce(s.daily, true) AND coalesce(s.hour, 8) <= p_hour AND s.looked_on IS DISTINCT FROM p_day
          AND EXISTS (SELECT FROM public.memberships m WHERE m.team_id = u.team_id AND m.user_id = u.id)
        ORDER BY u.id LIMIT p_limit
      $$;
      -- The person who is said to act, as sign-in would tell of them: nothing when access was stopped.
      CREATE FUNCTION public.auth_own_actor() RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT public.auth_actor(public.app_user_id())
      $$;
    `);
    for (const signature of ['due_digests(date, int, int)', 'auth_own_actor()'])
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_auth;
        SET LOCAL ROLE hanjang_auth; GRANT EXECUTE ON FUNCTION public.${signature} TO hanjang_app; RESET ROLE;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL ROLE hanjang_auth; DROP FUNCTION public.auth_own_actor(), public.due_digests(date, int, int); RESET ROLE;
      DROP POLICY mail_settings_due ON public.mail_settings;
      REVOKE SELECT ON public.mail_settings FROM hanjang_auth;
    `);
    for (const queue of ['send-mail', 'send-mail-given-up', 'write-mail-at-once'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
  }
}
