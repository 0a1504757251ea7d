import { createHash } from 'node:crypto';
import { approvalNumberKey, parseApprovalNumber } from '../platform/ids/approval-number.js';
import type { RowValues } from './import.js';

/**
 * What a row is known by in another sheet: its day, supplier, amount and document number, written any way. As a UUID,
 * because that is how the database keeps sixteen bytes. Undefined where a part of it can't be read: such a row is never in.
 */
export function rowFingerprint(values: RowValues): string | undefined {
  const { documentedOn, supplierName, supplyAmount, taxAmount, documentNumber } = values;
  if (!documentedOn || !supplierName || supplyAmount === undefined || taxAmount === undefined)
    return undefined;
  const approvalNumber = parseApprovalNumber(documentNumber);
  const parts = [
    documentedOn,
    squashed(supplierName),
    String(supplyAmount + taxAmount),
    approvalNumber ? approvalNumberKey(approvalNumber) : squashed(documentNumber),
  ];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Without what people write one time and leave out another: blanks, the form of the company, width and case. */
export function squashed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(주\)|주식회사|\(유\)|유한회사|[\s\-_.,'"]/g, '');
}
