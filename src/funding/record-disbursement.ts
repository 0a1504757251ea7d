import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon, type Won } from '../platform/money/won.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Disbursement, DisbursementKind } from './disbursement.js';
import { FundingStore } from './funding-store.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import { mayRecord } from './funding.policy.js';

export interface DisbursementCommand {
  institutionId: string;
  stageId: string;
  kind: DisbursementKind;
  amount: Won;
  plannedOn?: KstDate;
  paidOn?: KstDate;
  /** Which fund an instalment was paid out of. */
  fundId?: string;
  note?: string;
}

export const MAX_NOTE = 200;

/** Records what was paid to an institution or came into its account, or what is to be on a day. */
@Injectable()
export class RecordDisbursement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: FundingStore,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: DisbursementCommand): Promise<string> {
    ensure(mayRecord(actor, command.kind));
    const problems = this.problems(actor, command);
    if (problems.length > 0) throw invalidInput(problems);
    const institution = await this.structure.institution(actor, command.institutionId);
    await this.structure.stage(actor, command.stageId);
    if (command.kind === 'instalment' && command.fundId) await this.structure.fund(actor, command.fundId);
    const { teamId } = institution;
    const row: Disbursement = {
      teamId,
      id: uuidv7(),
      institutionId: institution.id,
      stageId: command.stageId,
      fundId: command.kind === 'instalment' ? command.fundId : undefined,
      kind: command.kind,
      amount: command.amount,
      plannedOn: command.plannedOn,
      paidOn: command.paidOn,
      note: (command.note ?? '').trim(),
    };
    await this.unit.run(
      actor,
      async () => {
        await this.store.lock(row);
        if (row.kind === 'instalment') await this.ensureWithinPlan(row);
        this.store.add(row, actor.userId, this.clock.businessNow(actor.demo));
        await this.record(actor, row, 'recorded');
      },
      { onBehalfOf: teamId },
    );
    return row.id;
  }

  private problems(actor: Actor, command: DisbursementCommand): FieldProblem[] {
    const today = this.clock.businessDate(actor.demo);
    const { problem } = FUNDING_ERRORS;
    const found: FieldProblem[] = [];
    if (command.amount <= 0n) found.push(problem('funding.amount-not-positive', '/amount'));
    if (command.kind === 'interest' && !command.paidOn)
      found.push(problem('funding.interest-unplanned', '/paidOn'));
    else if (!command.paidOn && !command.plannedOn) found.push(problem('funding.day-missing', '/paidOn'));
    if (command.paidOn !== undefined && command.paidOn > today)
      found.push(problem('funding.paid-in-future', '/paidOn', { today }));
    if (command.kind === 'instalment' && !command.fundId)
      found.push(problem('funding.fund-missing', '/fundId'));
    if ((command.note ?? '').trim().length > MAX_NOTE)
      found.push(problem('funding.text-too-long', '/note', { limit: MAX_NOTE }));
    return found;
  }

  /** The office pays out no more than it planned: what is too much would have to come back. */
  private async ensureWithinPlan(row: Disbursement): Promise<void> {
    const plan = await this.store.plan(row);
    const before = (await this.store.disbursements(row)).filter(({ kind }) => kind === 'instalment');
    const total = before.reduce((sum, { amount }) => sum + amount, row.amount);
    const over = total - (plan?.government ?? 0n);
    if (over > 0n) throw FUNDING_ERRORS.fail('funding.more-than-planned', { over: formatWon(over) });
  }

  private record(actor: Actor, row: Disbursement, act: string): Promise<void> {
    return this.audit.record(actor, {
      teamId: row.teamId,
      act: `disbursement.${act}`,
      subjectType: 'disbursement',
      subjectId: row.id,
      after: { ...row },
    });
  }
}
