import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims of two teams that look the same, for the office alone: by approval number, by file, by use of a card, and by
 * supplier, amount and day. A match is never deleted; whether it still stands is read from the two claims.
 *
 * An approval number also counts where it was read from a printed invoice. Which files count: what proves a purchase, by how it was read (tax invoice, receipt, card slip, statement of goods, or
 * anything a total stands on), and pictures nobody could read. Two teams rightly have the same copy of a contract, of a
 * supplier's registration or of a call; those prove no purchase and are left out.
 */
export class MatchClaimsAcrossTeams1763901383100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READS);
    await runner.query(MATCH);
    await runner.query(DECISIONS);
    await runner.query(STANDINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW public.match_standings; DROP TABLE public.match_decisions');
    await runner.query(EARLIER_MATCH);
    const tables = [
      'expenses',
      'evidence',
      'evidence_readings',
      'expense_evidence',
      'card_links',
      'card_transactions',
    ];
    for (const table of tables)
      await runner.query(
        `DROP POLICY ${table}_office ON public.${table}; REVOKE ALL ON public.${table} FROM hanjang_office`,
      );
    await runner.query('DROP VIEW public.claim_proofs, public.claim_card_rows');
  }
}

/** What the office's functions may read, column by column; both views ask as their reader. */
const READS = `
  CREATE POLICY expenses_office ON public.expenses FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY evidence_office ON public.evidence FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY evidence_readings_office ON public.evidence_readings FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY expense_evidence_office ON public.expense_evidence FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY card_links_office ON public.card_links FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY card_transactions_office ON public.card_transactions FOR SELECT TO hanjang_office USING (true);
  GRANT SELECT (team_id, id, state, supplier_business_number, payable_amount, documented_on, approval_number) ON public.expenses TO hanjang_office;
  GRANT SELECT (team_id, id, sha256, kind, media_type) ON public.evidence TO hanjang_office;
  GRANT SELECT (team_id, evidence_id, reader_version, reading) ON public.evidence_readings TO hanjang_office;
  GRANT SELECT (team_id, expense_id, evidence_id) ON public.expense_evidence TO hanjang_office;
  GRANT SELECT (team_id, transaction_id, expense_id) ON public.card_links TO hanjang_office;
  GRANT SELECT (team_id, id, approval_number, amount, used_on) ON public.card_transactions TO hanjang_office;

  -- The documents of a claim that prove a purchase.
  CREATE VIEW public.claim_proofs WITH (security_invoker = true) AS
    SELECT x.team_id, x.expense_id, d.sha256 FROM public.expense_evidence x
    JOIN public.evidence d ON d.team_id = x.team_id AND d.id = x.evidence_id
    LEFT JOIN LATERAL (SELECT r.reading FROM public.evidence_readings r WHERE r.team_id = d.team_id AND r.evidence_id = d.id
      ORDER BY r.reader_version DESC LIMIT 1) r ON true
    WHERE d.kind = 'tax-invoice' OR r.reading ->> 'documentType' <> 'unknown' OR r.reading #> '{fields,totalAmount}' IS NOT NULL
      OR (starts_with(d.media_type, 'image/') AND r.reading ->> 'state' IS DISTINCT FROM 'read');

  -- Uses of cards that a claim was paid by: those of statements put to it, and the one whose slip it was read from.
  CREATE VIEW public.claim_card_rows WITH (security_invoker = true) AS
    SELECT l.team_id, l.expense_id, t.approval_number, t.amount, t.used_on FROM public.card_transactions t
    JOIN public.card_links l ON l.team_id = t.team_id AND l.transaction_id = t.id WHERE t.approval_number <> ''
    UNION ALL
    SELECT e.team_id, e.id, e.approval_number, e.payable_amount, e.documented_on FROM public.expenses e
    WHERE e.approval_number ~ '^[0-9]{6,10}$' AND e.documented_on IS NOT NULL;
  GRANT SELECT ON public.claim_proofs, public.claim_card_rows TO hanjang_app, hanjang_office;
`;

const OPEN_FUNCTION = `
  SET LOCAL ROLE hanjang_office;
  DROP FUNCTION public.office_match_fingerprints(uuid, uuid);
  RESET ROLE;`;

const CLOSE_FUNCTION = `
  REVOKE EXECUTE ON FUNCTION public.office_match_fingerprints(uuid, uuid) FROM PUBLIC;
  ALTER FUNCTION public.office_match_fingerprints(uuid, uuid) OWNER TO hanjang_office;
  SET LOCAL ROLE hanjang_office;
  GRANT EXECUTE ON FUNCTION public.office_match_fingerprints(uuid, uuid) TO hanjang_app;
  RESET ROLE;`;

/**
 * Goes team by team along indexes that lead with the team. Of claims that are only alike, five of each team are enough: more
 * of the same price within a week are a price list. It locks no row of any team and tells its caller nothing.
 */
const MATCH = `${OPEN_FUNCTION}
  CREATE FUNCTION public.office_match_fingerprints(p_team uuid, p_expense uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.duplicate_matches (team_id, id, kind, first_team_id, first_expense_id, second_team_id, second_expense_id)
    SELECT o.id, gen_random_uuid(), f.kind, least(p_team, f.team_id),
      CASE WHEN p_team < f.team_id THEN p_expense ELSE f.expense_id END, greatest(p_team, f.team_id),
      CASE WHEN p_team < f.team_id THEN f.expense_id ELSE p_expense END
    FROM public.teams t
    JOIN public.teams o ON o.programme_id = t.programme_id AND o.kind = 'office'
    JOIN public.teams u ON u.programme_id = t.programme_id AND u.kind = 'team' AND u.id <> t.id
    CROSS JOIN LATERAL (
      SELECT b.kind, b.team_id, b.expense_id FROM public.claim_fingerprints a
      JOIN public.claim_fingerprints b ON b.team_id = u.id AND b.kind = a.kind AND b.fingerprint = a.fingerprint
      WHERE a.team_id = t.id AND a.expense_id = p_expense
      UNION
      SELECT 'approval-number', n.team_id, n.id FROM public.expenses e
      JOIN public.expenses n ON n.team_id = u.id AND n.approval_number = e.approval_number
      WHERE e.team_id = t.id AND e.id = p_expense AND length(e.approval_number) = 24
      UNION
      SELECT 'file', x.team_id, x.expense_id FROM public.claim_proofs p
      JOIN public.evidence d ON d.team_id = u.id AND d.sha256 = p.sha256
      JOIN public.expense_evidence x ON x.team_id = d.team_id AND x.evidence_id = d.id
      WHERE p.team_id = t.id AND p.expense_id = p_expense
      UNION
      SELECT 'card-row', s.team_id, s.expense_id FROM public.claim_card_rows r
      JOIN public.claim_card_rows s ON s.team_id = u.id AND s.approval_number = r.approval_number AND s.amount = r.amount AND s.used_on = r.used_on
      WHERE r.team_id = t.id AND r.expense_id = p_expense
      UNION
      SELECT 'near', n.team_id, n.id FROM public.expenses e
      CROSS JOIN LATERAL (SELECT c.team_id, c.id FROM public.expenses c WHERE c.team_id = u.id AND c.payable_amount = e.payable_amount
        AND c.documented_on BETWEEN e.documented_on - 7 AND e.documented_on + 7
        AND c.supplier_business_number = e.supplier_business_number AND c.state IN ('submitted', 'approved', 'paid') LIMIT 5) n
      WHERE e.team_id = t.id AND e.id = p_expense AND e.payable_amount > 0
    ) f
    JOIN public.expenses c ON c.team_id = f.team_id AND c.id = f.expense_id AND c.state IN ('submitted', 'approved', 'paid')
    WHERE t.id = p_team
    ON CONFLICT DO NOTHING
  $$;
  ${CLOSE_FUNCTION}`;

/** What officers decided on a pair, one row an act. A version can be taken once, so two officers can't answer the same question. */
const DECISIONS = `
  CREATE TABLE public.match_decisions (
    team_id uuid NOT NULL CONSTRAINT match_decisions_team_fk REFERENCES public.teams (id),
    first_expense_id uuid NOT NULL,
    second_expense_id uuid NOT NULL,
    version int NOT NULL,
    decision text NOT NULL CONSTRAINT match_decisions_decision_ck CHECK (decision IN ('held', 'dismissed', 'reopened')),
    reason text NOT NULL,
    held_expense_ids uuid[] NOT NULL DEFAULT '{}',
    decided_by uuid NOT NULL CONSTRAINT match_decisions_decided_by_fk REFERENCES public.users (id),
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT match_decisions_id_pk PRIMARY KEY (team_id, first_expense_id, second_expense_id, version)
  );
  CREATE INDEX match_decisions_decided_by_ix ON public.match_decisions (decided_by);
  CREATE TRIGGER match_decisions_append_only BEFORE UPDATE OR DELETE ON public.match_decisions FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
  ALTER TABLE public.match_decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY match_decisions_read ON public.match_decisions FOR SELECT TO hanjang_app
    USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
  CREATE POLICY match_decisions_insert ON public.match_decisions FOR INSERT TO hanjang_app
    WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
  GRANT SELECT, INSERT ON public.match_decisions TO hanjang_app;
`;

/**
 * One row a pair of claims. A kind stands while both claims are handed in and still agree in it; a pair without a kind that
 * stands is gone. A dismissal answers what was found before it: another kind found later opens the pair again.
 */
const STANDINGS = `
  CREATE VIEW public.match_standings WITH (security_invoker = true) AS
  SELECT p.*, coalesce(d.version, 0) AS version, d.decision, d.reason, d.decided_by, d.decided_at,
    CASE WHEN p.kinds = '{}' THEN 'gone'
      WHEN d.decision = 'dismissed' AND d.decided_at >= p.found_at THEN 'dismissed'
      WHEN EXISTS (SELECT FROM public.payment_holds h WHERE h.released_at IS NULL
        AND (h.team_id, h.expense_id) IN ((p.first_team_id, p.first_expense_id), (p.second_team_id, p.second_expense_id))) THEN 'held'
      ELSE 'open' END AS standing
  FROM (
    SELECT m.team_id, (array_agg(m.id ORDER BY m.found_at, m.id))[1] AS id, m.first_team_id, m.first_expense_id, m.second_team_id,
      m.second_expense_id, max(m.found_at) AS found_at, array_agg(m.kind ORDER BY m.kind) AS found_kinds,
      coalesce(array_agg(m.kind ORDER BY m.kind) FILTER (WHERE a.state IN ('submitted', 'approved', 'paid')
        AND b.state IN ('submitted', 'approved', 'paid') AND CASE m.kind
          WHEN 'near' THEN a.supplier_business_number = b.supplier_business_number AND a.payable_amount = b.payable_amount
            AND abs(a.documented_on - b.documented_on) <= 7
          WHEN 'card-row' THEN EXISTS (SELECT FROM public.claim_card_rows r JOIN public.claim_card_rows s ON s.team_id = b.team_id
            AND s.expense_id = b.id AND s.approval_number = r.approval_number AND s.amount = r.amount AND s.used_on = r.used_on
            WHERE r.team_id = a.team_id AND r.expense_id = a.id)
          WHEN 'file' THEN EXISTS (SELECT FROM public.claim_proofs r JOIN public.claim_proofs s ON s.team_id = b.team_id
            AND s.expense_id = b.id AND s.sha256 = r.sha256 WHERE r.team_id = a.team_id AND r.expense_id = a.id)
          ELSE (a.approval_number = b.approval_number AND length(a.approval_number) = 24) OR EXISTS (SELECT FROM public.claim_fingerprints r JOIN public.claim_fingerprints s ON s.team_id = b.team_id
            AND s.expense_id = b.id AND s.kind = r.kind AND s.fingerprint = r.fingerprint
            WHERE r.team_id = a.team_id AND r.expense_id = a.id AND r.kind = m.kind) END), '{}') AS kinds
    FROM public.duplicate_matches m
    JOIN public.expenses a ON a.team_id = m.first_team_id AND a.id = m.first_expense_id
    JOIN public.expenses b ON b.team_id = m.second_team_id AND b.id = m.second_expense_id
    GROUP BY m.team_id, m.first_team_id, m.first_expense_id, m.second_team_id, m.second_expense_id
  ) p
  LEFT JOIN LATERAL (SELECT d.version, d.decision, d.reason, d.decided_by, d.decided_at FROM public.match_decisions d WHERE d.team_id = p.team_id
    AND d.first_expense_id = p.first_expense_id AND d.second_expense_id = p.second_expense_id ORDER BY d.version DESC LIMIT 1) d ON true;
  GRANT SELECT ON public.match_standings TO hanjang_app;
`;

const EARLIER_MATCH = `${OPEN_FUNCTION}
  CREATE FUNCTION public.office_match_fingerprints(p_team uuid, p_expense uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO public.duplicate_matches (team_id, id, kind, first_team_id, first_expense_id, second_team_id, second_expense_id)
    SELECT o.id, gen_random_uuid(), a.kind, least(a.team_id, b.team_id),
      CASE WHEN a.team_id < b.team_id THEN a.expense_id ELSE b.expense_id END, greatest(a.team_id, b.team_id),
      CASE WHEN a.team_id < b.team_id THEN b.expense_id ELSE a.expense_id END
    FROM public.claim_fingerprints a
    JOIN public.claim_fingerprints b ON b.kind = a.kind AND b.fingerprint = a.fingerprint AND b.team_id <> a.team_id
    JOIN public.teams t ON t.id = a.team_id JOIN public.teams u ON u.id = b.team_id AND u.programme_id = t.programme_id
    JOIN public.teams o ON o.programme_id = t.programme_id AND o.kind = 'office'
    WHERE a.team_id = p_team AND a.expense_id = p_expense
    ON CONFLICT DO NOTHING
  $$;
  ${CLOSE_FUNCTION}`;
