import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inOrder, type Mark } from '../../approvals/inbox/marks.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOfJob, jobPerson } from '../../platform/jobs/job-person.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Jobs, type JobPayloads } from '../../platform/jobs/jobs.js';
import type { Expense } from '../expense.js';

type Payload = JobPayloads['refresh-marks'];
type After = NonNullable<Payload['after']>;

/** Claims of one supplier whose marks may change with one of them; more of one price list are looked at as they come. */
const MAX_SIBLINGS = 200;
/** Settled claims of a supplier that say what is usual: one more hardly moves their mean and spread. */
const WELL_KNOWN = 20;
/** Jobs taken at a time: a thousand claims approved at once ask for the same suppliers again and again. */
const MAX_TOGETHER = 1000;

const SIBLINGS = `SELECT r.team_id, r.id, r.subject_id FROM expenses e
  JOIN approval_requests r ON r.team_id = e.team_id AND r.subject_id = e.id AND r.state IN ('open', 'waiting') AND r.subject_type = 'expense'
  WHERE e.team_id = $1 AND e.supplier_business_number = $2 AND e.state = 'submitted' LIMIT ${MAX_SIBLINGS}`;

/**
 * Keeps with each waiting claim what asks for a second look, and keeps it right when other facts change. What lies on other
 * claims of the same supplier follows in a job, so that no two people handing in lock each other's rows.
 */
@Injectable()
export class ClaimMarks implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.handleTogether('refresh-marks', MAX_TOGETHER, async (payloads) => {
      for (const { person, supplierNumber, after } of bySupplier(payloads))
        await this.ofSupplier(actorOfJob(person), supplierNumber, after);
    });
  }

  /** Inside the unit that hands it in, once its requests are written. */
  async handedIn(actor: Actor, expense: Expense): Promise<void> {
    this.unit.write(
      `UPDATE approval_requests SET marks = claim_marks($1, $2, $3), line_ids = $4
       WHERE team_id = $1 AND subject_id = $2 AND state IN ('open', 'waiting')`,
      [expense.teamId, expense.id, this.clock.businessNow(actor.demo), linesOf(expense)],
    );
    await this.siblingsChanged(actor, expense, 'submission');
  }

  /** What becomes of one claim tells on others of its supplier. */
  async siblingsChanged(
    actor: Actor,
    { teamId, supplierBusinessNumber: supplierNumber }: Expense,
    after: After = 'change',
  ): Promise<void> {
    // An officer's job couldn't write the team's rows; a mark that no longer holds only asks for a look too many.
    if (!supplierNumber || actor.team.id !== teamId) return;
    await this.jobs.send('refresh-marks', { person: jobPerson(actor), supplierNumber, after });
  }

  /** All that wait of one supplier of the actor's team. */
  async ofSupplier(
    actor: Actor,
    supplierNumber: string,
    after: ReadonlySet<After> = new Set(['change']),
  ): Promise<void> {
    await this.unit.run(actor, async () => {
      const tells =
        after.has('change') ||
        (after.has('approval') && !(await this.isWellKnown(actor, supplierNumber))) ||
        (after.has('submission') && !(await this.isPriceList(actor, supplierNumber)));
      if (!tells) return;
      await this.unit.query(
        `UPDATE approval_requests r SET marks = n.marks FROM (
           SELECT s.team_id, s.id, claim_marks(s.team_id, s.subject_id, $3) AS marks FROM (${SIBLINGS}) s) n
         WHERE r.team_id = n.team_id AND r.id = n.id AND r.marks IS DISTINCT FROM n.marks`,
        [actor.team.id, supplierNumber, this.clock.businessNow(actor.demo)],
      );
    });
  }

  /** One approval more tells nothing new of a supplier with so many, unless all of them are as new. */
  private async isWellKnown(actor: Actor, supplierNumber: string): Promise<boolean> {
    const row = await this.unit.one<{ known: number }>(
      `SELECT count(*)::int AS known FROM (SELECT FROM expenses WHERE team_id = $1 AND supplier_business_number = $2
         AND state IN ('approved', 'paid') AND decided_at < $3::timestamptz - interval '1 hour' LIMIT ${WELL_KNOWN}) e`,
      [actor.team.id, supplierNumber, this.clock.businessNow(actor.demo)],
    );
    return row?.known === WELL_KNOWN;
  }

  /** So many wait already that they are looked at as they come: each sees those before it. */
  private async isPriceList(actor: Actor, supplierNumber: string): Promise<boolean> {
    const row = await this.unit.one<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM (SELECT FROM expenses WHERE team_id = $1 AND supplier_business_number = $2
         AND state = 'submitted' LIMIT ${MAX_SIBLINGS + 1}) e`,
      [actor.team.id, supplierNumber],
    );
    return (row?.waiting ?? 0) > MAX_SIBLINGS;
  }

  /** Of one claim as it stands now; inside or outside of a unit. */
  async of(actor: Actor, expense: Pick<Expense, 'teamId' | 'id'>): Promise<Mark[]> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<{ marks: string[] | null }>('SELECT claim_marks($1, $2, $3) AS marks', [
        expense.teamId,
        expense.id,
        this.clock.businessNow(actor.demo),
      ]);
      return inOrder(row?.marks ?? []);
    });
  }
}

/** One of each team and supplier, with all that happened there. */
function bySupplier(
  payloads: readonly Payload[],
): (Omit<Payload, 'after'> & { readonly after: ReadonlySet<After> })[] {
  const found = new Map<string, Omit<Payload, 'after'> & { readonly after: Set<After> }>();
  for (const { person, supplierNumber, after = 'change' } of payloads) {
    const key = `${person.teamId} ${supplierNumber}`;
    const known = found.get(key)?.after ?? [];
    found.set(key, { person, supplierNumber, after: new Set([...known, after]) });
  }
  return [...found.values()];
}

function linesOf({ lines }: Expense): string[] {
  return [...new Set(lines.flatMap(({ budgetLineId }) => budgetLineId ?? []))];
}
