import { Column } from 'typeorm';
import type { Won } from '../money/won.js';

/** Maps a 64-bit column of won to `bigint`; the driver gives it as text. */
export function MoneyColumn(name: string): PropertyDecorator {
  return Column('bigint', {
    name,
    transformer: {
      from: (text: string | null): Won | null => (text === null ? null : BigInt(text)),
      to: (amount: Won | null): string | null => (amount === null ? null : amount.toString()),
    },
  });
}
