import type { DocumentItem } from '../../../templates/expenses/expense-view.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import { documentKindOf } from '../document-kinds.js';
import { documentItem } from './document-views.js';

/** A document with the code of what it serves as. */
export interface ServingDocument extends DocumentItem {
  servesAs?: string;
}

/** A claim's documents, each called what it serves as where the checklist knows it. Pure. */
export function documentItems(
  evidences: readonly Evidence[],
  checklist: readonly ChecklistEntry[],
  locale: Locale,
): ServingDocument[] {
  const names = new Map<string, Text>(
    checklist.flatMap(({ alternatives }) =>
      alternatives.flat().map(({ code, name }) => [code, name] as const),
    ),
  );
  return evidences.map((evidence) => {
    const servesAs = documentKindOf(evidence);
    const named = evidence.invoice || servesAs === undefined ? undefined : names.get(servesAs);
    return { ...documentItem(evidence), servesAs, requirementLabel: named?.[locale] };
  });
}
