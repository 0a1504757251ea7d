import type { Shares } from '../../../src/reports/one-page-report/one-page-report.js';
import { INK, type PdfCanvas } from './pdf-canvas.js';

/** 집행 → 예약 → 잔액 of one row's own budget; a row without a budget is left blank. */
export function drawBar(
  canvas: PdfCanvas,
  x: number,
  y: number,
  width: number,
  height: number,
  shares: Shares | null,
): void {
  if (!shares) return;
  const spent = (width * shares.spent) / 1000;
  const reserved = (width * shares.reserved) / 1000;
  canvas.box(x, y, width, height, INK.left);
  canvas.box(x, y, spent, height, INK.spent);
  canvas.box(x + spent, y, reserved, height, INK.reserved);
}
