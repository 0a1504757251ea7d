import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A trial reads a year of claims; it is tried again after a crash and goes on behind the last claim judged. */
const TRIAL = { policy: 'standard', retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 };
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

const OFFICE = `programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) <> ''`;
const OFFICER = `programme_id = (SELECT public.app_programme_id()) AND (SELECT public.app_programme_role()) = 'officer'`;

/**
 * What a draft of a rule pack would change in the past year's claims: seen by the programme's office alone. A later
 * publication for a day replaces an earlier one for the same day, so that a slip can be put right.
 */
export class TryRulePacks1763901341000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX public.rule_packs_effective_uq;
      DROP INDEX public.rule_packs_programme_ix;
      CREATE INDEX rule_packs_programme_ix ON public.rule_packs (programme_id, effective_on DESC, published_at DESC);
      CREATE TABLE public.rule_trials (
        programme_id uuid NOT NULL CONSTRAINT rule_trials_programme_fk REFERENCES public.programmes (id),
        id uuid CONSTRAINT rule_trials_id_pk PRIMARY KEY,
        pack_id uuid NOT NULL CONSTRAINT rule_trials_pack_fk REFERENCES public.rule_packs (id),
        pack_version int NOT NULL,
        state text NOT NULL CONSTRAINT rule_trials_state_ck CHECK (state IN ('running', 'done', 'failed')),
        since date NOT NULL,
        total_count int NOT NULL,
        judged_count int NOT NULL DEFAULT 0,
        not_judged jsonb NOT NULL DEFAULT '{}', -- by code of a rule: claims it couldn't be judged for and was before, or is new
        after_team_id uuid, -- the last claim judged
        after_expense_id uuid,
        created_by uuid NOT NULL CONSTRAINT rule_trials_created_by_fk REFERENCES public.users (id),
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT rule_trials_pack_uq UNIQUE (pack_id, pack_version)
      );
      CREATE INDEX rule_trials_programme_ix ON public.rule_trials (programme_id);
      CREATE INDEX rule_trials_created_by_ix ON public.rule_trials (created_by);
      CREATE TABLE public.rule_trial_changes (
        programme_id uuid NOT NULL CONSTRAINT rule_trial_changes_programme_fk REFERENCES public.programmes (id),
        trial_id uuid NOT NULL CONSTRAINT rule_trial_changes_trial_fk REFERENCES public.rule_trials (id),
        claim_team_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        rule text NOT NULL,
        before text NOT NULL,
        after text NOT NULL,
        claim_amount bigint NOT NULL,
        CONSTRAINT rule_trial_changes_id_pk PRIMARY KEY (trial_id, claim_id, rule),
        CONSTRAINT rule_trial_changes_claim_fk FOREIGN KEY (claim_team_id, claim_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX rule_trial_changes_programme_ix ON public.rule_trial_changes (programme_id);
      CREATE INDEX rule_trial_changes_claim_ix ON public.rule_trial_changes (claim_team_id, claim_id);
      ALTER TABLE public.rule_trials ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE public.rule_trial_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY rule_trials_read ON public.rule_trials FOR SELECT TO hanjang_app USING (${OFFICE});
      CREATE POLICY rule_trials_insert ON public.rule_trials FOR INSERT TO hanjang_app WITH CHECK (${OFFICER});
      CREATE POLICY rule_trials_update ON public.rule_trials FOR UPDATE TO hanjang_app USING (${OFFICER}) WITH CHECK (${OFFICER});
      CREATE POLICY rule_trials_delete ON public.rule_trials FOR DELETE TO hanjang_app USING (${OFFICER});
      CREATE POLICY rule_trial_changes_read ON public.rule_trial_changes FOR SELECT TO hanjang_app USING (${OFFICE});
      CREATE POLICY rule_trial_changes_insert ON public.rule_trial_changes FOR INSERT TO hanjang_app WITH CHECK (${OFFICER});
      CREATE POLICY rule_trial_changes_delete ON public.rule_trial_changes FOR DELETE TO hanjang_app USING (${OFFICER});
      GRANT SELECT, INSERT, UPDATE, DELETE ON public.rule_trials TO hanjang_app;
      GRANT SELECT, INSERT, DELETE ON public.rule_trial_changes TO hanjang_app;
    `);
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('try-rule-pack-given-up', AFTERWARDS);
    await create('try-rule-pack', { ...TRIAL, deadLetter: 'try-rule-pack-given-up' });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of ['try-rule-pack', 'try-rule-pack-given-up'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
    await runner.query(`
      DROP TABLE public.rule_trial_changes;
      DROP TABLE public.rule_trials;
      DROP INDEX public.rule_packs_programme_ix;
      CREATE INDEX rule_packs_programme_ix ON public.rule_packs (programme_id, effective_on DESC);
      CREATE UNIQUE INDEX rule_packs_effective_uq ON public.rule_packs (programme_id, effective_on) WHERE state = 'published';
    `);
  }
}
