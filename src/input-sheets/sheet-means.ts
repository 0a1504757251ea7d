/** `unknown` where nothing tells how the supplier is paid. */
export const SHEET_MEANS = ['card', 'transfer', 'cash', 'personal-card', 'unknown'] as const;
export type SheetMeans = (typeof SHEET_MEANS)[number];
