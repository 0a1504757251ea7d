/** What asks an approver to look twice. */
export const MARKS = [
  'seen-elsewhere',
  'changed-account',
  'new-account',
  'split-purchase',
  'near-twin',
  'new-supplier',
  'unusual',
  'just-under',
  'near-limit',
  'after-hours',
  'edited-after-reading',
  'undocumented',
] as const;
export type Mark = (typeof MARKS)[number];

/** Those that are known, the weightiest first, each once. Pure. */
export function inOrder(marks: readonly string[]): Mark[] {
  return MARKS.filter((mark) => marks.includes(mark));
}
