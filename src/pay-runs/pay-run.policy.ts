import { hasRole, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import type { PayRun } from './pay-run.js';

/** Whose hands were in a claim: whoever filed, prepared or approved it. */
export interface Hands {
  number: string;
  people: readonly string[];
}

export function maySeeRuns(actor: Actor): Decision {
  return hasRole(actor, 'finance', 'administrator', 'principal-investigator', 'officer', 'auditor')
    ? ALLOWED
    : refused(PAY_RUN_ERRORS.fail('pay-run.not-permitted'));
}

/** Puts claims into runs, takes them out, fetches the file and records what the bank did. */
export function mayKeepRuns(actor: Actor): Decision {
  return actor.team.kind === 'team' && hasRole(actor, 'finance')
    ? ALLOWED
    : refused(PAY_RUN_ERRORS.fail('pay-run.not-permitted'));
}

/** Neither preparing nor recording is for those whose hands are in the claim. */
export function mayHandle(actor: Actor, items: readonly Hands[]): Decision {
  const decision = mayKeepRuns(actor);
  return decision.allowed ? withCleanHands(actor, items) : decision;
}

/**
 * The second person. Another finance person; where the team has but one, an administrator or principal investigator.
 * Whoever prepared the run, or has a hand in any of its claims, doesn't release it, whatever their role.
 */
export function mayRelease(
  actor: Actor,
  run: Pick<PayRun, 'teamId' | 'state' | 'preparedBy'>,
  { items, financeCount }: { items: readonly Hands[]; financeCount: number },
): Decision {
  if (actor.team.kind !== 'team' || actor.team.id !== run.teamId)
    return refused(PAY_RUN_ERRORS.fail('pay-run.not-permitted'));
  if (!hasRole(actor, 'finance')) {
    if (!hasRole(actor, 'administrator', 'principal-investigator'))
      return refused(PAY_RUN_ERRORS.fail('pay-run.not-permitted'));
    if (financeCount > 1) return refused(PAY_RUN_ERRORS.fail('pay-run.needs-finance'));
  }
  if (actor.userId === run.preparedBy) return refused(PAY_RUN_ERRORS.fail('pay-run.own-release'));
  const clean = withCleanHands(actor, items);
  if (!clean.allowed) return clean;
  return run.state === 'prepared' ? ALLOWED : refused(PAY_RUN_ERRORS.fail('pay-run.wrong-state'));
}

function withCleanHands(actor: Actor, items: readonly Hands[]): Decision {
  const own = items.filter(({ people }) => people.includes(actor.userId)).map(({ number }) => number);
  return own.length === 0
    ? ALLOWED
    : refused(PAY_RUN_ERRORS.fail('pay-run.own-claim', { numbers: own.join(', ') }));
}
