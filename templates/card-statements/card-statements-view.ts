import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

/** GET /card-statements; POST /card-statements (file) */
export interface CardStatementsPageProps {
  frame: PageFrame;
  /** The programme's office reads, the team takes in. */
  mayTake: boolean;
  rows: readonly {
    href: string;
    fileName: string;
    createdAt: Date;
    createdByName: string;
    takenCount: number;
    knownCount: number;
    unreadableCount: number;
    amount: Won;
  }[];
  paging: Paging;
  maxMegabytes: number;
  mostRows: number;
  errors: readonly FormError[];
}

export type CardRowState = 'open' | 'linked' | 'cancelled';

export interface CardRow {
  id: string;
  usedOn: KstDate;
  usedAt: string;
  merchantName: string;
  /** The last four figures of the card's number, as far as the statement shows them. */
  cardEnding: string;
  approvalNumber: string;
  /** Below zero for a cancellation. */
  amount: Won;
  taxAmount?: Won;
  /** `100.00 US · 1,390.00` */
  foreign?: string;
  /** Of a purchase: how much of it was taken back. */
  cancelledAmount: Won;
  isCancellation: boolean;
  linked?: { href: string; text: string; by: string; isDraft: boolean };
  guess?: {
    href: string;
    text: string;
    expenseId: string;
    isDraft: boolean;
    /** By the approval number; else `confidence` says how alike they are. */
    isCertain: boolean;
    confidence: number;
  };
  /** Tells of this use, and belongs to no claim. */
  document?: { href: string; name: string };
  /** Who is asked for its document. */
  asked?: string;
  mayLink: boolean;
}

/** A cancellation, or a purchase taken back as a whole. */
export function isTakenBack({ isCancellation, cancelledAmount, amount }: CardRow): boolean {
  return isCancellation || cancelledAmount >= amount;
}

/** Neither a claim nor a document tells of it. */
export function lacksDocument(row: CardRow): boolean {
  return !isTakenBack(row) && !row.linked && !row.guess && !row.document;
}

/**
 * GET /card-statements/:id?state=&after=; POST /card-statements/:id/rows/:rowId/claim (number or expenseId) ·
 * /card-statements/:id/rows/:rowId/release · /card-statements/:id/requests (personId, rowId, of=card)
 */
export interface CardStatementPageProps {
  frame: PageFrame;
  id: string;
  fileName: string;
  originalHref: string;
  createdAt: Date;
  createdByName: string;
  amount: Won;
  taxAmount: Won;
  unreadableRows: readonly number[];
  unreadableCount: number;
  /** So many rows can't be read that the columns are likely the wrong ones. */
  mostUnreadable: boolean;
  /** For those who may choose the columns again. */
  columnsHref?: string;
  counts: Record<CardRowState, number>;
  state?: CardRowState;
  rows: readonly CardRow[];
  paging: Paging;
  /** For those who may ask colleagues for documents: the cards nobody is asked for yet, and who can be asked. */
  asking?: {
    cards: readonly { rowId: string; ending: string; count: number }[];
    people: readonly SelectOption[];
  };
  /** The row whose form was refused, with what was typed. */
  typed?: { rowId: string; number: string };
  errors: readonly FormError[];
}
