import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import { stageDeadlines } from '../programmes/stage-deadlines.js';
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
  ['software', /software|cloud/i],
  ['equipment', /equip/i],
] as const;

/**
 * Software is contracted, and equipment installed and inspected, two months before its stage ends: a contract signed later
 * will be refused or questioned when its claims come, so it says so now. Pure.
 */
export function findingsOf(
  { signedOn, instalments }: Pick<Commitment, 'signedOn' | 'instalments'>,
  {
    stage,
    lines,
  }: { stage: { endsOn: KstDate }; lines: ReadonlyMap<string, HoldableLine & { categoryPath: string }> },
): CommitmentFinding[] {
  const paths = instalments
    .filter(({ state }) => state === 'open')
    .flatMap(({ lines: own }) =>
      own.flatMap(({ budgetLineId }) => lines.get(budgetLineId)?.categoryPath ?? []),
    );
  const deadlines = stageDeadlines(stage);
  return KINDS.flatMap(([code, pattern]) => {
    const deadline = deadlines.find((each) => each.code === code);
    if (!deadline || signedOn <= deadline.dueOn || !paths.some((path) => pattern.test(path))) return [];
    return [{ code, dueOn: deadline.dueOn, title: deadline.title, article: deadline.article }];
  });
}
