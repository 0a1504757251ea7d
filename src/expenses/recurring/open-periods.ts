import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from '../amounts.js';
import type { StagePeriod } from '../check-expense.js';
import { ClaimTargets } from '../claim-targets.js';
import { NO_DETAILS } from '../expense-details.js';
import { ExpenseReferences, type ClaimInstitution } from '../expense-references.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense, ExpenseLine } from '../expense.js';
import { duePeriods, periodAfter, type Period } from './recurring-dates.js';
import { stopReasonOf } from './recurring.policy.js';
import { RecurringStore } from './recurring-store.js';
import type { Recurring, StopReason } from './recurring.js';

/** After weeks without a server, the latest periods are caught up on; older ones are said to be missed. */
const MOST_OPENED = 12;

/** Where a draft of today would belong. */
interface Ground {
  institution: ClaimInstitution;
  stage: StagePeriod;
  /** Budget lines the claim could name now. */
  lineIds: ReadonlySet<string>;
}

/** Opens the drafts of the periods that are due, each exactly once, in the name of the schedules' owner. */
@Injectable()
export class OpenPeriods {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RecurringStore,
    private readonly expenses: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly targets: ClaimTargets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `owner` with the rights they have now; how many drafts were opened. */
  async execute(owner: Actor): Promise<number> {
    const today = this.clock.businessDate(owner.demo);
    return this.unit.run(owner, async () => {
      const schedules = await this.store.lockDue(owner, today);
      if (schedules.length === 0) return 0;
      const reason = stopReasonOf(owner);
      const ground = reason ? undefined : await this.ground(owner);
      let opened = 0;
      for (const recurring of schedules) {
        if (ground) opened += await this.open(owner, recurring, { today, ground });
        else this.stop(owner, recurring, reason ?? 'stage');
      }
      return opened;
    });
  }

  private async open(
    owner: Actor,
    recurring: Recurring,
    { today, ground }: { today: KstDate; ground: Ground },
  ): Promise<number> {
    const due = duePeriods(recurring, recurring.lastPeriodOn, today);
    const missed = due.slice(0, -MOST_OPENED);
    const { claimAmount } = draftOf(recurring, ground, this.clock.businessNow(owner.demo));
    for (const period of missed.slice(-MOST_OPENED)) {
      await this.store.takePeriod(owner, recurring, period, { claimAmount, missedBecause: 'late' });
    }
    let opened = 0;
    for (const period of due.slice(-MOST_OPENED)) {
      if (await this.openPeriod(owner, recurring, period, ground)) opened += 1;
    }
    const lastPeriodOn = due.at(-1)?.from ?? recurring.lastPeriodOn;
    const next = periodAfter(recurring, lastPeriodOn);
    this.store.save(owner, {
      ...recurring,
      state: next ? 'active' : 'ended',
      lastPeriodOn,
      nextOn: next?.dueOn,
      stoppedBecause: undefined,
    });
    return opened;
  }

  private async openPeriod(
    owner: Actor,
    recurring: Recurring,
    period: Period,
    ground: Ground,
  ): Promise<boolean> {
    const draft = draftOf(recurring, ground, this.clock.businessNow(owner.demo));
    if (!(await this.store.takePeriod(owner, recurring, period, draft))) return false;
    const onPot = await this.references.isOnPot(draft);
    const expense: Expense = { ...draft, onPot };
    await this.expenses.insert(expense);
    this.store.setClaim(recurring, period, expense.id);
    await this.audit.record(owner, {
      teamId: expense.teamId,
      act: 'expense.opened-by-schedule',
      subjectType: 'expense',
      subjectId: expense.id,
      after: { recurringId: recurring.id, periodOn: period.from, claimAmount: expense.claimAmount },
    });
    return true;
  }

  /** Undefined where no stage is open or the owner belongs to no institution: nothing could be claimed. */
  private async ground(owner: Actor): Promise<Ground | undefined> {
    try {
      const institution = await this.references.institution(owner.team.id, owner.institutionId);
      const stage = await this.references.stageFor(owner, undefined);
      const lines = await this.targets.lines(owner.team.id, institution.id, stage.id);
      return { institution, stage, lineIds: new Set(lines.map(({ id }) => id)) };
    } catch (thrown) {
      if (thrown instanceof DomainError) return undefined;
      throw thrown;
    }
  }

  /** Said once, not at each look. */
  private stop(owner: Actor, recurring: Recurring, reason: StopReason): void {
    if (recurring.stoppedBecause !== reason) this.store.save(owner, { ...recurring, stoppedBecause: reason });
  }
}

/** The claim a period begins with: all that is expected, and no document yet. Pure but for its ids. */
function draftOf(recurring: Recurring, { institution, stage, lineIds }: Ground, now: Date): Expense {
  const vatTreatment = vatTreatmentOf(institution.vatRecovery, recurring.vatTreatment);
  const open = recurring.budgetLineId !== undefined && lineIds.has(recurring.budgetLineId);
  const line: ExpenseLine = {
    id: uuidv7(),
    name: recurring.lineName,
    categoryId: open ? recurring.categoryId : undefined,
    budgetLineId: open ? recurring.budgetLineId : undefined,
    vatTreatment,
    supplyAmount: recurring.supplyAmount,
    taxAmount: recurring.taxAmount,
    ...lineAmounts(recurring.supplyAmount, recurring.taxAmount, vatTreatment),
  };
  return {
    teamId: recurring.teamId,
    id: uuidv7(),
    state: 'draft',
    version: 1,
    claimantId: recurring.ownerId,
    institutionId: institution.id,
    stageId: stage.id,
    onPot: false,
    title: recurring.title,
    supplierName: recurring.supplierName,
    supplierBusinessNumber: recurring.supplierBusinessNumber,
    ...totalsOf([line]),
    reversedAmount: 0n,
    approverIds: [],
    origins: {
      supplier: 'recurring',
      title: 'recurring',
      amounts: 'recurring',
      ...(open ? { target: 'recurring' } : {}),
    },
    details: NO_DETAILS,
    createdAt: now,
    updatedAt: now,
    stateSince: now,
    lines: [line],
  };
}
