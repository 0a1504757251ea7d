import type { KstDate } from '../platform/clock/kst-date.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';

export interface CloseOut {
  teamId: string;
  id: string;
  evaluationId: string;
  stageId: string;
  cutOn: KstDate;
  state: 'open' | 'completed' | 'called-off';
  /** A second officer has confirmed the cut: nothing is given back before. */
  confirmed: boolean;
  completedAt?: Date;
  version: number;
}

/** What no record shows and an officer vouches for. */
export const HAND_TICKED = ['final-report', 'use-report', 'equipment', 'cards'] as const;
export type HandTicked = (typeof HAND_TICKED)[number];

export interface ChecklistItem {
  code: string;
  title: Text;
  /** What is left of it, or what became of it. */
  said: Readonly<Record<Locale, string>>;
  done: boolean;
  /** The close-out can't end before it is done. */
  required: boolean;
  amount?: Won;
  /** Where it is dealt with. */
  href?: string;
  /** Ticked by an officer's hand. */
  byHand?: boolean;
  dueOn?: KstDate;
}

/** True when nothing that is required is left. */
export function isComplete(items: readonly ChecklistItem[]): boolean {
  return items.every(({ done, required }) => done || !required);
}
