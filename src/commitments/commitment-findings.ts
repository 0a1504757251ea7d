import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Deadline } from '../stages/deadline.js';
import type { Commitment } from './commitment.js';
import type { HoldableLine } from './commitment-content.js';

/** What will be asked of its claims because of the day it was signed. */
export interface CommitmentFinding {
  code: 'software' | 'equipment';
  /** By when it should have been signed. */
  dueOn: KstDate;
  title: Text;
  article: Text;
}

const KINDS = [
  ['software', 'softwareBy', /software|cloud/i],
  ['equipment', 'equipmentBy', /equip/i],
] as const;

/** A deadline of the contract's stage with its day. */
export interface StageDue {
  deadline: Pick<Deadline, 'enforces' | 'active' | 'title' | 'article'>;
  dueOn?: KstDate;
}

/**
 * Software is contracted, and equipment installed and inspected, by the days that its stage's deadlines say: a contract signed later
 * will be refused or questioned when its claims come, so it says so now. Pure.
 */
export function findingsOf(
  { signedOn, instalments }: Pick<Commitment, 'signedOn' | 'instalments'>,
  {
    due,
    lines,
  }: { due: readonly StageDue[]; lines: ReadonlyMap<string, HoldableLine & { categoryPath: string }> },
): CommitmentFinding[] {
  const paths = instalments
    .filter(({ state }) => state === 'open')
    .flatMap(({ lines: own }) =>
      own.flatMap(({ budgetLineId }) => lines.get(budgetLineId)?.categoryPath ?? []),
    );
  return KINDS.flatMap(([code, limit, pattern]) => {
    const found = due.find(({ deadline }) => deadline.enforces === limit && deadline.active);
    const day = found?.dueOn;
    if (!found || !day || signedOn <= day || !paths.some((path) => pattern.test(path))) return [];
    return [{ code, dueOn: day, title: found.deadline.title, article: found.deadline.article }];
  });
}
