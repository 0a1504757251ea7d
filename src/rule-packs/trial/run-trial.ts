import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JudgeClaim } from '../../expenses/judge-claim.js';
import { PastClaims, type PastClaim } from '../../expenses/past-claims.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob, type JobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { readKeptPack } from '../../rules/engine/read-pack.js';
import { DeadlineStore } from '../../stages/deadline-store.js';
import type { RulePack } from '../../rules/pack.js';
import { RulePacks } from '../../rules/rule-packs.js';
import { compareFindings, newlyNotJudged, type RuleChange } from './compare-findings.js';
import type { TrialDbRow } from './trial.queries.js';

/** Claims judged in one transaction: small, so that the server answers others in between. */
const BATCH = 100;
/** A job hands on to the next one after this, well before its queue takes it for dead. */
const JOB_MS = 20_000;

interface Change extends RuleChange {
  claim: PastClaim;
}

/**
 * Judges past claims by the rules of their day and by the draft as if it had been in force then, a batch a transaction.
 * How far it has come is committed with each batch: whoever takes it up after a crash goes on behind it.
 */
@Injectable()
export class RunTrial implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly past: PastClaims,
    private readonly rules: JudgeClaim,
    private readonly packs: RulePacks,
    private readonly deadlines: DeadlineStore,
    private readonly jobs: Jobs,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handle('try-rule-pack', ({ person, trialId }) => this.execute(person, trialId));
    this.runner.handle('try-rule-pack-given-up', ({ person, trialId }) => this.giveUp(person, trialId));
  }

  async execute(person: JobPerson, trialId: string): Promise<void> {
    const actor = await this.officer(person);
    const draft = actor && (await this.draftOf(actor, trialId));
    if (!actor || !draft) return this.giveUp(person, trialId);
    const endsAt = Date.now() + JOB_MS;
    while (await this.batch(actor, trialId, draft)) {
      if (Date.now() < endsAt) continue;
      await this.unit.run(actor, () => this.jobs.send('try-rule-pack', { person, trialId }));
      return;
    }
  }

  /** False when nothing is left to judge, or the trial has been replaced. */
  private async batch(actor: Actor, trialId: string, draft: RulePack): Promise<boolean> {
    return this.unit.run(actor, async () => {
      const trial = await this.unit.one<TrialDbRow>('SELECT * FROM rule_trials WHERE id = $1 FOR UPDATE', [
        trialId,
      ]);
      if (trial?.state !== 'running') return false;
      const { after_team_id: teamId, after_expense_id: id } = trial;
      const after = teamId && id ? { teamId, id } : undefined;
      const claims = await this.past.batch(actor.readTeamIds, trial.since, after, BATCH);
      const last = claims.at(-1);
      if (!last) {
        await this.end(actor, trialId, 'done');
        return false;
      }
      const changes: Change[] = [];
      const notJudged: Record<string, number> = { ...trial.not_judged };
      for (const claim of claims) {
        const { before, now } = await this.both(actor, claim, draft);
        changes.push(...compareFindings(before, now).map((change) => ({ ...change, claim })));
        for (const rule of newlyNotJudged(before, now)) notJudged[rule] = (notJudged[rule] ?? 0) + 1;
      }
      await this.keep(actor, trialId, changes);
      await this.unit.query(
        `UPDATE rule_trials SET judged_count = judged_count + $2, after_team_id = $3, after_expense_id = $4, not_judged = $5 WHERE id = $1`,
        [trialId, claims.length, last.expense.teamId, last.expense.id, JSON.stringify(notJudged)],
      );
      return true;
    });
  }

  private async both(actor: Actor, { expense, about, known }: PastClaim, draft: RulePack) {
    const today = this.clock.businessDate(actor.demo);
    const deadlines = await this.deadlines.read(actor.programme.id);
    const pack = await this.packs.packFor(actor, expense.paidOn ?? expense.documentedOn ?? today);
    return {
      before: this.rules.judge(expense, { pack, about, today, deadlines }, known).findings,
      now: this.rules.judge(expense, { pack: draft, about, today, deadlines }, known).findings,
    };
  }

  private async keep(actor: Actor, trialId: string, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const column = (pick: (change: Change) => string) => changes.map(pick);
    await this.unit.query(
      `INSERT INTO rule_trial_changes (programme_id, trial_id, claim_team_id, claim_id, rule, before, after, claim_amount)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[])`,
      [
        actor.programme.id,
        trialId,
        column(({ claim }) => claim.expense.teamId),
        column(({ claim }) => claim.expense.id),
        column(({ rule }) => rule),
        column(({ before }) => before),
        column(({ after }) => after),
        column(({ claim }) => claim.expense.claimAmount.toString()),
      ],
    );
  }

  private async draftOf(actor: Actor, trialId: string): Promise<RulePack | undefined> {
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ source: string }>(
        `SELECT p.source FROM rule_trials t JOIN rule_packs p ON p.id = t.pack_id AND p.version = t.pack_version
         WHERE t.id = $1 AND t.state = 'running'`,
        [trialId],
      ),
    );
    return row && readKeptPack(row.source, 'rule-pack.yaml');
  }

  /** A job knows whose it is, not what they may do by now: whoever is no officer any more reads no claims. */
  private async officer(person: JobPerson): Promise<Actor | undefined> {
    const base = actorOfJob(person);
    return this.unit.run(base, async () => {
      const [officer] = await this.unit.query(
        `SELECT 1 FROM users u JOIN memberships m ON m.team_id = u.team_id AND m.user_id = u.id
         WHERE u.team_id = $1 AND u.id = $2 AND u.status = 'active' AND m.role = 'officer'`,
        [person.teamId, person.userId],
      );
      if (!officer || person.teamId !== person.officeTeamId) return undefined;
      const teams = await this.unit.query<{ id: string }>('SELECT id FROM teams');
      return {
        ...base,
        roles: ['officer' as const],
        team: { ...base.team, kind: 'office' as const },
        readTeamIds: teams.map(({ id }) => id),
      };
    });
  }

  private async end(actor: Actor, trialId: string, state: 'done' | 'failed'): Promise<void> {
    await this.unit.query(
      `UPDATE rule_trials SET state = $2, ended_at = $3 WHERE id = $1 AND state = 'running'`,
      [trialId, state, this.clock.businessNow(actor.demo)],
    );
  }

  private async giveUp(person: JobPerson, trialId: string): Promise<void> {
    const actor = await this.officer(person);
    if (actor) await this.unit.run(actor, () => this.end(actor, trialId, 'failed'));
  }
}
