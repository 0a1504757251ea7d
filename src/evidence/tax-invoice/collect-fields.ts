import { SaxesParser, type SaxesTagNS } from 'saxes';
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
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 200;
const MAX_VALUE_LENGTH = 1000;

/** Control characters other than white space, marks that turn the direction of writing, lone surrogates. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u;

/** Values and the elements seen so far, of the invoice itself or of one line or payment. */
class Part {
  readonly values = new Map<string, string>();
  readonly seen = new Set<string>();
  constructor(readonly pointer: string) {}
}

/** One open element: where it stands, or nothing when it and all below it are left unread. */
interface Frame {
  readonly path?: string;
  readonly part: Part;
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

  collect(text: string, cut: boolean): CollectedInvoice {
    this.listen();
    this.parser.write(text);
    this.closing = true;
    this.parser.close();
    if (cut) return refuse('tax-invoice.truncated');
    if (!this.rootIsInvoice) return refuse('tax-invoice.not-a-tax-invoice');
    return {
      values: this.invoice.values,
      lines: this.parts.lines.map(({ values }) => values),
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
    parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > MAX_ATTRIBUTES) refuse('tax-invoice.too-many-elements');
    });
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (text) => this.addText(text));
    parser.on('cdata', (text) => this.addText(text));
    parser.on('closetag', () => this.close());
  }

  private malformed(): never {
    // Whatever the parser misses at the end of the file, it misses because the file stops too early.
    if (this.closing && !this.rootClosed) return refuse('tax-invoice.truncated');
    const { line, columnIndex } = this.parser;
    return refuse('tax-invoice.malformed-xml', undefined, {
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
    if (repeated) return { path, part: this.newPart(repeated), text: '' };
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
  }

  private close(): void {
    const frame = this.stack.pop();
    if (this.stack.length === 0) this.rootClosed = true;
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
