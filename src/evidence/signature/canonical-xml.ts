import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { XmlWitness } from './xml-witness.js';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** How much of an element belongs to the part of the document that is written. */
export interface Selected {
  /** The element's own tags. */
  readonly tags: boolean;
  /** Its attributes and namespaces, and the text directly in it. */
  readonly content: boolean;
}
export const WHOLE: Selected = { tags: true, content: true };
export const NOTHING: Selected = { tags: false, content: false };

/**
 * How an element is written whose tags are left out while its content stays. By the letter of the standard its
 * namespaces and attributes appear, and its children repeat the namespaces. The signing toolkits in use write the
 * namespaces once and no attributes.
 */
export type LeftOutTags = 'by-the-letter' | 'as-toolkits-do';

/** Decides on an element, knowing what was decided on its parent; the document itself counts as the root's parent. */
export type Selection = (tag: SaxesTagNS, parent: Selected) => Selected;

type Namespaces = ReadonlyMap<string, string>;
const NO_NAMESPACES: Namespaces = new Map();

interface Frame {
  readonly name: string;
  readonly selected: Selected;
  readonly inScope: Namespaces;
  /** The namespaces that count as written around what comes next. */
  readonly written: Namespaces;
  /** `xml:lang` and the like, which elements inherit from those left out around them. */
  readonly xmlAttributes: ReadonlyMap<string, SaxesAttributeNS>;
}

/**
 * Canonical XML 1.0 without comments (REC-xml-c14n-20010315) of a document or a part of it, written piece by piece
 * as the parser goes along. An element may be left out while its namespaces, attributes and children stay, as the
 * signature of tax invoices asks for.
 */
export class CanonicalXml implements XmlWitness {
  private readonly stack: Frame[] = [];
  private rootClosed = false;

  constructor(
    private readonly selection: Selection,
    private readonly write: (text: string) => void,
    /** What stands outside the root, where only processing instructions can. */
    private readonly outside: Selected = WHOLE,
    private readonly leftOut: LeftOutTags = 'by-the-letter',
  ) {}

  open(tag: SaxesTagNS): void {
    const parent = this.stack.at(-1);
    const selected = this.selection(tag, parent?.selected ?? this.outside);
    const attributes = Object.values(tag.attributes);
    const inScope = withDeclared(parent?.inScope ?? NO_NAMESPACES, attributes);
    const around = parent?.written ?? NO_NAMESPACES;
    const own = attributes.filter(({ uri }) => uri !== XMLNS_NAMESPACE);
    if (selected.tags) this.write(`<${tag.name}`);
    const byTheLetter = selected.tags || this.leftOut === 'by-the-letter';
    if (selected.content) {
      this.write(namespacesText(inScope, around));
      const inherits = selected.tags && parent?.selected.tags === false;
      if (byTheLetter) this.write(attributesText(inherits ? withInherited(own, parent.xmlAttributes) : own));
    }
    const counts = selected.tags || (selected.content && !byTheLetter);
    if (selected.tags) this.write('>');
    this.stack.push({
      name: tag.name,
      selected,
      inScope,
      written: counts ? inScope : around,
      xmlAttributes: withOwn(parent?.xmlAttributes ?? new Map(), own),
    });
  }

  text(text: string): void {
    if (this.stack.at(-1)?.selected.content) this.write(escapeText(text));
  }

  instruction(target: string, body: string): void {
    const frame = this.stack.at(-1);
    if (!(frame?.selected ?? this.outside).content) return;
    const written = `<?${target}${body === '' ? '' : ` ${body.replaceAll('\r', '&#xD;')}`}?>`;
    if (frame) this.write(written);
    else this.write(this.rootClosed ? `\n${written}` : `${written}\n`);
  }

  close(): void {
    const frame = this.stack.pop();
    if (this.stack.length === 0) this.rootClosed = true;
    if (frame?.selected.tags) this.write(`</${frame.name}>`);
  }
}

function withDeclared(around: Namespaces, attributes: readonly SaxesAttributeNS[]): Namespaces {
  const declared = attributes.filter(({ uri, local }) => uri === XMLNS_NAMESPACE && local !== 'xml');
  if (declared.length === 0) return around;
  const all = new Map(around);
  for (const { prefix, local, value } of declared) all.set(prefix === '' ? '' : local, value);
  return all;
}

/** Only what differs from what is written around: sorted by prefix, the default one first. */
function namespacesText(inScope: Namespaces, around: Namespaces): string {
  if (inScope === around) return '';
  return [...inScope]
    .filter(([prefix, uri]) => (around.get(prefix) ?? '') !== uri)
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
}

function attributesText(attributes: readonly SaxesAttributeNS[]): string {
  return attributes
    .toSorted((a, b) => byCodePoint(a.uri, b.uri) || byCodePoint(a.local, b.local))
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

function withOwn(
  around: ReadonlyMap<string, SaxesAttributeNS>,
  own: readonly SaxesAttributeNS[],
): ReadonlyMap<string, SaxesAttributeNS> {
  const xml = own.filter(({ uri }) => uri === XML_NAMESPACE);
  if (xml.length === 0) return around;
  return new Map([...around, ...xml.map((each) => [each.local, each] as const)]);
}

function withInherited(
  own: readonly SaxesAttributeNS[],
  inherited: ReadonlyMap<string, SaxesAttributeNS>,
): readonly SaxesAttributeNS[] {
  const missing = [...inherited.values()].filter(({ name }) => !own.some((each) => each.name === name));
  return missing.length === 0 ? own : [...own, ...missing];
}

function escapeText(text: string): string {
  return /[&<>\r]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
    : text;
}

function escapeAttribute(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}

/** By code points as the standard asks, which differ from UTF-16 order only above the basic plane. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
