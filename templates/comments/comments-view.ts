import type { DocumentItem } from '../expenses/expense-view.js';

export interface CommentView {
  id: string;
  authorName: string;
  fromOffice: boolean;
  at: Date;
  /** Absent once its author took it back. */
  body?: string;
  documents: readonly DocumentItem[];
  /** Whom it calls. */
  called: readonly string[];
  withdrawable: boolean;
}

export interface CommentFormView {
  body: string;
  /** Values of `people` that are ticked. */
  chosen: readonly string[];
  /** Taken in already, by a form that came back. */
  documents: readonly DocumentItem[];
  people: readonly { value: string; label: string }[];
  maxLength: number;
  /** Absent where the writer attaches nothing. */
  files?: { max: number; megabytes: number };
}

/** What was said at a claim, oldest first; one page of it. */
export interface CommentsView {
  expenseId: string;
  total: number;
  comments: readonly CommentView[];
  olderHref?: string;
  /** Back to the last ones, from older ones. */
  latestHref?: string;
  /** Absent for whoever may only read. */
  form?: CommentFormView;
}

/** How much was said, and what last. */
export interface CommentsInShortView {
  count: number;
  last?: { authorName: string; fromOffice: boolean; at: Date; body?: string };
}
