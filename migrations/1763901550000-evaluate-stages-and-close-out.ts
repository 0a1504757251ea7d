import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the office decides about teams: evaluations, the close-out of a team that is cut, and teams that join. Each takes two
 * officers, and nothing is final before the second. An evaluation is its own team's row: no rival sees another's result here.
 */
export class EvaluateStagesAndCloseOut1763901550000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.stage_evaluations (
        team_id uuid NOT NULL CONSTRAINT stage_evaluations_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT stage_evaluations_stage_fk REFERENCES public.stages (id),
        kind text NOT NULL CONSTRAINT stage_evaluations_kind_ck CHECK (kind IN ('stage', 'special')),
        state text NOT NULL CONSTRAINT stage_evaluations_state_ck CHECK (state IN ('noticed', 'recorded', 'confirmed', 'withdrawn')),
        result text CONSTRAINT stage_evaluations_result_ck CHECK (result IN ('go-on', 'cut')),
        -- The day from which it counts: of the notice, and then of the result.
        effective_on date NOT NULL,
        score_tenths int CONSTRAINT stage_evaluations_score_ck CHECK (score_tenths BETWEEN 0 AND 10000),
        reason text NOT NULL DEFAULT '',
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        confirmed_by uuid,
        confirmed_at timestamptz,
        withdrawn_by uuid,
        withdrawn_at timestamptz,
        withdrawn_reason text NOT NULL DEFAULT '',
        version int NOT NULL DEFAULT 1,
        CONSTRAINT stage_evaluations_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT stage_evaluations_two_people_ck CHECK (confirmed_by IS NULL OR confirmed_by <> recorded_by),
        CONSTRAINT stage_evaluations_shape_ck CHECK ((state = 'noticed') = (result IS NULL) OR state = 'withdrawn'),
        CONSTRAINT stage_evaluations_notice_ck CHECK (state <> 'noticed' OR kind = 'special')
      );
      CREATE UNIQUE INDEX stage_evaluations_stage_uq ON public.stage_evaluations (team_id, stage_id) WHERE kind = 'stage' AND state <> 'withdrawn';
      CREATE UNIQUE INDEX stage_evaluations_open_uq ON public.stage_evaluations (team_id) WHERE state IN ('noticed', 'recorded');
      CREATE INDEX stage_evaluations_stage_ix ON public.stage_evaluations (stage_id);

      CREATE TABLE public.close_outs (
        team_id uuid NOT NULL CONSTRAINT close_outs_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        evaluation_id uuid NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT close_outs_stage_fk REFERENCES public.stages (id),
        cut_on date NOT NULL,
        state text NOT NULL CONSTRAINT close_outs_state_ck CHECK (state IN ('open', 'completed', 'called-off')),
        completed_by uuid,
        completed_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT close_outs_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT close_outs_evaluation_fk FOREIGN KEY (team_id, evaluation_id) REFERENCES public.stage_evaluations (team_id, id),
        CONSTRAINT close_outs_evaluation_uq UNIQUE (team_id, evaluation_id)
      );
      CREATE INDEX close_outs_stage_ix ON public.close_outs (stage_id);
      -- What no record shows and somebody vouches for.
      CREATE TABLE public.close_out_ticks (
        team_id uuid NOT NULL CONSTRAINT close_out_ticks_team_fk REFERENCES public.teams (id),
        close_out_id uuid NOT NULL,
        item text NOT NULL CONSTRAINT close_out_ticks_item_ck CHECK (item IN ('final-report', 'use-report', 'equipment', 'cards')),
        note text NOT NULL DEFAULT '',
        ticked_by uuid NOT NULL,
        ticked_at timestamptz NOT NULL,
        CONSTRAINT close_out_ticks_id_pk PRIMARY KEY (team_id, close_out_id, item),
        CONSTRAINT close_out_ticks_close_out_fk FOREIGN KEY (team_id, close_out_id) REFERENCES public.close_outs (team_id, id)
      );

      -- The office's own: lines that a joining team gets, and teams that wait for the second officer.
      CREATE TABLE public.line_templates (
        team_id uuid NOT NULL CONSTRAINT line_templates_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        name text NOT NULL,
        lines jsonb NOT NULL,
        changed_by uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT line_templates_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT line_templates_name_uq UNIQUE (team_id, name)
      );
      CREATE TABLE public.team_joins (
        team_id uuid NOT NULL CONSTRAINT team_joins_team_fk REFERENCES public.teams (id),
        id uuid NOT NULL,
        state text NOT NULL CONSTRAINT team_joins_state_ck CHECK (state IN ('proposed', 'confirmed', 'withdrawn')),
        code text NOT NULL, name_ko text NOT NULL, name_en text NOT NULL,
        joined_on date NOT NULL,
        stage_id uuid NOT NULL CONSTRAINT team_joins_stage_fk REFERENCES public.stages (id),
        institution jsonb NOT NULL,
        lines jsonb NOT NULL,
        reason text NOT NULL DEFAULT '',
        proposed_by uuid NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        joined_team_id uuid CONSTRAINT team_joins_joined_fk REFERENCES public.teams (id),
        CONSTRAINT team_joins_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT team_joins_two_people_ck CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
      );
      CREATE UNIQUE INDEX team_joins_code_uq ON public.team_joins (team_id, code) WHERE state = 'proposed';
      CREATE INDEX team_joins_stage_ix ON public.team_joins (stage_id);
      CREATE INDEX team_joins_joined_ix ON public.team_joins (joined_team_id) WHERE joined_team_id IS NOT NULL;
    `);
    for (const table of [
      'stage_evaluations',
      'close_outs',
      'close_out_ticks',
      'line_templates',
      'team_joins',
    ]) {
      await runner.query(`
        ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON public.${table} FOR SELECT TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
        CREATE POLICY ${table}_insert ON public.${table} FOR INSERT TO hanjang_app
          WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
        CREATE POLICY ${table}_update ON public.${table} FOR UPDATE TO hanjang_app
          USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
        GRANT SELECT, INSERT, UPDATE ON public.${table} TO hanjang_app;
      `);
    }
    await runner.query(`
      CREATE POLICY close_out_ticks_delete ON public.close_out_ticks FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      CREATE POLICY line_templates_delete ON public.line_templates FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND (SELECT public.app_programme_role()) = 'officer');
      GRANT DELETE ON public.close_out_ticks, public.line_templates TO hanjang_app;
      ALTER TABLE public.teams ADD COLUMN frozen_on date;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE public.teams DROP COLUMN frozen_on;
      DROP TABLE public.team_joins, public.line_templates, public.close_out_ticks, public.close_outs, public.stage_evaluations;
    `);
  }
}
