import type { ApprovalRequest } from '../../src/approvals/approval-request.js';
import { standingFor, type Standing } from '../../src/approvals/read-standing.js';
import type { Expense } from '../../src/expenses/expense.js';
import type { Actor } from '../../src/platform/access/actor.js';

const AT = new Date('2025-11-03T00:00:00Z');

/** A step that asks any administrator, and that is open. For specs. */
export function requestFixture(changes: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    teamId: 'team',
    id: 'request',
    subjectType: 'expense',
    subjectId: 'expense',
    round: 1,
    position: 1,
    stepId: 'standard',
    kind: 'approval',
    name: '',
    office: false,
    deciders: { roles: ['administrator'], userIds: [] },
    needs: 'any',
    dependsOn: [],
    amount: 1_000_000n,
    fundIds: ['fund'],
    excludedIds: ['claimant'],
    heardIds: [],
    state: 'open',
    carriedIds: [],
    openedAt: AT,
    voices: [],
    ...changes,
  };
}

/** How the approval of a claim stands that asks whoever is asked where no route fits. For specs. */
export function standingOf(actor: Actor, claim: Expense): Standing {
  if (claim.state !== 'submitted') return { round: [] };
  const { claimantId, preparedBy, onPot, teamId } = claim;
  const open = requestFixture({
    teamId,
    office: onPot,
    deciders: { roles: [onPot ? 'officer' : 'administrator'], userIds: [] },
    excludedIds: preparedBy ? [claimantId, preparedBy] : [claimantId],
  });
  return standingFor(actor, [open], { delegations: [], today: '2025-11-03' });
}
