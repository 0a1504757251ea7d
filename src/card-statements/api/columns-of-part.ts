import { CARD_FIELDS, type CardColumns } from '../card-columns.js';
import { CARD_ERRORS } from '../card-statement.errors.js';

/** The part `columns` of a posted statement; undefined where there is none. */
export function columnsOfPart(part: unknown): CardColumns | undefined {
  const text = typeof part === 'object' && part !== null && 'value' in part ? part.value : undefined;
  if (text === undefined || text === '') return undefined;
  const given = typeof text === 'string' ? parsed(text) : undefined;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw CARD_ERRORS.fail('card-statement.columns-malformed');
  const columns: CardColumns = {};
  for (const [name, column] of Object.entries(given)) {
    const field = CARD_FIELDS.find((known) => known === name);
    if (!field || typeof column !== 'number') throw CARD_ERRORS.fail('card-statement.columns-malformed');
    columns[field] = column;
  }
  return columns;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
