import { decodeText, type DecodedText, type TextEncoding } from '../media-type/decode-text.js';
import { refuse } from './refuse.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';

export interface DecodedXml {
  readonly text: string;
  /** True when the file ends in the middle of a character. */
  readonly cut: boolean;
  readonly findings: readonly TaxInvoiceFinding[];
}

const CP949_NAMES = new Set([
  'euc-kr',
  'euckr',
  'cp949',
  'ms949',
  'uhc',
  'windows-949',
  'ks_c_5601-1987',
  'ksc5601',
]);
const UTF16_NAMES = new Set(['utf-16', 'utf16', 'utf-16le', 'utf-16be', 'iso-10646-ucs-2']);
const UTF8_NAMES = new Set(['utf-8', 'utf8']);
const DECLARED_ENCODING = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;
const HAS_ZERO = '\u0000';

/** The text of an XML file, whatever encoding Korean issuing systems gave it, said or unsaid. */
export function decodeXml(bytes: Buffer): DecodedXml {
  // The declaration is ASCII in every encoding but UTF-16, where decodeText decides by itself.
  const declaredInBytes = declaredEncoding(
    bytes
      .subarray(0, 256)
      .toString('latin1')
      .replace(/^\xEF\xBB\xBF/, ''),
  );
  const decoded = decodeText(bytes, expectedFrom(declaredInBytes));
  if (!decoded) return refuse('tax-invoice.encoding-unreadable');
  const text = decoded.text.trimStart();
  if (!text.startsWith('<') || text.slice(0, 256).includes(HAS_ZERO)) return refuse('tax-invoice.not-xml');
  const declared = declaredInBytes ?? declaredEncoding(text.slice(0, 256));
  return { text, cut: decoded.cut, findings: encodingFindings(declared, decoded) };
}

function declaredEncoding(head: string): string | undefined {
  return DECLARED_ENCODING.exec(head)?.[1];
}

function expectedFrom(declared: string | undefined): 'utf-8' | 'cp949' {
  return declared !== undefined && CP949_NAMES.has(declared.toLowerCase()) ? 'cp949' : 'utf-8';
}

function encodingFindings(
  declared: string | undefined,
  { text, encoding }: DecodedText,
): TaxInvoiceFinding[] {
  if (declared === undefined) {
    // Without a declaration or a mark XML is UTF-8 by rule, and UTF-16 names itself by its mark.
    if (encoding !== 'cp949') return [];
    return [{ code: 'tax-invoice.encoding-undeclared', params: { actual: encoding } }];
  }
  if (namesFor(encoding).has(declared.toLowerCase()) || isAscii(text)) return [];
  return [{ code: 'tax-invoice.encoding-mismatch', params: { declared, actual: encoding } }];
}

function namesFor(encoding: TextEncoding): ReadonlySet<string> {
  if (encoding === 'cp949') return CP949_NAMES;
  return encoding === 'utf-8' ? UTF8_NAMES : UTF16_NAMES;
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
