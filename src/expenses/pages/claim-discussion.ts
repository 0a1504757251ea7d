import { Injectable } from '@nestjs/common';
import type { CommentsInShortView, CommentsView } from '../../../templates/comments/comments-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Expense } from '../expense.js';

/** A comment that was refused, as it was typed; its documents are in already. */
export interface RefusedComment {
  body: string;
  mentions: readonly string[];
  documents: readonly Evidence[];
}

export interface DiscussionRequest {
  actor: Actor;
  expense: Expense;
  locale: Locale;
  /** Cursor of the comments before. */
  before?: string;
  refused?: RefusedComment;
  errors?: readonly FormError[];
}

/** Reads what is said at a claim, inside the unit of work in hand. */
export interface DiscussionReader {
  section(request: DiscussionRequest): Promise<CommentsView>;
  inShort(expense: Expense): Promise<CommentsInShortView>;
}

/** The place of the comments on a claim's pages. The feature that keeps them stands above claims and puts its reader in. */
@Injectable()
export class ClaimDiscussion {
  private reader?: DiscussionReader;

  readBy(reader: DiscussionReader): void {
    this.reader = reader;
  }

  async section(request: DiscussionRequest): Promise<CommentsView | undefined> {
    return this.reader?.section(request);
  }

  async inShort(expense: Expense): Promise<CommentsInShortView | undefined> {
    return this.reader?.inShort(expense);
  }
}
