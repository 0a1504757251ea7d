import { Injectable } from '@nestjs/common';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { Commitment, Instalment } from './commitment.js';
import { checkChanged, shortfalls, type ChangedContent } from './commitment-content.js';
import { planChange, type ChangePlan } from './plan-change.js';
import { lineIdsOf, ReadGround } from './read-ground.js';

/** What a contract in force would become by a change, or each thing that is wrong with it at its field. */
@Injectable()
export class CheckChange {
  constructor(private readonly ground: ReadGround) {}

  async execute(commitment: Commitment, content: ChangedContent): Promise<ChangePlan> {
    const ids = lineIdsOf([...content.instalments, ...commitment.instalments]);
    const lines = await this.ground.lines(commitment.teamId, ids);
    const problems = checkChanged(content, { ...commitment, lines });
    if (problems.length > 0) throw invalidInput(problems);
    const plan = planChange(commitment, content);
    const short = shortfalls(wants(commitment, plan), lines);
    if (plan.problems.length + short.length > 0) throw invalidInput([...plan.problems, ...short]);
    return plan;
  }
}

/** In the order of the form, each line with what it holds before the change; one that is given up wants nothing. */
function wants(commitment: Commitment, { changed, added }: ChangePlan): Pick<Instalment, 'lines'>[] {
  const before = new Map(commitment.instalments.map((each) => [each.id, each]));
  const isOpen = ({ state }: Instalment) => state === 'open';
  const ordered = [...changed.filter(isOpen), ...added, ...changed.filter((each) => !isOpen(each))];
  return ordered.map((instalment) => ({
    lines: instalment.lines.map((line) => {
      const stood = before
        .get(instalment.id)
        ?.lines.find(({ budgetLineId }) => budgetLineId === line.budgetLineId);
      return { ...line, held: stood?.held ?? 0n, amount: isOpen(instalment) ? line.amount : line.used };
    }),
  }));
}
