import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { addDays, isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { sumWon } from '../platform/money/won.js';
import { ensureNothingBlocked, questionMark, questionsOf } from './ensure-payable.js';
import { financeCount } from './finance-people.js';
import { ItemFactsQuery, type KnownItem } from './item-facts.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayRelease, maySeeRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { Acknowledged, PayRun } from './pay-run.js';

export interface Answer {
  reason: string;
  /** The questions as they were read; those of now where absent. */
  mark?: string;
}

export interface ReleaseCommand {
  runId: string;
  /** The day the bank moves the money; today where absent. */
  transferOn?: KstDate;
  /** By item. */
  answers: ReadonlyMap<string, Answer>;
}

const MOST_DAYS_AHEAD = 30;
const MOST_REASON = 500;

/** The second person's word: from here on the run's items, accounts and day are fixed. */
@Injectable()
export class ReleaseRun {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly facts: ItemFactsQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again by the same person does nothing. */
  async execute(actor: Actor, command: ReleaseCommand): Promise<void> {
    ensure(maySeeRuns(actor));
    await this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, command.runId);
      if (run.state === 'released' && run.releasedBy === actor.userId) return;
      const today = this.clock.businessDate(actor.demo);
      const transferOn = command.transferOn ?? today;
      const open = (await this.store.items(run)).filter(({ state }) => state === 'open');
      // Locked in the order payments and runs lock them: what is judged here stays so until the release is in.
      await this.unit.query(
        'SELECT id FROM expenses WHERE team_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE',
        [run.teamId, open.map(({ expenseId }) => expenseId)],
      );
      const wrongDay = dayProblems(transferOn, today);
      const items = await this.facts.of(run, open, wrongDay.length === 0 ? transferOn : today);
      ensure(mayRelease(actor, run, { items, financeCount: await financeCount(this.unit, run.teamId) }));
      if (items.length === 0) throw PAY_RUN_ERRORS.fail('pay-run.empty');
      ensureNothingBlocked(items, today);
      const problems = [
        ...wrongDay,
        ...items.flatMap((known) =>
          reasonProblems(known, { today, answer: command.answers.get(known.item.id) }),
        ),
      ];
      if (problems.length > 0) throw invalidInput(problems);
      for (const known of items)
        this.fix(actor, run, known, { today, answer: command.answers.get(known.item.id) });
      const at = this.clock.businessNow(actor.demo);
      this.store.change(run, {
        state: 'released',
        transfer_on: transferOn,
        released_by: actor.userId,
        released_at: at,
      });
      await this.record(actor, run, items, transferOn);
    });
  }

  /** The account is fixed, and what was asked is answered for exactly what was seen. */
  private fix(actor: Actor, run: PayRun, known: KnownItem, { today, answer }: Asked): void {
    const { item, account } = known;
    const questions = questionsOf(known, today);
    const acknowledged = { ...item.acknowledged };
    if (questions.length > 0) {
      const reason = reasonOf(answer);
      for (const { code, asks = '' } of questions)
        acknowledged[code] = {
          subject: asks,
          reason,
          by: actor.userId,
          byName: actor.name,
          at: this.clock.businessNow(actor.demo).toISOString(),
        } satisfies Acknowledged;
    }
    this.store.changeItem(run, item.id, {
      account_id: account?.id ?? null,
      acknowledged: JSON.stringify(acknowledged),
    });
  }

  private record(actor: Actor, run: PayRun, items: readonly KnownItem[], transferOn: KstDate): Promise<void> {
    return this.audit.record(actor, {
      teamId: run.teamId,
      act: 'pay-run.released',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: {
        transferOn,
        payableAmount: sumWon(items.map(({ item }) => item.payableAmount)),
        items: items.map(({ item, account }) => ({ expenseId: item.expenseId, accountId: account?.id })),
      },
    });
  }
}

interface Asked {
  today: KstDate;
  answer?: Answer;
}

function reasonOf(answer: Answer | undefined): string {
  return answer?.reason.trim().slice(0, MOST_REASON) ?? '';
}

function dayProblems(day: KstDate, today: KstDate): FieldProblem[] {
  const fits = isKstDate(day) && day >= today && day <= addDays(today, MOST_DAYS_AHEAD);
  return fits ? [] : [PAY_RUN_ERRORS.problem('pay-run.transfer-day', '/transferOn', { today })];
}

/** What was asked meanwhile is read first; then each question wants its own words, all of them told at once. */
function reasonProblems(known: KnownItem, { today, answer }: Asked): FieldProblem[] {
  const questions = questionsOf(known, today);
  if (questions.length === 0) return [];
  const { item, number } = known;
  const pointer = `/reasons/${item.id}`;
  if (answer?.mark !== undefined && answer.mark !== questionMark(questions))
    throw PAY_RUN_ERRORS.fail('pay-run.questions-changed', { number }, pointer);
  return reasonOf(answer) === ''
    ? [PAY_RUN_ERRORS.problem('pay-run.reason-missing', pointer, { number })]
    : [];
}
