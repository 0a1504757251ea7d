/** What a notice is about. */
export interface NoticeSubject {
  type: SubjectType;
  id: string;
  /** A part of it, such as a comment of a claim. */
  partId?: string;
}

export const SUBJECT_TYPES = [
  'expense',
  'supplier',
  'import',
  'person',
  'delegation',
  'payment',
  'pay-run',
  'stage-evaluation',
  'settlement',
  'deadline',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];
