import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])`;

/**
 * What other systems are told. Audit events are where every change is written already; a trigger copies those that somebody
 * listens to into `webhook_events`, in the same commit. It runs as `hanjang_office`, because the application itself may
 * not invent an event. Rows belong to whoever listens: a team reads its own, and the office no team's.
 */
export class TellOtherSystems1763901440000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LISTENERS);
    await runner.query(EVENTS);
    await runner.query(RIGHTS);
    await runner.query(RECORDING);
    await runner.query(WORK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audit_events_tell ON public.audit_events;
      SET LOCAL ROLE hanjang_office;
      DROP FUNCTION public.webhook_record(), public.webhook_work(), public.webhook_owners();
      RESET ROLE;
      DROP TABLE public.webhook_attempts;
      DROP TABLE public.webhook_deliveries;
      DROP TABLE public.webhook_events;
      DROP TABLE public.webhook_endpoints;
      DROP TABLE public.webhook_listeners;
      REVOKE SELECT (on_pot) ON public.expenses FROM hanjang_office;
    `);
  }
}

const LISTENERS = `
  -- One row for a team in which somebody listens; 'acts' is all that its endpoints and its list of events want.
  CREATE TABLE public.webhook_listeners (
    team_id uuid CONSTRAINT webhook_listeners_id_pk PRIMARY KEY CONSTRAINT webhook_listeners_team_fk REFERENCES public.teams (id),
    programme_id uuid NOT NULL CONSTRAINT webhook_listeners_programme_fk REFERENCES public.programmes (id),
    office_team_id uuid NOT NULL CONSTRAINT webhook_listeners_office_fk REFERENCES public.teams (id),
    of_office boolean NOT NULL GENERATED ALWAYS AS (team_id = office_team_id) STORED,
    acts text[] NOT NULL DEFAULT '{}',
    keeps_all boolean NOT NULL DEFAULT false, -- the list of events is kept whether or not an endpoint listens
    last_position bigint NOT NULL DEFAULT 0,
    changed_by uuid NOT NULL CONSTRAINT webhook_listeners_changed_by_fk REFERENCES public.users (id)
  ) WITH (fillfactor = 50);
  CREATE INDEX webhook_listeners_programme_ix ON public.webhook_listeners (programme_id);
  CREATE INDEX webhook_listeners_office_ix ON public.webhook_listeners (office_team_id);
  CREATE INDEX webhook_listeners_changed_by_ix ON public.webhook_listeners (changed_by);
  CREATE INDEX webhook_listeners_of_office_ix ON public.webhook_listeners (programme_id) WHERE of_office;

  CREATE TABLE public.webhook_endpoints (
    team_id uuid NOT NULL CONSTRAINT webhook_endpoints_listener_fk REFERENCES public.webhook_listeners (team_id),
    id uuid NOT NULL,
    url text NOT NULL CONSTRAINT webhook_endpoints_url_ck CHECK (url ~ '^https?://' AND length(url) <= 2000),
    description text NOT NULL DEFAULT '',
    event_types text[] NOT NULL CONSTRAINT webhook_endpoints_event_types_ck CHECK (cardinality(event_types) > 0),
    details boolean NOT NULL DEFAULT false,
    state text NOT NULL DEFAULT 'active' CONSTRAINT webhook_endpoints_state_ck CHECK (state IN ('active', 'paused', 'failing', 'gone')),
    state_since timestamptz NOT NULL DEFAULT now(),
    sealed_secret bytea NOT NULL,
    sealed_old_secret bytea,
    old_secret_until timestamptz,
    failing_since timestamptz, -- the first failure since the last success
    delivered_at timestamptz,
    pinged_at timestamptz,
    created_by uuid NOT NULL CONSTRAINT webhook_endpoints_created_by_fk REFERENCES public.users (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT webhook_endpoints_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT webhook_endpoints_old_secret_ck CHECK ((sealed_old_secret IS NULL) = (old_secret_until IS NULL))
  );
  CREATE INDEX webhook_endpoints_created_by_ix ON public.webhook_endpoints (created_by);
`;

const EVENTS = `
  -- An event has the id of its audit event. Its position is given after the commit, one team at a time, so that a reader who
  -- has seen one has seen all before it; an event without one isn't told to anybody yet.
  CREATE TABLE public.webhook_events (
    team_id uuid NOT NULL, -- of a listener; no foreign key, whose check would lock that row in every act
    id uuid NOT NULL,
    source_team_id uuid NOT NULL, -- the team whose audit event it is; for the office maybe another's
    act text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    at timestamptz NOT NULL,
    position bigint,
    type text,
    details jsonb,
    CONSTRAINT webhook_events_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT webhook_events_position_uq UNIQUE (team_id, position),
    CONSTRAINT webhook_events_told_ck CHECK ((position IS NULL) = (type IS NULL) AND (position IS NULL) = (details IS NULL))
  );
  CREATE INDEX webhook_events_new_ix ON public.webhook_events (team_id, at, id) WHERE position IS NULL;
  CREATE INDEX webhook_events_at_ix ON public.webhook_events (team_id, at);

  CREATE TABLE public.webhook_deliveries (
    team_id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    event_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT webhook_deliveries_state_ck CHECK (state IN ('waiting', 'delivered', 'failed')),
    state_since timestamptz NOT NULL DEFAULT now(),
    attempt_count int NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    leased_until timestamptz, -- while a process has it in hand
    CONSTRAINT webhook_deliveries_id_pk PRIMARY KEY (team_id, endpoint_id, event_id),
    CONSTRAINT webhook_deliveries_endpoint_fk FOREIGN KEY (team_id, endpoint_id) REFERENCES public.webhook_endpoints (team_id, id),
    CONSTRAINT webhook_deliveries_event_fk FOREIGN KEY (team_id, event_id) REFERENCES public.webhook_events (team_id, id)
  );
  CREATE INDEX webhook_deliveries_endpoint_ix ON public.webhook_deliveries (team_id, endpoint_id);
  CREATE INDEX webhook_deliveries_event_ix ON public.webhook_deliveries (team_id, event_id);
  CREATE INDEX webhook_deliveries_due_ix ON public.webhook_deliveries (team_id, endpoint_id, due_at, event_id) WHERE state = 'waiting';

  CREATE TABLE public.webhook_attempts (
    team_id uuid NOT NULL,
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    event_id uuid NOT NULL,
    at timestamptz NOT NULL,
    duration_ms int NOT NULL,
    status int,
    error text CONSTRAINT webhook_attempts_error_ck CHECK ((error IS NULL) = (status BETWEEN 200 AND 299 AND status IS NOT NULL)),
    answer text NOT NULL DEFAULT '' CONSTRAINT webhook_attempts_answer_ck CHECK (length(answer) <= 1024),
    CONSTRAINT webhook_attempts_id_pk PRIMARY KEY (team_id, id),
    CONSTRAINT webhook_attempts_delivery_fk FOREIGN KEY (team_id, endpoint_id, event_id)
      REFERENCES public.webhook_deliveries (team_id, endpoint_id, event_id)
  );
  CREATE INDEX webhook_attempts_delivery_ix ON public.webhook_attempts (team_id, endpoint_id, event_id);
  CREATE INDEX webhook_attempts_at_ix ON public.webhook_attempts (team_id, at);
`;

const TABLES = [
  'webhook_listeners',
  'webhook_endpoints',
  'webhook_events',
  'webhook_deliveries',
  'webhook_attempts',
];

const RIGHTS = `
  ${TABLES.map(
    (table) => `
      ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_own ON public.${table} TO hanjang_app USING (${OWN}) WITH CHECK (${OWN});`,
  ).join('')}
  GRANT SELECT, INSERT, UPDATE ON public.webhook_listeners TO hanjang_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON public.webhook_endpoints, public.webhook_deliveries TO hanjang_app;
  GRANT SELECT, UPDATE (position, type, details), DELETE ON public.webhook_events TO hanjang_app;
  GRANT SELECT, INSERT, DELETE ON public.webhook_attempts TO hanjang_app;

  -- Enough to know who listens and what is due, and neither an address nor a secret.
  CREATE POLICY webhook_listeners_office ON public.webhook_listeners FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY webhook_endpoints_office ON public.webhook_endpoints FOR SELECT TO hanjang_office USING (true);
  CREATE POLICY webhook_events_office ON public.webhook_events TO hanjang_office USING (true) WITH CHECK (true);
  CREATE POLICY webhook_deliveries_office ON public.webhook_deliveries FOR SELECT TO hanjang_office USING (true);
  GRANT SELECT ON public.webhook_listeners TO hanjang_office;
  GRANT SELECT (team_id, id, state) ON public.webhook_endpoints TO hanjang_office;
  GRANT SELECT (team_id, id, source_team_id, position), INSERT ON public.webhook_events TO hanjang_office;
  GRANT SELECT (team_id, endpoint_id, state, due_at, leased_until) ON public.webhook_deliveries TO hanjang_office;
  GRANT SELECT (on_pot) ON public.expenses TO hanjang_office;
`;

const RECORDING = `
  -- The office hears of a claim on a common pot, and of one that is a draft only that it became one.
  CREATE FUNCTION public.webhook_record() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- Asked first, because that is much cheaper than an insert that finds nothing to insert.
    IF EXISTS (SELECT FROM public.webhook_listeners l WHERE l.team_id = NEW.team_id AND NEW.act = ANY (l.acts)) THEN
      INSERT INTO public.webhook_events (team_id, id, source_team_id, act, subject_type, subject_id, at)
      VALUES (NEW.team_id, NEW.id, NEW.team_id, NEW.act, NEW.subject_type, NEW.subject_id, NEW.at);
    END IF;
    IF NEW.subject_type = 'expense'
      AND EXISTS (SELECT FROM public.webhook_listeners l WHERE l.of_office AND NEW.act = ANY (l.acts)) THEN
      INSERT INTO public.webhook_events (team_id, id, source_team_id, act, subject_type, subject_id, at)
      SELECT l.team_id, NEW.id, NEW.team_id, NEW.act, NEW.subject_type, NEW.subject_id, NEW.at
      FROM public.webhook_listeners l
      WHERE l.of_office AND NEW.act = ANY (l.acts)
        AND l.programme_id = (SELECT t.programme_id FROM public.teams t WHERE t.id = NEW.team_id)
        AND EXISTS (SELECT FROM public.expenses x WHERE x.team_id = NEW.team_id AND x.id = NEW.subject_id AND x.on_pot
          AND (x.state <> 'draft' OR NEW.after ->> 'state' IS NOT NULL));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER audit_events_tell AFTER INSERT ON public.audit_events FOR EACH ROW EXECUTE FUNCTION public.webhook_record();
  REVOKE EXECUTE ON FUNCTION public.webhook_record() FROM PUBLIC;
  ALTER FUNCTION public.webhook_record() OWNER TO hanjang_office;
`;

const OWNER_COLUMNS = 'l.team_id, l.programme_id, l.office_team_id, l.changed_by AS user_id';

const WORK = `
  -- What waits: endpoints with something due, and teams with events that have no position yet (no endpoint then).
  CREATE FUNCTION public.webhook_work() RETURNS TABLE (team_id uuid, programme_id uuid, office_team_id uuid, user_id uuid,
    endpoint_id uuid, source_team_ids uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ${OWNER_COLUMNS}, NULL::uuid,
      ARRAY(SELECT DISTINCT v.source_team_id FROM public.webhook_events v WHERE v.team_id = l.team_id AND v.position IS NULL)
    FROM public.webhook_listeners l
    WHERE EXISTS (SELECT FROM public.webhook_events v WHERE v.team_id = l.team_id AND v.position IS NULL)
    UNION ALL
    SELECT ${OWNER_COLUMNS}, e.id, '{}'::uuid[]
    FROM public.webhook_endpoints e JOIN public.webhook_listeners l ON l.team_id = e.team_id
    WHERE e.state = 'active' AND EXISTS (SELECT FROM public.webhook_deliveries d
      WHERE d.team_id = e.team_id AND d.endpoint_id = e.id AND d.state = 'waiting' AND d.due_at <= now()
        AND (d.leased_until IS NULL OR d.leased_until <= now()))
  $$;
  -- Whose events grow old, and whose wants may have been written down by an earlier release.
  CREATE FUNCTION public.webhook_owners() RETURNS TABLE (team_id uuid, programme_id uuid, office_team_id uuid, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT ${OWNER_COLUMNS} FROM public.webhook_listeners l
  $$;
  REVOKE EXECUTE ON FUNCTION public.webhook_work(), public.webhook_owners() FROM PUBLIC;
  ALTER FUNCTION public.webhook_work() OWNER TO hanjang_office;
  ALTER FUNCTION public.webhook_owners() OWNER TO hanjang_office;
  SET LOCAL ROLE hanjang_office;
  GRANT EXECUTE ON FUNCTION public.webhook_work(), public.webhook_owners() TO hanjang_app;
  RESET ROLE;
`;
