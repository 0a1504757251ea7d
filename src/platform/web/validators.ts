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

/** An object of texts by name; with `deep`, one of such objects. */
export function IsTexts({ deep = false }: { deep?: boolean } = {}): PropertyDecorator {
  const isTexts = (value: unknown): boolean =>
    isPlain(value) && Object.values(value).every((text) => typeof text === 'string');
  return ValidateBy({
    name: 'isTexts',
    validator: {
      validate: (value) => (deep ? isPlain(value) && Object.values(value).every(isTexts) : isTexts(value)),
      defaultMessage: () => 'must be an object of texts',
    },
  });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
