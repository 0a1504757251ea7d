import type { DeclinedSupport } from '../declined/declined-supports.js';
import type { BudgetVersion, Comparison, VersionChange } from '../versions/budget-versions.js';
import type { AllocationAct, Appropriation } from './allocation.queries.js';

export function appropriationJson({ lineId, fund, fiscalYear, ...amounts }: Appropriation): object {
  return { appropriationLineId: lineId ?? null, fund, fiscalYear, ...amounts };
}

export function allocationActJson(act: AllocationAct): object {
  const { id, kind, teamId, lineId, amount, reason, actorName, occurredOn, recordedAt } = act;
  return {
    id,
    kind,
    teamId,
    lineId,
    amount,
    reason,
    actor: actorName ?? null,
    occurredOn,
    recordedAt,
    cause: { type: act.causeType, id: act.causeId },
  };
}

export function declinedJson({ resumed, recordedByName, recordedAt, ...support }: DeclinedSupport): object {
  return {
    ...support,
    recordedBy: recordedByName,
    recordedAt,
    resumed: resumed ? { on: resumed.on, reason: resumed.reason, by: resumed.byName } : null,
  };
}

export function versionJson(version: BudgetVersion): object {
  const { causeType, causeId, actorName, kinds, ...rest } = version;
  return { ...rest, actor: actorName ?? null, cause: { type: causeType, id: causeId }, kinds };
}

export function comparisonJson({ changes, total, next }: Comparison): object {
  return { items: changes.map(changeJson), total, next };
}

function changeJson({ stage, team, institution, category, before, after, ...place }: VersionChange): object {
  return {
    ...place,
    stage: stage ?? null,
    team: team ?? null,
    institution: institution ?? null,
    category: category ?? null,
    before,
    after,
    change: after - before,
  };
}
