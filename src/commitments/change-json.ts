import type { Won } from '../platform/money/won.js';
import type { ChangedContent } from './commitment-content.js';

interface KeptLine {
  budgetLineId: string;
  amount: string;
}

/** A change as its row keeps it: won as text. */
export interface KeptChange extends Omit<ChangedContent, 'instalments'> {
  instalments: readonly { id?: string; dueOn: string; carriesOver: boolean; lines: readonly KeptLine[] }[];
}

export function changedJson({ title, contractNumber, endsOn, instalments }: ChangedContent): KeptChange {
  return {
    title,
    contractNumber,
    endsOn,
    instalments: instalments.map(({ id, dueOn, carriesOver, lines }) => ({
      ...(id === undefined ? {} : { id }),
      dueOn,
      carriesOver,
      lines: lines.map(({ budgetLineId, amount = 0n }) => ({ budgetLineId, amount: amount.toString() })),
    })),
  };
}

export function changedFrom(kept: KeptChange): ChangedContent {
  return {
    ...kept,
    instalments: kept.instalments.map((instalment) => ({
      ...instalment,
      lines: instalment.lines.map(({ budgetLineId, amount }) => ({
        budgetLineId,
        amount: BigInt(amount) as Won,
      })),
    })),
  };
}
