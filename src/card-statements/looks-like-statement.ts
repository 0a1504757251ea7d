import { columnsNamed, type CardField } from './card-columns.js';
import type { LookedAt } from './statement-columns.js';

/** What only card companies list; a sheet of expenses says neither. */
const OF_CARDS: readonly CardField[] = ['cardNumber', 'merchantKind', 'cancelled', 'exchangeRate'];
/** Without known names: a card's number in each row is what no other sheet has. */
const BY_SHAPE: readonly CardField[] = ['cardNumber', 'usedOn', 'amount'];

/** Whether a sheet that came without a word is a card statement, be its columns known or not. Pure. */
export function looksLikeStatement({ sheet, proposed, isSure, isKept }: LookedAt): boolean {
  if (isKept) return true;
  const named = columnsNamed(sheet.header);
  if (isSure)
    return OF_CARDS.some((field) => named[field] !== undefined) || named.approvalNumber !== undefined;
  return BY_SHAPE.every((field) => proposed[field] !== undefined);
}
