import { PAYMENT_MEANS } from '../rules/facts.js';

/** `unknown` where nothing tells how the supplier is paid. */
export const SHEET_MEANS = [...PAYMENT_MEANS, 'unknown'] as const;
export type SheetMeans = (typeof SHEET_MEANS)[number];
