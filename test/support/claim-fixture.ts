import type { Actor, Role } from '../../src/platform/access/actor.js';
import type { Expense, ExpenseLine } from '../../src/expenses/expense.js';

const AT = new Date('2025-11-03T00:00:00Z');

/** A claim of a million won that may be submitted as it is. For specs. */
export function claimFixture(changes: Partial<Expense> = {}): Expense {
  return {
    teamId: 'team',
    id: 'expense',
    state: 'draft',
    version: 1,
    claimantId: 'claimant',
    institutionId: 'company',
    stageId: 'stage',
    onPot: false,
    title: '말뭉치 구입',
    supplierName: '공급자',
    supplierBusinessNumber: '9028600563',
    documentedOn: '2025-10-15',
    supplyAmount: 1_000_000n,
    taxAmount: 100_000n,
    claimAmount: 1_000_000n,
    payableAmount: 1_100_000n,
    reversedAmount: 0n,
    approverIds: [],
    origins: {},
    details: { reasons: {}, records: {} },
    createdAt: AT,
    updatedAt: AT,
    stateSince: AT,
    lines: [lineFixture()],
    ...changes,
  };
}

export function lineFixture(changes: Partial<ExpenseLine> = {}): ExpenseLine {
  return {
    id: 'line-1',
    name: '말뭉치',
    categoryId: 'software',
    budgetLineId: 'budget-line',
    vatTreatment: 'recovered',
    supplyAmount: 1_000_000n,
    taxAmount: 100_000n,
    claimAmount: 1_000_000n,
    payableAmount: 1_100_000n,
    ...changes,
  };
}

export function actorFixture(userId: string, roles: readonly Role[], changes: Partial<Actor> = {}): Actor {
  return {
    userId,
    name: userId,
    email: `${userId}@team.example`,
    locale: 'ko',
    roles,
    team: { id: 'team', kind: 'team', name: { ko: '팀', en: 'Team' }, status: 'active' },
    programme: { id: 'programme', name: { ko: '사업', en: 'Programme' }, officeTeamId: 'office' },
    readTeamIds: ['team'],
    ...changes,
  };
}
