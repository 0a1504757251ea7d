import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the office could still say yes; an office is never left without, whoever decided a step before. */
const OFFICERS = `EXISTS (SELECT 1 FROM public.teams o JOIN public.users u ON u.team_id = o.id AND u.status = 'active'
  JOIN public.memberships m ON m.team_id = u.team_id AND m.user_id = u.id AND m.role = 'officer'
  WHERE o.programme_id = t.programme_id AND o.kind = 'office' AND NOT r.excluded_ids @> ARRAY[u.id])`;

/** How many of the team may still say yes by themselves. */
const ABLE = `SELECT count(*)::int AS able FROM public.users u WHERE u.team_id = r.team_id AND u.status = 'active'
  AND NOT (r.excluded_ids || r.heard_ids) @> ARRAY[u.id]
  AND (r.decider_ids @> ARRAY[u.id] OR r.widened_ids @> ARRAY[u.id] OR EXISTS (SELECT 1 FROM public.memberships m
    WHERE m.team_id = u.team_id AND m.user_id = u.id AND m.role = ANY (r.decider_roles || r.widened_roles)))`;

/**
 * Requests for approval that need a hand: open for too long, asked of people who have left, or answered by enough since
 * somebody left. And the proof that none is without an owner. Both look across teams, so they tell ids and days only.
 */
export class LookAfterApprovals1763901480000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY approval_requests_office ON public.approval_requests FOR SELECT TO hanjang_office USING (state = 'open');
      CREATE POLICY approvals_office ON public.approvals FOR SELECT TO hanjang_office USING (decision = 'approved');
      GRANT SELECT (team_id, id, subject_type, subject_id, office, decider_roles, decider_ids, needs, escalation, excluded_ids, heard_ids,
        state, carried_ids, opened_at, widened_roles, widened_ids) ON public.approval_requests TO hanjang_office;
      GRANT SELECT (team_id, id, request_id, decision) ON public.approvals TO hanjang_office;

      CREATE FUNCTION public.approvals_to_look_at(p_team uuid) RETURNS TABLE (team_id uuid, subject_type text, subject_id uuid,
        claimant_id uuid, programme_id uuid, office_team_id uuid, demo_starts_on date, demo_started_at timestamptz, opened_at timestamptz,
        -- none where it doesn't matter what day it is
        after_days int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT r.team_id, r.subject_type, r.subject_id, r.excluded_ids[1], p.id,
          (SELECT o.id FROM public.teams o WHERE o.programme_id = p.id AND o.kind = 'office'), p.demo_starts_on, p.demo_started_at, r.opened_at,
          CASE WHEN NOT stuck.stuck THEN (r.escalation ->> 'afterDays')::int END
        FROM public.approval_requests r JOIN public.teams t ON t.id = r.team_id JOIN public.programmes p ON p.id = t.programme_id
        CROSS JOIN LATERAL (SELECT (SELECT count(*) FROM public.approvals a WHERE a.team_id = r.team_id AND a.request_id = r.id)::int
          + (SELECT count(*) FROM public.approvals a WHERE a.team_id = r.team_id AND a.id = ANY (r.carried_ids))::int AS given) g
        CROSS JOIN LATERAL (${ABLE}) b
        CROSS JOIN LATERAL (SELECT CASE r.needs WHEN 'any' THEN 1 - given WHEN 'all' THEN CASE WHEN given > 0 THEN able ELSE greatest(able, 1) END
          ELSE r.needs::int - given END AS missing) n
        CROSS JOIN LATERAL (SELECT (given > 0 AND missing <= 0) OR (able < missing AND NOT 'officer' = ANY (r.widened_roles)) AS stuck) stuck
        WHERE r.state = 'open' AND NOT r.office AND (p_team IS NULL OR r.team_id = p_team) AND (stuck.stuck OR (r.escalation IS NOT NULL
          AND NOT (r.widened_roles @> ARRAY(SELECT jsonb_array_elements_text(r.escalation -> 'roles'))
            AND r.widened_ids @> ARRAY(SELECT jsonb_array_elements_text(r.escalation -> 'userIds')::uuid))))
        ORDER BY r.opened_at, r.id
      $$;

      CREATE FUNCTION public.approvals_check() RETURNS TABLE (team_id uuid, expense_id uuid, fault text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT e.team_id, e.id, 'waits and asks nobody' FROM public.expenses e WHERE e.state = 'submitted' AND NOT EXISTS (
          SELECT 1 FROM public.approval_requests r WHERE r.team_id = e.team_id AND r.subject_id = e.id AND r.state = 'open')
        UNION ALL
        SELECT r.team_id, r.subject_id, 'asks for more than one step at once' FROM public.approval_requests r WHERE r.state = 'open'
        GROUP BY r.team_id, r.subject_id HAVING count(*) > 1
        UNION ALL
        SELECT r.team_id, r.subject_id, 'is asked about and doesn''t wait' FROM public.approval_requests r
        WHERE r.state = 'open' AND r.subject_type = 'expense' AND NOT EXISTS (SELECT 1 FROM public.expenses e
          WHERE e.team_id = r.team_id AND e.id = r.subject_id AND e.state = 'submitted')
        UNION ALL
        SELECT r.team_id, r.subject_id, 'asks only people who can''t decide' FROM public.approval_requests r
        JOIN public.teams t ON t.id = r.team_id CROSS JOIN LATERAL (${ABLE}) b
        WHERE r.state = 'open' AND NOT CASE WHEN r.office THEN ${OFFICERS}
          ELSE b.able > 0 OR ('officer' = ANY (r.widened_roles) AND ${OFFICERS}) END
        ORDER BY 1, 2, 3
      $$;
    `);
    for (const [signature, reader] of [
      ['approvals_to_look_at(uuid)', 'hanjang_app'],
      ['approvals_check()', 'hanjang_owner'],
    ]) {
      await runner.query(`
        REVOKE EXECUTE ON FUNCTION public.${signature} FROM PUBLIC;
        ALTER FUNCTION public.${signature} OWNER TO hanjang_office;
        SET LOCAL ROLE hanjang_office; GRANT EXECUTE ON FUNCTION public.${signature} TO ${reader}; RESET ROLE;
      `);
    }
    await runner.query('SELECT pgboss.create_queue($1, $2)', [
      'look-at-approvals',
      JSON.stringify({ policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT pgboss.delete_queue($1)', ['look-at-approvals']);
    await runner.query(`
      SET LOCAL ROLE hanjang_office; DROP FUNCTION public.approvals_check(), public.approvals_to_look_at(uuid); RESET ROLE;
      REVOKE ALL ON public.approval_requests FROM hanjang_office;
      REVOKE ALL ON public.approvals FROM hanjang_office;
      DROP POLICY approvals_office ON public.approvals;
      DROP POLICY approval_requests_office ON public.approval_requests;
    `);
  }
}
