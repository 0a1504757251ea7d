import type { Evidence } from '../evidence/evidence.js';

export const MAX_BODY = 2000;
export const MAX_DOCUMENTS = 10;
/** What stands for the programme office where people are chosen: it is called as one. */
export const OFFICE = 'office';

/** What somebody said at a claim. */
export interface Comment {
  id: string;
  expenseId: string;
  teamId: string;
  authorId: string;
  authorName: string;
  /** Written by the programme's officer. */
  fromOffice: boolean;
  at: Date;
  /** Absent once its author took it back. */
  body?: string;
  withdrawnAt?: Date;
  documents: readonly Evidence[];
  mentions: readonly Mention[];
}

/** Whom a comment calls: a person of the team, or the programme office. */
export interface Mention {
  personId?: string;
  /** Absent for the office. */
  name?: string;
}

/** Somebody who may be called. */
export interface Person {
  id: string;
  name: string;
}
