import { factsNotHeld } from '../../rules/needed-facts.js';
import type { RulePack } from '../../rules/pack.js';
import type { PackList, PackRow, PackText } from '../rule-pack.queries.js';
import type { TrialClaim, TrialResult } from '../trial/trial.js';

export function packJson(row: PackRow): object {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    effectiveOn: row.effectiveOn ?? null,
    updatedAt: row.updatedAt ?? null,
    publishedAt: row.publishedAt ?? null,
    publishedBy: row.publishedByName ? { name: row.publishedByName } : null,
  };
}

export function listJson({ inForce, planned, earlier, draft }: PackList): object {
  return {
    inForce: packJson(inForce),
    planned: planned.map(packJson),
    earlier: earlier.map(packJson),
    draft: draft ? packJson(draft) : null,
  };
}

export function packTextJson(row: PackText, pack: RulePack): object {
  return {
    ...packJson(row),
    name: pack.name,
    settings: pack.settings.map(({ code, name, unit, value }) => ({
      code,
      name,
      unit,
      value: typeof value === 'bigint' ? value.toString() : value,
    })),
    rules: pack.rules.map((rule) => ({
      code: rule.code,
      title: rule.title,
      enabled: rule.enabled,
      unverified: rule.unverified,
      result: rule.result,
      occasion: rule.occasion,
      /** Values no claim brings; with any, the rule is not judged. */
      needs: factsNotHeld(rule),
      effectiveFrom: rule.effectiveFrom,
      effectiveTo: rule.effectiveTo ?? null,
      when: rule.when?.source ?? null,
      condition: rule.condition.source,
      article: rule.article,
    })),
    source: row.source,
  };
}

export function trialJson(trial: TrialResult): object {
  return {
    state: trial.state,
    version: trial.packVersion,
    since: trial.since,
    totalCount: trial.totalCount,
    judgedCount: trial.judgedCount,
    startedAt: trial.createdAt,
    endedAt: trial.endedAt ?? null,
    changedCount: trial.changedCount,
    changedAmount: trial.changedAmount.toString(),
    rules: trial.rows.map((row) => ({ ...row, claimAmount: row.claimAmount.toString() })),
    notJudged: Object.entries(trial.notJudged).map(([rule, claimCount]) => ({ rule, claimCount })),
  };
}

export function trialClaimJson(claim: TrialClaim): object {
  return {
    expenseId: claim.expenseId,
    number: claim.number ?? null,
    team: { id: claim.teamId, name: claim.teamName },
    title: claim.title,
    claimAmount: claim.claimAmount.toString(),
    changes: claim.changes,
  };
}
