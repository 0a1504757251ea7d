import { isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { MAX_WON, type Won } from '../../platform/money/won.js';
import type { Values } from './collect-fields.js';
import { excerpt, refuse } from './refuse.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';

const WHOLE_WON = /^-?\d+$/;
const DECIMAL = /^-?\d{1,20}(\.\d{1,12})?$/;
/** The standard asks for 8 digits; some systems write the time after them, or hyphens between. */
const DAY = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const HYPHENATED_DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{8})(\d{2})(\d{2})(\d{2})$/;

/** Reads the values of one part of an invoice, and says where they stand when they can't be used. */
export class ValueReader {
  constructor(
    private readonly values: Values,
    /** Stands before each field's name: empty for the invoice, `lines.0.` for its first line. */
    private readonly pointer: string,
    private readonly findings: TaxInvoiceFinding[],
  ) {}

  text(name: string): string | undefined {
    return this.values.get(name);
  }

  requiredText(name: string): string {
    return this.values.get(name) ?? refuse('tax-invoice.field-missing', this.fieldOf(name));
  }

  /** Whole won as plain digits; undefined when the value is missing. */
  won(name: string): Won | undefined {
    const value = this.values.get(name);
    if (value === undefined) return undefined;
    const field = this.fieldOf(name);
    if (!WHOLE_WON.test(value)) return refuse('tax-invoice.amount', field, { value: excerpt(value) });
    const digits = value.replace(/^-?0*/, '');
    // Compared by length first: a number of a million digits is slow to convert.
    const amount = digits.length > 19 ? MAX_WON + 1n : BigInt(digits || '0');
    if (amount > MAX_WON) return refuse('tax-invoice.amount-too-large', field, { value: excerpt(value) });
    return value.startsWith('-') ? -amount : amount;
  }

  requiredWon(name: string): Won {
    return this.won(name) ?? refuse('tax-invoice.field-missing', this.fieldOf(name));
  }

  requiredDay(name: string): KstDate {
    const value = this.requiredText(name);
    return dayOf(value) ?? refuse('tax-invoice.date', this.fieldOf(name), { value: excerpt(value) });
  }

  day(name: string): KstDate | undefined {
    return this.orFinding(name, dayOf);
  }

  instant(name: string): Date | undefined {
    return this.orFinding(name, instantOf);
  }

  decimal(name: string): string | undefined {
    return this.orFinding(name, (value) => (DECIMAL.test(value) ? value : undefined));
  }

  /** A value that a claim can do without: what can't be read is left out and said. */
  orFinding<T>(name: string, read: (value: string) => T | undefined): T | undefined {
    const value = this.values.get(name);
    if (value === undefined) return undefined;
    const result = read(value);
    if (result === undefined) {
      this.findings.push({ code: 'tax-invoice.value-unreadable', field: this.fieldOf(name), params: {} });
    }
    return result;
  }

  fieldOf(name: string): string {
    return `${this.pointer}${name}`;
  }
}

function dayOf(value: string): KstDate | undefined {
  const day = HYPHENATED_DAY.test(value) ? value : DAY.exec(value)?.slice(1).join('-');
  return day !== undefined && isKstDate(day) ? day : undefined;
}

/** Fourteen digits of Korean time. */
function instantOf(value: string): Date | undefined {
  const [, date, hour = '', minute = '', second = ''] = INSTANT.exec(value) ?? [];
  const day = date === undefined ? undefined : dayOf(date);
  if (day === undefined || hour > '23' || minute > '59' || second > '59') return undefined;
  return new Date(`${day}T${hour}:${minute}:${second}+09:00`);
}
