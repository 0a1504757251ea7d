import { mayFile } from '../expenses/expense.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { CARD_ERRORS } from './card-statement.errors.js';

/** A statement tells what everybody bought: it is for those who keep the team's books, and for the programme's office to read. */
export function maySeeCardStatements(actor: Actor): Decision {
  const sees =
    actor.team.kind === 'office'
      ? hasRole(actor, 'officer', 'auditor')
      : hasRole(actor, 'administrator', 'finance');
  return sees ? ALLOWED : refused(CARD_ERRORS.fail('card-statement.not-permitted'));
}

export function mayTakeCardStatement(actor: Actor): Decision {
  return actor.team.kind === 'team'
    ? maySeeCardStatements(actor)
    : refused(CARD_ERRORS.fail('card-statement.not-permitted'));
}

/** Those who keep the team's books put its VAT back; what one of them did wrong a second one takes back. */
export const mayPutVatBack = mayTakeCardStatement;

/** Whoever is asked for its document, and those who keep the books. */
export function mayFileCardUse(actor: Actor, { askedId }: { askedId: string | null }): Decision {
  const files = mayFile(actor);
  if (!files.allowed) return files;
  return askedId === actor.userId ? ALLOWED : mayTakeCardStatement(actor);
}
