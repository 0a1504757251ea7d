import iconv from 'iconv-lite';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** True when the file ends in the middle of a character. */
  readonly cut: boolean;
}

const REPLACEMENT = '\uFFFD';
const HANGUL_SYLLABLE = /[\uAC00-\uD7A3]/;
/** Two bytes in UTF-8: what short CP949 text turns into when it happens to be valid UTF-8. */
const TWO_BYTE_LETTER = /[\u0080-\u07FF]/;

/**
 * Reads text in the encodings that Korean offices send: UTF-8, UTF-16 and CP949 (a superset of EUC-KR).
 * A byte-order mark decides; otherwise `expected` is tried first and the other one after it, because files
 * often declare one encoding and hold the other. Undefined when no encoding reads every byte.
 */
export function decodeText(bytes: Buffer, expected: 'utf-8' | 'cp949' = 'utf-8'): DecodedText | undefined {
  const wide = wideEncodingOf(bytes);
  if (wide) return decodeStrictly(bytes, wide);
  const asUtf8 = decodeStrictly(bytes, 'utf-8');
  if (expected === 'utf-8') return asUtf8 ?? decodeCp949(bytes);
  if (asUtf8 && (hasUtf8Mark(bytes) || isSurelyUtf8(asUtf8.text))) return asUtf8;
  return decodeCp949(bytes) ?? asUtf8;
}

/** UTF-16 by its byte-order mark or, without one, by an ASCII character beside a zero byte at the start. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4) return undefined;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

function hasUtf8Mark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isSurelyUtf8(text: string): boolean {
  return HANGUL_SYLLABLE.test(text) && !TWO_BYTE_LETTER.test(text);
}

function decodeStrictly(bytes: Buffer, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): DecodedText | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  try {
    return { text: text + decoder.decode(), encoding, cut: false };
  } catch {
    return { text, encoding, cut: true };
  }
}

function decodeCp949(bytes: Buffer): DecodedText | undefined {
  const text = iconv.decode(bytes, 'cp949');
  const damage = text.indexOf(REPLACEMENT);
  if (damage === -1) return { text, encoding: 'cp949', cut: false };
  if (damage === text.length - 1) return { text: text.slice(0, -1), encoding: 'cp949', cut: true };
  return undefined;
}
