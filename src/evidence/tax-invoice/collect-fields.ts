import { SaxesParser, type SaxesTagNS } from 'saxes';
import { SIGNATURE_NAMESPACE } from '../signature/signature-namespace.js';
import { SignatureWitness, type WitnessedSignature } from '../signature/signature-witness.js';
import {
  CONTAINER_PATHS,
  type PathEntry,
  REPEATED_PARTS,
  type RepeatedPart,
  ROOT,
  TAX_INVOICE_NAMESPACE,
  TAX_NAMESPACE_FAMILY,
  VALUE_PATHS,
} from './invoice-paths.js';
import { excerpt, refuse } from './refuse.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';

/** The values of one part of an invoice by field name; an empty element has no value. */
export type Values = ReadonlyMap<string, string>;

export interface CollectedInvoice {
  readonly values: Values;
  readonly lines: readonly Values[];
  readonly paymentMeans: readonly Values[];
  readonly findings: readonly TaxInvoiceFinding[];
  /** Undefined where nothing is signed. */
  readonly signature: WitnessedSignature | undefined;
  /** True when the file stops before the invoice does: only what is whole was collected. */
  readonly truncated: boolean;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 200;
/** Names of namespaces and of attributes that elements inherit: each element has to be written with all of them. */
const MAX_INHERITED_NAMES = 100;
const INHERITED = /^xml(ns)?(:|$)/;
const MAX_VALUE_LENGTH = 1000;

/** Control characters other than white space, marks that turn the direction of writing, lone surrogates. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u;

/** Values and the elements seen so far, of the invoice itself or of one line or payment. */
class Part {
  readonly values = new Map<string, string>();
  readonly seen = new Set<string>();
  /** False as long as its element is open: a file may end in the middle of it. */
  whole = false;
  constructor(readonly pointer: string) {}
}

/** One open element: where it stands, or nothing when it and all below it are left unread. */
interface Frame {
  readonly path?: string;
  readonly part: Part;
  /** The element of the part itself. */
  readonly ends?: boolean;
  readonly entry?: PathEntry;
  text: string;
}

/**
 * Walks the XML once and keeps the values that stand at a known path below the root. Prefixes don't matter;
 * a value at any other place, or in a foreign namespace, is never taken for one of the invoice.
 */
export class InvoiceCollector {
  private readonly invoice = new Part('');
  private readonly parts: Record<RepeatedPart, Part[]> = { lines: [], paymentMeans: [] };
  private readonly stack: Frame[] = [];
  private readonly parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  private rootNamespace: string | undefined;
  private rootIsInvoice = false;
  private rootClosed = false;
  private elements = 0;
  private attributes = 0;
  private unqualified = false;
  private closing = false;
  private truncated = false;
  private witness: SignatureWitness | undefined;
  private readonly inheritedNames = new Set<string>();

  collect(text: string, cut: boolean): CollectedInvoice {
    // A namespace spelt in another way only makes a signed invoice look unsigned.
    if (text.includes(SIGNATURE_NAMESPACE)) this.witness = new SignatureWitness();
    this.listen();
    this.parser.write(text);
    this.closing = true;
    this.parser.close();
    if (!this.rootIsInvoice)
      return refuse(this.truncated || cut ? 'tax-invoice.truncated' : 'tax-invoice.not-a-tax-invoice');
    return {
      truncated: this.truncated || cut,
      signature: this.witness?.seen(),
      values: this.invoice.values,
      lines: this.parts.lines.filter(({ whole }) => whole).map(({ values }) => values),
      paymentMeans: this.parts.paymentMeans.map(({ values }) => values),
      findings: this.namespaceFindings(),
    };
  }

  private listen(): void {
    const { parser } = this;
    parser.on('error', () => this.malformed());
    parser.on('doctype', () => refuse('tax-invoice.doctype'));
    parser.on('opentagstart', ({ name }) => {
      if (this.rootClosed && name.slice(name.indexOf(':') + 1) === ROOT) refuse('tax-invoice.several');
      this.attributes = 0;
      this.elements += 1;
      if (this.elements > MAX_ELEMENTS) refuse('tax-invoice.too-many-elements');
    });
    parser.on('attribute', ({ name }) => {
      this.attributes += 1;
      if (INHERITED.test(name)) this.inheritedNames.add(name);
      if (this.attributes > MAX_ATTRIBUTES || this.inheritedNames.size > MAX_INHERITED_NAMES)
        refuse('tax-invoice.too-many-elements');
    });
    parser.on('opentag', (tag) => {
      this.open(tag);
      this.witness?.open(tag);
    });
    parser.on('text', (text) => this.addText(text));
    parser.on('cdata', (text) => this.addText(text));
    parser.on('processinginstruction', ({ target, body }) => this.witness?.instruction(target, body));
    parser.on('closetag', () => {
      this.close();
      this.witness?.close();
    });
  }

  private malformed(): void {
    // Whatever the parser misses at the end of the file, it misses because the file stops too early.
    if (this.closing && !this.rootClosed) {
      this.truncated = true;
      return;
    }
    const { line, columnIndex } = this.parser;
    refuse('tax-invoice.malformed-xml', undefined, {
      line: String(line),
      column: String(columnIndex),
    });
  }

  private open(tag: SaxesTagNS): void {
    const parent = this.stack.at(-1);
    if (this.stack.length >= MAX_DEPTH) refuse('tax-invoice.too-deep');
    if (!parent) {
      this.openRoot(tag);
    } else {
      if (tag.local === ROOT) refuse(this.rootIsInvoice ? 'tax-invoice.several' : 'tax-invoice.wrapped');
      this.stack.push(this.frameFor(tag, parent));
    }
  }

  private openRoot(tag: SaxesTagNS): void {
    this.rootNamespace = tag.uri;
    this.rootIsInvoice = tag.local === ROOT;
    const known = tag.uri === '' || tag.uri.startsWith(TAX_NAMESPACE_FAMILY);
    if (this.rootIsInvoice && !known) refuse('tax-invoice.not-a-tax-invoice');
    this.unqualified = tag.uri === '';
    this.stack.push({ ...(this.rootIsInvoice ? { path: '' } : {}), part: this.invoice, text: '' });
  }

  private frameFor(tag: SaxesTagNS, parent: Frame): Frame {
    const unread: Frame = { part: parent.part, text: '' };
    if (parent.path === undefined) return unread;
    if (parent.entry) return refuse('tax-invoice.field-not-text', pointerTo(parent.part, parent.entry.field));
    if (tag.uri !== '' && tag.uri !== this.rootNamespace && tag.uri !== TAX_INVOICE_NAMESPACE) return unread;
    const path = parent.path === '' ? tag.local : `${parent.path}/${tag.local}`;
    const entry = VALUE_PATHS.get(path);
    if (!entry && !CONTAINER_PATHS.has(path)) return unread;
    if (tag.uri === '') this.unqualified = true;
    const repeated = REPEATED_PARTS.get(path);
    if (repeated) return { path, part: this.newPart(repeated), ends: true, text: '' };
    if (!entry?.repeatable) {
      if (parent.part.seen.has(path)) {
        refuse('tax-invoice.field-duplicate', pointerTo(parent.part, entry?.field ?? containerField(path)));
      }
      parent.part.seen.add(path);
    }
    return { path, part: parent.part, ...(entry ? { entry } : {}), text: '' };
  }

  private newPart(repeated: RepeatedPart): Part {
    const parts = this.parts[repeated];
    const part = new Part(`${repeated}.${parts.length}.`);
    parts.push(part);
    return part;
  }

  private addText(text: string): void {
    const frame = this.stack.at(-1);
    if (frame?.entry) frame.text += text;
    this.witness?.text(text);
  }

  private close(): void {
    const frame = this.stack.pop();
    if (this.stack.length === 0) this.rootClosed = true;
    if (frame?.ends) frame.part.whole = true;
    if (frame?.entry) this.keep(frame.part, frame.entry, frame.text);
  }

  private keep(part: Part, entry: PathEntry, raw: string): void {
    // Some systems write Hangul decomposed, which neither sorts nor searches like the rest.
    const trimmed = raw.trim().normalize('NFC');
    if (trimmed === '') return;
    const pointer = pointerTo(part, entry.field);
    const before = part.values.get(entry.field);
    // Two paths may lead to one field, as with the two kinds of contact; the first one counts.
    if (before !== undefined && !entry.repeatable) return;
    const value = before === undefined ? trimmed : `${before}\n${trimmed}`;
    if (value.length > MAX_VALUE_LENGTH) {
      refuse('tax-invoice.field-too-long', pointer, { limit: String(MAX_VALUE_LENGTH) });
    }
    if (FORBIDDEN.test(value)) refuse('tax-invoice.control-character', pointer);
    part.values.set(entry.field, entry.repeatable ? value : value.replace(/\s+/g, ' '));
  }

  private namespaceFindings(): TaxInvoiceFinding[] {
    const namespace = this.rootNamespace ?? '';
    const findings: TaxInvoiceFinding[] = [];
    if (this.unqualified) findings.push({ code: 'tax-invoice.namespace-missing', params: {} });
    if (namespace !== '' && namespace !== TAX_INVOICE_NAMESPACE) {
      findings.push({ code: 'tax-invoice.namespace-unknown', params: { namespace: excerpt(namespace) } });
    }
    return findings;
  }
}

function pointerTo(part: Part, field: string): string {
  return `${part.pointer}${field}`;
}

/** The field a person knows a repeated container by; the element's own name where there is none. */
function containerField(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parties: Readonly<Record<string, string>> = {
    InvoicerParty: 'supplier',
    InvoiceeParty: 'buyer',
    BrokerParty: 'broker',
    SpecifiedMonetarySummation: 'totalAmount',
    TotalTax: 'taxAmount',
    UnitPrice: 'unitPrice',
  };
  return parties[name] ?? name;
}
