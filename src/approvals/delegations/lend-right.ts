import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices, type Told } from '../../notifications/notices.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays, isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import type { Won } from '../../platform/money/won.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { DELEGATION_ERRORS } from './delegation.errors.js';
import { mayLend } from './delegation.policy.js';
import type { DelegationRecord, NamedPerson } from './delegation-record.js';
import { DelegationStore } from './delegation-store.js';

export interface LendCommand {
  readonly toUserId: string;
  readonly startsOn: KstDate;
  readonly endsOn: KstDate;
  readonly maxAmount?: Won;
  readonly fundIds?: readonly string[];
  readonly reason?: string;
}

export const MOST_DAYS = 90;
/** Each one widens the question of what waits for the delegate. */
export const MOST_LENT = 20;

/** Lends one's own right to decide to a colleague, for days on which one is away. What was lent can't be lent on. */
@Injectable()
export class LendRight {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DelegationStore,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: LendCommand): Promise<DelegationRecord> {
    ensure(mayLend(actor));
    const today = this.clock.businessDate(actor.demo);
    return this.unit.run(actor, async () => {
      const given = await this.store.lockGivenBy(actor);
      const [people, funds] = await Promise.all([this.store.candidates(actor), this.structure.funds(actor)]);
      const to = people.find(({ id }) => id === command.toUserId);
      const problems = problemsOf(command, { actor, to, today, fundIds: funds.map(({ id }) => id) });
      if (!to || problems.length > 0) throw invalidInput(problems);
      const delegation = delegationOf(actor, command, { to, now: this.clock.businessNow(actor.demo), today });
      if (given.some((other) => overlaps(other, delegation)))
        throw DELEGATION_ERRORS.fail('delegation.overlapping');
      if (given.length >= MOST_LENT) throw DELEGATION_ERRORS.fail('delegation.too-many', { most: MOST_LENT });
      this.store.insert(delegation);
      await this.audit.record(actor, {
        teamId: delegation.teamId,
        act: 'delegation.made',
        subjectType: 'delegation',
        subjectId: delegation.id,
        after: factsOf(delegation),
      });
      await this.notices.tell(actor, told('delegated', delegation));
      return delegation;
    });
  }
}

/** Both people are told of a delegation, but for the one who acts. */
export function told(
  kind: 'delegated' | 'delegation-ended',
  { teamId, id, from, to }: DelegationRecord,
): Told {
  return { teamId, kind, userIds: [from.id, to.id], subject: { type: 'delegation', id } };
}

/** What of a delegation is written to the log. */
export function factsOf(delegation: DelegationRecord): object {
  const { from, to, startsOn, endsOn, maxAmount, fundIds, reason } = delegation;
  return { fromUserId: from.id, toUserId: to.id, startsOn, endsOn, maxAmount, fundIds, reason };
}

function problemsOf(
  command: LendCommand,
  known: { actor: Actor; to?: NamedPerson; today: KstDate; fundIds: readonly string[] },
): FieldProblem[] {
  const { startsOn, endsOn, maxAmount, fundIds = [], toUserId } = command;
  const { actor, to, today } = known;
  const first = isKstDate(startsOn) ? startsOn : today;
  const latest = addDays(first, MOST_DAYS - 1);
  const problems: FieldProblem[] = [];
  if (!to) {
    const code = toUserId === actor.userId ? 'delegation.to-oneself' : 'delegation.person-unknown';
    problems.push(DELEGATION_ERRORS.problem(code, '/toUserId'));
  }
  if (startsOn !== first || first < today)
    problems.push(DELEGATION_ERRORS.problem('delegation.starts-on', '/startsOn', { today }));
  if (!isKstDate(endsOn) || endsOn < first || endsOn > latest) {
    const bounds = { startsOn: first, latest, days: MOST_DAYS };
    problems.push(DELEGATION_ERRORS.problem('delegation.ends-on', '/endsOn', bounds));
  }
  if (maxAmount !== undefined && maxAmount <= 0n)
    problems.push(DELEGATION_ERRORS.problem('delegation.amount', '/maxAmount'));
  if (fundIds.some((id) => !known.fundIds.includes(id)))
    problems.push(DELEGATION_ERRORS.problem('delegation.fund-unknown', '/fundIds'));
  return problems;
}

function delegationOf(
  actor: Actor,
  command: LendCommand,
  { to, now, today }: { to: NamedPerson; now: Date; today: KstDate },
): DelegationRecord {
  return {
    teamId: actor.team.id,
    id: uuidv7(),
    from: { id: actor.userId, name: actor.name },
    to,
    startsOn: command.startsOn,
    endsOn: command.endsOn,
    maxAmount: command.maxAmount,
    fundIds: [...new Set(command.fundIds ?? [])].sort(),
    reason: command.reason?.trim() ?? '',
    createdAt: now,
    state: command.startsOn > today ? 'upcoming' : 'live',
  };
}

/** To the same person, as far, and on a day they share. */
function overlaps(one: DelegationRecord, other: DelegationRecord): boolean {
  return (
    one.to.id === other.to.id &&
    one.maxAmount === other.maxAmount &&
    [...one.fundIds].sort().join() === other.fundIds.join() &&
    one.startsOn <= other.endsOn &&
    other.startsOn <= one.endsOn
  );
}
