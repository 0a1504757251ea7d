import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isKstDate } from '../clock/kst-date.js';
import { parseWon } from '../money/won.js';

/** A calendar day `YYYY-MM-DD`. */
export function IsKstDate(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isKstDate',
      validator: {
        validate: (value) => typeof value === 'string' && isKstDate(value),
        defaultMessage: () => 'must be a date such as 2025-09-15',
      },
    },
    options,
  );
}

/** Won as a decimal string that a 64-bit column holds. */
export function IsWonText(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWonText',
      validator: {
        validate: (value) => typeof value === 'string' && parseWon(value) !== undefined,
        defaultMessage: () => 'must be whole won as a decimal string such as "1234567"',
      },
    },
    options,
  );
}
