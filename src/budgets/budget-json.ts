import type { Entry } from './budget-entries.js';
import type { BudgetLine } from './budget-line.js';
import type { AmountsAsOf } from './budget-lines.js';

/** A budget line as the API gives it. `asOf`: its amounts on an earlier day instead of those of now. */
export function lineJson(line: BudgetLine, asOf?: ReadonlyMap<string, AmountsAsOf>): object {
  const { id, fund, fiscalYear, stage, team, institution, category, means, closed, owner } = line;
  return {
    id,
    owner,
    team: owner === 'team' ? { id: team.id, name: team.name } : null,
    fund: { id: fund.id, code: fund.code, name: fund.name, kind: fund.kind },
    fiscalYear,
    stage: {
      id: stage.id,
      number: stage.number,
      name: stage.name,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
    },
    institution: institution ?? null,
    category: { id: category.id, code: category.code, name: category.name },
    means,
    closed,
    balance: balanceJson(line, asOf),
  };
}

function balanceJson({ id, balance }: BudgetLine, asOf?: ReadonlyMap<string, AmountsAsOf>): object {
  if (balance.kind === 'band') {
    return {
      band: { fromPercent: balance.fromPercent, toPercent: balance.toPercent, daysAgo: balance.daysAgo },
    };
  }
  const { allocated, reserved, spent } = asOf
    ? (asOf.get(id) ?? { allocated: 0n, reserved: 0n, spent: 0n })
    : balance;
  return { allocated, reserved, spent, available: allocated - reserved - spent };
}

export function entryJson(entry: Entry): object {
  const { id, lineId, counterLineId, kind, amount, occurredOn, recordedAt, lineVersion, actorName, reason } =
    entry;
  return {
    id,
    lineId,
    counterLineId: counterLineId ?? null,
    kind,
    amount,
    occurredOn,
    recordedAt,
    lineVersion: lineVersion ?? null,
    cause: {
      type: entry.causeType,
      id: entry.causeId,
      number: entry.expense?.number ?? null,
      title: entry.expense?.title ?? null,
    },
    actorName: actorName ?? null,
    reason,
  };
}
