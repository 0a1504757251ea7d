import { mayFile } from '../expenses/expense.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { handledCount, type Import } from './import.js';
import { IMPORT_ERRORS } from './import.errors.js';

type Standing = Pick<Import, 'teamId' | 'createdBy' | 'state' | 'counts' | 'failure'>;

/** Whoever files claims may bring them in from a sheet; they go in under the importer's own name. */
export function mayImport(actor: Actor): Decision {
  return mayFile(actor).allowed ? ALLOWED : refused(IMPORT_ERRORS.fail('import.not-permitted'));
}

/** A sheet holds what its importer is going to claim; besides them the team's administration may look at it. */
export function seesAllImports(actor: Actor): boolean {
  return hasRole(actor, 'administrator', 'principal-investigator', 'finance');
}

export function maySeeImport(actor: Actor, one: Standing): boolean {
  return (
    mayImport(actor).allowed &&
    one.teamId === actor.team.id &&
    (one.createdBy === actor.userId || seesAllImports(actor))
  );
}

export function mayMap(actor: Actor, one: Standing): Decision {
  const own = asImporter(actor, one);
  if (!own.allowed) return own;
  if (['running', 'undoing', 'undone'].includes(one.state))
    return refused(IMPORT_ERRORS.fail('import.wrong-state'));
  return handledCount(one.counts) === 0 ? ALLOWED : refused(IMPORT_ERRORS.fail('import.mapping-fixed'));
}

/** A cancelled or failed one goes on where it stopped. */
export function mayStart(actor: Actor, one: Standing): Decision {
  const own = asImporter(actor, one);
  if (!own.allowed) return own;
  return ['previewed', 'cancelled', 'failed'].includes(one.state)
    ? ALLOWED
    : refused(IMPORT_ERRORS.fail('import.wrong-state'));
}

export function mayCancel(actor: Actor, one: Standing): Decision {
  const own = asImporter(actor, one);
  if (!own.allowed) return own;
  return one.state === 'running' ? ALLOWED : refused(IMPORT_ERRORS.fail('import.wrong-state'));
}

/** The drafts are the importer's own; a running import is cancelled first. What gave up is taken up again. */
export function mayUndo(actor: Actor, one: Standing): Decision {
  const own = asImporter(actor, one);
  if (!own.allowed) return own;
  const hasEnded =
    ['done', 'cancelled', 'failed'].includes(one.state) ||
    (one.state === 'undoing' && one.failure !== undefined);
  return hasEnded && one.counts.imported > 0 ? ALLOWED : refused(IMPORT_ERRORS.fail('import.wrong-state'));
}

function asImporter(actor: Actor, one: Standing): Decision {
  const may = mayImport(actor);
  if (!may.allowed) return may;
  return one.createdBy === actor.userId ? ALLOWED : refused(IMPORT_ERRORS.fail('import.not-importer'));
}
