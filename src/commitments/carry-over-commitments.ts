import { Injectable } from '@nestjs/common';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type { CommitmentLine, Instalment } from './commitment.js';
import { CommitmentStore } from './commitment-store.js';
import { holdAnew } from './hold-anew.js';
import { liveLines } from './keep-instalments.js';

export interface CarryOver {
  teamId: string;
  /** Each line that is carried over, to the one of the next stage that takes its place. */
  lines: ReadonlyMap<string, string>;
  /** Of these instalments alone; absent: of all that are open. */
  instalmentIds?: ReadonlySet<string>;
}

export interface CarriedCommitments {
  /** Frees the old lines and reserves on the new ones: they belong into one group with the `carry-over` entries. */
  entries: PostingEntry[];
  /** What has to be carried over of each old line for that; no less, or the group is refused. */
  amounts: ReadonlyMap<string, Won>;
  instalmentIds: string[];
}

/**
 * Takes what contracts still hold to the next stage's lines, inside the unit in hand. The caller carries the money over
 * and posts both in one group, in the owning team's name, so that a contract is never without its money. An instalment
 * moves as a whole: one that holds something of a line that isn't carried over stays.
 */
@Injectable()
export class CarryOverCommitments {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, carryOver: CarryOver): Promise<CarriedCommitments> {
    const entries: PostingEntry[] = [];
    const amounts = new Map<string, Won>();
    const instalmentIds: string[] = [];
    for (const commitmentId of await this.concerned(carryOver)) {
      const commitment = await this.store.lock(commitmentId);
      const moved = commitment.instalments.filter((instalment) => moves(instalment, carryOver));
      if (commitment.state !== 'active' || moved.length === 0) continue;
      const changed = moved.map((instalment) => this.move(instalment, carryOver, { entries, amounts }));
      instalmentIds.push(...changed.map(({ id }) => id));
      this.store.addEvent(actor, commitment, {
        act: 'carried-over',
        facts: { instalmentIds: changed.map(({ id }) => id) },
      });
      this.store.settle(actor, commitment, changed);
      await this.audit.record(actor, {
        teamId: commitment.teamId,
        act: 'commitment.carried-over',
        subjectType: 'commitment',
        subjectId: commitment.id,
        after: { lines: Object.fromEntries(carryOver.lines), instalmentIds: changed.map(({ id }) => id) },
      });
    }
    return { entries, amounts, instalmentIds };
  }

  /** Sorted, so that two of these wait for each other instead of locking each other out. */
  private async concerned({ teamId, lines }: CarryOver): Promise<string[]> {
    const rows = await this.unit.query<{ id: string }>(
      `SELECT DISTINCT i.commitment_id AS id FROM commitment_lines l
       JOIN commitment_instalments i ON i.team_id = l.team_id AND i.id = l.instalment_id
       WHERE l.team_id = $1 AND l.budget_line_id = ANY ($2::uuid[]) AND i.state = 'open' ORDER BY 1`,
      [teamId, [...lines.keys()]],
    );
    return rows.map(({ id }) => id);
  }

  private move(
    instalment: Instalment,
    { lines }: CarryOver,
    told: { entries: PostingEntry[]; amounts: Map<string, Won> },
  ): Instalment {
    const byLine = new Map<string, CommitmentLine>(instalment.lines.map((line) => [line.budgetLineId, line]));
    for (const line of instalment.lines) {
      const to = lines.get(line.budgetLineId);
      if (to === undefined || to === line.budgetLineId) continue;
      const before = byLine.get(to);
      const freed = holdAnew(line, 0n);
      const taken = holdAnew(
        before ?? { budgetLineId: to, held: 0n, reservationId: undefined },
        line.held + (before?.held ?? 0n),
      );
      told.entries.push(...freed.entries, ...taken.entries);
      if (line.held > 0n)
        told.amounts.set(line.budgetLineId, (told.amounts.get(line.budgetLineId) ?? 0n) + line.held);
      byLine.set(line.budgetLineId, { ...line, ...freed.hold, amount: line.used });
      byLine.set(to, {
        ...taken.hold,
        amount: line.amount - line.used + (before?.amount ?? 0n),
        used: before?.used ?? 0n,
      });
    }
    return { ...instalment, carriesOver: false, lines: [...byLine.values()] };
  }
}

function moves(instalment: Instalment, { lines, instalmentIds }: CarryOver): boolean {
  if (instalment.state !== 'open' || (instalmentIds && !instalmentIds.has(instalment.id))) return false;
  const holding = liveLines(instalment).filter(({ amount, used }) => amount > used);
  return holding.length > 0 && holding.every(({ budgetLineId }) => lines.has(budgetLineId));
}
