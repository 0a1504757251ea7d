/** Where each value of an invoice stands: paths of local names below the root, and the field it fills. */

export const TAX_INVOICE_NAMESPACE =
  'urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0';
/** Later versions of the standard are expected to keep this part. */
export const TAX_NAMESPACE_FAMILY = 'urn:kr:or:kec:standard:Tax:';
export const ROOT = 'TaxInvoice';

/** A part of the invoice that occurs several times; its values are kept apart from the others. */
export type RepeatedPart = 'lines' | 'paymentMeans';

export interface PathEntry {
  readonly field: string;
  readonly part?: RepeatedPart;
  /** Remarks may come up to three times; they are joined. */
  readonly repeatable?: boolean;
}

const SETTLEMENT = 'TaxInvoiceTradeSettlement';

export const REPEATED_PARTS: ReadonlyMap<string, RepeatedPart> = new Map([
  ['TaxInvoiceTradeLineItem', 'lines'],
  [`${SETTLEMENT}/SpecifiedPaymentMeans`, 'paymentMeans'],
]);

const PARTY_PATHS: Readonly<Record<string, string>> = {
  ID: 'businessNumber',
  NameText: 'name',
  TypeCode: 'businessType',
  ClassificationCode: 'businessItem',
  'SpecifiedOrganization/TaxRegistrationID': 'branchNumber',
  'SpecifiedOrganization/BusinessTypeCode': 'businessNumberKind',
  'SpecifiedPerson/NameText': 'representative',
  'SpecifiedAddress/LineOneText': 'address',
  // Suppliers and brokers have the first, buyers the second.
  'DefinedContact/URICommunication': 'email',
  'PrimaryDefinedContact/URICommunication': 'email',
};

const LINE_PATHS: Readonly<Record<string, string>> = {
  SequenceNumeric: 'sequence',
  PurchaseExpiryDateTime: 'purchasedOn',
  NameText: 'name',
  InformationText: 'specification',
  ChargeableUnitQuantity: 'quantity',
  'UnitPrice/UnitAmount': 'unitPrice',
  InvoiceAmount: 'supplyAmount',
  'TotalTax/CalculatedAmount': 'taxAmount',
};

const INVOICE_PATHS: Readonly<Record<string, string>> = {
  'ExchangedDocument/IssueDateTime': 'transmittedAt',
  'TaxInvoiceDocument/IssueID': 'approvalNumber',
  'TaxInvoiceDocument/TypeCode': 'typeCode',
  'TaxInvoiceDocument/IssueDateTime': 'issuedOn',
  'TaxInvoiceDocument/PurposeCode': 'purpose',
  'TaxInvoiceDocument/AmendmentStatusCode': 'amendmentCode',
  'TaxInvoiceDocument/OriginalIssueID': 'originalApprovalNumber',
  [`${SETTLEMENT}/SpecifiedMonetarySummation/ChargeTotalAmount`]: 'supplyAmount',
  [`${SETTLEMENT}/SpecifiedMonetarySummation/TaxTotalAmount`]: 'taxAmount',
  [`${SETTLEMENT}/SpecifiedMonetarySummation/GrandTotalAmount`]: 'totalAmount',
};

export const VALUE_PATHS: ReadonlyMap<string, PathEntry> = valuePaths();

/** Every element on the way to a value. Anything else in the file is left unread. */
export const CONTAINER_PATHS: ReadonlySet<string> = containersOf(VALUE_PATHS.keys());

function valuePaths(): Map<string, PathEntry> {
  const paths = new Map<string, PathEntry>();
  for (const [path, field] of Object.entries(INVOICE_PATHS)) paths.set(path, { field });
  paths.set('TaxInvoiceDocument/DescriptionText', { field: 'description', repeatable: true });
  const parties = { InvoicerParty: 'supplier', InvoiceeParty: 'buyer', BrokerParty: 'broker' };
  for (const [element, party] of Object.entries(parties)) {
    for (const [path, field] of Object.entries(PARTY_PATHS)) {
      paths.set(`${SETTLEMENT}/${element}/${path}`, { field: `${party}.${field}` });
    }
  }
  for (const [path, field] of Object.entries(LINE_PATHS)) {
    paths.set(`TaxInvoiceTradeLineItem/${path}`, { field, part: 'lines' });
  }
  paths.set('TaxInvoiceTradeLineItem/DescriptionText', {
    field: 'description',
    part: 'lines',
    repeatable: true,
  });
  const payment = `${SETTLEMENT}/SpecifiedPaymentMeans`;
  paths.set(`${payment}/TypeCode`, { field: 'code', part: 'paymentMeans' });
  paths.set(`${payment}/PaidAmount`, { field: 'amount', part: 'paymentMeans' });
  return paths;
}

function containersOf(paths: Iterable<string>): Set<string> {
  const containers = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    for (let length = 1; length < names.length; length += 1) containers.add(names.slice(0, length).join('/'));
  }
  return containers;
}
