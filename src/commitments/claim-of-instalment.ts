import { v7 as uuidv7 } from 'uuid';
import { lineAmounts, totalsOf, vatTreatmentOf } from '../expenses/amounts.js';
import type { Expense, ExpenseLine, OriginField, VatRecovery } from '../expenses/expense.js';
import type { Won } from '../platform/money/won.js';
import type { Commitment, CommitmentLine, Instalment } from './commitment.js';

/** A line of the instalment with the one category a claim on it can have; absent where there are several. */
export interface ChargedLine extends Pick<CommitmentLine, 'budgetLineId' | 'amount' | 'held' | 'used'> {
  stageId: string;
  categoryId?: string;
  /** Categories that fit below the line. */
  categoryIds: readonly string[];
}

interface Chosen {
  commitment: Commitment;
  instalment: Pick<Instalment, 'id' | 'position'>;
  lines: readonly ChargedLine[];
  recovery: VatRecovery;
}

const VAT_RATE = 10n;

/**
 * A draft that is for an instalment: whatever it doesn't say yet is filled in from the contract, and what it charges is
 * charged where the contract holds the money. Pure but for its ids.
 */
export function claimOfInstalment(expense: Expense, chosen: Chosen): Expense {
  const { commitment, instalment } = chosen;
  const filled: Partial<Record<OriginField, Partial<Expense>>> = {
    ...(expense.supplierName === ''
      ? {
          supplier: {
            supplierName: commitment.supplierName,
            supplierBusinessNumber: commitment.supplierBusinessNumber,
          },
        }
      : {}),
    ...(expense.title === '' ? { title: { title: titleOf(chosen) } } : {}),
    ...(expense.lines.length === 0
      ? { amounts: { lines: linesOf(chosen) } }
      : { target: { lines: placed(expense, chosen) } }),
  };
  const next: Expense = Object.assign({}, expense, ...Object.values(filled));
  const origins = Object.fromEntries(Object.keys(filled).map((field) => [field, 'contract' as const]));
  const { target: _, ...details } = expense.details;
  return {
    ...next,
    ...totalsOf(next.lines),
    instalment: { id: instalment.id, goesOn: false },
    committedOn: commitment.signedOn,
    stageId: chosen.lines[0]?.stageId ?? expense.stageId,
    onPot: false,
    details,
    origins: { ...expense.origins, ...origins, ...(filled.amounts ? { target: 'contract' } : {}) },
  };
}

function titleOf({ commitment, instalment }: Chosen): string {
  const several = commitment.instalments.length > 1;
  return several ? `${commitment.title.slice(0, 190)} ${instalment.position}회` : commitment.title;
}

function linesOf({ commitment, lines, recovery }: Chosen): ExpenseLine[] {
  return lines.flatMap((line) => {
    const amount = line.held > 0n ? line.held : line.amount - line.used;
    if (amount <= 0n) return [];
    const vatTreatment = vatTreatmentOf(recovery);
    const [supplyAmount, taxAmount] = vatTreatment === 'recovered' ? besideVat(amount) : withVat(amount);
    return [
      {
        id: uuidv7(),
        name: commitment.title,
        budgetLineId: line.budgetLineId,
        categoryId: line.categoryId,
        vatTreatment,
        supplyAmount,
        taxAmount,
        ...lineAmounts(supplyAmount, taxAmount, vatTreatment),
      },
    ];
  });
}

/** The grant bears the supply value alone. */
function besideVat(amount: Won): [Won, Won] {
  return [amount, amount / VAT_RATE];
}

/** The grant bears VAT, too: what is held is both together. */
function withVat(amount: Won): [Won, Won] {
  const supply = (amount * VAT_RATE + (VAT_RATE + 1n) / 2n) / (VAT_RATE + 1n);
  return [supply, amount - supply];
}

/** A line of the claim that is charged elsewhere moves to the contract's where that is one; with several, a person says. */
function placed(expense: Expense, { lines }: Chosen): ExpenseLine[] {
  const byId = new Map(lines.map((line) => [line.budgetLineId, line]));
  const [only] = lines;
  return expense.lines.map((line) => {
    if (byId.has(line.budgetLineId ?? '') || !only || lines.length > 1) return line;
    const fits = line.categoryId !== undefined && only.categoryIds.includes(line.categoryId);
    return { ...line, budgetLineId: only.budgetLineId, categoryId: fits ? line.categoryId : only.categoryId };
  });
}
