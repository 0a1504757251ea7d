import { businessNumberCheckDigit } from '../platform/ids/business-number.js';

const NAMESPACE = 'urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0';

export interface TaxInvoiceXmlParty {
  readonly businessNumber: string;
  readonly name: string;
  readonly representative?: string;
  readonly address?: string;
  readonly businessType?: string;
  readonly businessItem?: string;
  readonly email?: string;
  readonly branchNumber?: string;
}

export interface TaxInvoiceXmlLine {
  readonly name: string;
  readonly supplyAmount: bigint;
  /** A tenth of the supply, rounded down, on a taxable invoice; nothing on others. */
  readonly taxAmount?: bigint;
  readonly purchasedOn?: string;
  readonly specification?: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly description?: string;
}

export interface TaxInvoiceXmlOptions {
  readonly approvalNumber?: string;
  readonly originalApprovalNumber?: string;
  readonly amendmentCode?: string;
  readonly typeCode?: string;
  /** `YYYY-MM-DD` */
  readonly issuedOn?: string;
  /** Fourteen digits of Korean time; 09:30:12 of the issue date when not given. */
  readonly transmittedAt?: string;
  readonly purposeCode?: string;
  readonly description?: string;
  readonly supplier?: TaxInvoiceXmlParty;
  readonly buyer?: TaxInvoiceXmlParty;
  readonly broker?: TaxInvoiceXmlParty;
  readonly lines?: readonly TaxInvoiceXmlLine[];
  /** Instead of the sums of the lines, to make an invoice that is wrong. */
  readonly totals?: { readonly supply?: string; readonly tax?: string; readonly total?: string };
  readonly prefix?: string;
  readonly namespace?: string;
}

/** A business number with a right check digit, different for every seed below 1,000,000. */
export function validBusinessNumber(seed: number): string {
  const digits = String(seed % 1_000_000).padStart(6, '0');
  const nine = `9${digits.slice(0, 2)}84${digits.slice(2)}`;
  return nine + businessNumberCheckDigit(nine);
}

/** An approval number of the given day, different for every serial. */
export function approvalNumberOf(issuedOn: string, serial: number): string {
  return `${issuedOn.replaceAll('-', '')}41000099${String(serial).padStart(8, '0')}`;
}

export const DEFAULT_SUPPLIER: TaxInvoiceXmlParty = {
  businessNumber: '9028600563',
  name: '(주)한빛데이터(예시)',
  representative: '대표자(예시)',
  address: '서울특별시 마포구 예시로 12',
  businessType: '도소매,서비스',
  businessItem: '데이터 판매',
  email: 'tax@example.com',
};

export const DEFAULT_BUYER: TaxInvoiceXmlParty = {
  businessNumber: '9018800128',
  name: '업스테이지(예시)',
  representative: '대표자(예시)',
  email: 'rnd@example.com',
};

/** A tax invoice in UTF-8 whose totals are the sums of its lines. */
export function taxInvoiceXml(options: TaxInvoiceXmlOptions = {}): Buffer {
  return Buffer.from(taxInvoiceText(options), 'utf8');
}

/** The same as text, for tests that go on to encode or break it. */
export function taxInvoiceText(options: TaxInvoiceXmlOptions = {}): string {
  const write = writer(options.prefix ?? '');
  const issuedOn = options.issuedOn ?? '2025-10-15';
  const typeCode = options.typeCode ?? '0101';
  const lines = (options.lines ?? [{ name: '말뭉치', supplyAmount: 1_000_000n }]).map((line) => ({
    ...line,
    taxAmount: line.taxAmount ?? (isTaxed(typeCode) ? line.supplyAmount / 10n : 0n),
  }));
  const root = `${options.prefix ? `${options.prefix}:` : ''}TaxInvoice`;
  const content = [
    write('ExchangedDocument', [
      write('ID', 'DOC-1'),
      write('IssueDateTime', options.transmittedAt ?? `${compact(issuedOn)}093012`),
    ]),
    documentPart(write, options, issuedOn, typeCode),
    settlementPart(write, options, lines),
    ...lines.map((line, index) => linePart(write, line, index, issuedOn)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespaceOf(options)}>${content.join('')}</${root}>\n`;
}

type TaxedLine = TaxInvoiceXmlLine & { readonly taxAmount: bigint };
type Write = (name: string, content: string | readonly string[] | undefined) => string;

/** Writes an element; nothing for content that isn't given. */
function writer(prefix: string): Write {
  return (name, content) => {
    if (content === undefined) return '';
    const tag = prefix ? `${prefix}:${name}` : name;
    return `<${tag}>${typeof content === 'string' ? escapeXml(content) : content.join('')}</${tag}>`;
  };
}

function namespaceOf({ prefix, namespace = NAMESPACE }: TaxInvoiceXmlOptions): string {
  return namespace === '' ? '' : ` xmlns${prefix ? `:${prefix}` : ''}="${namespace}"`;
}

function documentPart(
  write: Write,
  options: TaxInvoiceXmlOptions,
  issuedOn: string,
  typeCode: string,
): string {
  return write('TaxInvoiceDocument', [
    write('IssueID', options.approvalNumber ?? approvalNumberOf(issuedOn, 1)),
    write('TypeCode', typeCode),
    write('DescriptionText', options.description),
    write('IssueDateTime', compact(issuedOn)),
    write('AmendmentStatusCode', options.amendmentCode),
    write('PurposeCode', options.purposeCode ?? '02'),
    write('OriginalIssueID', options.originalApprovalNumber),
  ]);
}

function settlementPart(write: Write, options: TaxInvoiceXmlOptions, lines: readonly TaxedLine[]): string {
  const supply = lines.reduce((sum, line) => sum + line.supplyAmount, 0n);
  const tax = lines.reduce((sum, line) => sum + line.taxAmount, 0n);
  const total = String(supply + tax);
  return write('TaxInvoiceTradeSettlement', [
    partyPart(write, 'InvoicerParty', 'DefinedContact', options.supplier ?? DEFAULT_SUPPLIER),
    partyPart(write, 'InvoiceeParty', 'PrimaryDefinedContact', options.buyer ?? DEFAULT_BUYER),
    options.broker ? partyPart(write, 'BrokerParty', 'DefinedContact', options.broker) : '',
    write('SpecifiedPaymentMeans', [write('TypeCode', '40'), write('PaidAmount', total)]),
    write('SpecifiedMonetarySummation', [
      write('ChargeTotalAmount', options.totals?.supply ?? String(supply)),
      write('TaxTotalAmount', options.totals?.tax ?? String(tax)),
      write('GrandTotalAmount', options.totals?.total ?? total),
    ]),
  ]);
}

function partyPart(write: Write, element: string, contact: string, party: TaxInvoiceXmlParty): string {
  const kind = element === 'InvoiceeParty' ? '01' : undefined;
  const organisation = [write('TaxRegistrationID', party.branchNumber), write('BusinessTypeCode', kind)];
  return write(element, [
    write('ID', party.businessNumber),
    write('TypeCode', party.businessType),
    write('NameText', party.name),
    write('ClassificationCode', party.businessItem),
    write('SpecifiedOrganization', organisation),
    write('SpecifiedPerson', [write('NameText', party.representative)]),
    write(contact, [write('URICommunication', party.email)]),
    write('SpecifiedAddress', [write('LineOneText', party.address)]),
  ]);
}

function linePart(write: Write, line: TaxedLine, index: number, issuedOn: string): string {
  return write('TaxInvoiceTradeLineItem', [
    write('SequenceNumeric', String(index + 1)),
    write('DescriptionText', line.description),
    write('InvoiceAmount', String(line.supplyAmount)),
    write('ChargeableUnitQuantity', line.quantity),
    write('InformationText', line.specification),
    write('NameText', line.name),
    write('PurchaseExpiryDateTime', compact(line.purchasedOn ?? issuedOn)),
    write('TotalTax', [write('CalculatedAmount', String(line.taxAmount))]),
    write('UnitPrice', [write('UnitAmount', line.unitPrice)]),
  ]);
}

function isTaxed(typeCode: string): boolean {
  const zeroRated = typeCode.endsWith('02') || typeCode.endsWith('05');
  return (typeCode.startsWith('01') || typeCode.startsWith('02')) && !zeroRated;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
