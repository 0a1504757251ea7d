import { formatBusinessNumber } from '../platform/ids/business-number.js';
import { formatWon } from '../platform/money/won.js';
import type { Evidence } from '../evidence/evidence.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import type { ClaimFinding } from './claim-finding.js';
import type { Expense } from './expense.js';

type Claimed = Pick<Expense, 'supplierBusinessNumber' | 'documentedOn' | 'payableAmount'>;

/**
 * Where a claim says otherwise than the document it rests on, for its claimant and again for its approver: both may be
 * right, but nobody should have to find it out. A tax invoice goes before everything else; of other documents only one
 * that can be read for an amount is looked at, and none where several are. Pure.
 */
export function documentDifferences(
  expense: Claimed,
  invoice: TaxInvoice | undefined,
  evidences: readonly Evidence[],
): ClaimFinding[] {
  if (invoice)
    return differences(expense, {
      businessNumber: invoice.supplier.businessNumber,
      documentedOn: invoice.issuedOn,
    });
  const read = evidences.flatMap(({ reading }) => (reading?.fields.totalAmount ? [reading.fields] : []));
  const [only] = read;
  if (!only || read.length > 1) return [];
  return differences(expense, {
    businessNumber: only.businessNumber?.value,
    documentedOn: only.documentedOn?.value,
    totalAmount: only.totalAmount?.value,
  });
}

interface OnDocument {
  businessNumber?: string;
  documentedOn?: string;
  totalAmount?: bigint;
}

function differences(expense: Claimed, document: OnDocument): ClaimFinding[] {
  const { businessNumber, documentedOn, totalAmount } = document;
  const found: ClaimFinding[] = [];
  const say = (what: string, pointer: string, ko: string, en: string) =>
    found.push({
      code: `differs-${what}`,
      outcome: 'notice',
      text: { ko: `증빙의 ${ko}`, en: `The document says ${en}` },
      add: { ko: '어느 쪽이 맞는지 확인해 주세요.', en: 'Please check which is right.' },
      pointer,
    });
  if (businessNumber && expense.supplierBusinessNumber !== businessNumber) {
    const number = formatBusinessNumber(businessNumber);
    say('supplier', '/supplierBusinessNumber', `공급자 번호는 ${number}입니다.`, `supplier ${number}.`);
  }
  if (documentedOn && expense.documentedOn && expense.documentedOn !== documentedOn)
    say('day', '/documentedOn', `날짜는 ${documentedOn}입니다.`, `${documentedOn}.`);
  if (totalAmount !== undefined && expense.payableAmount > totalAmount) {
    const total = formatWon(totalAmount);
    say(
      'total',
      '/lines',
      `합계는 ${total}원인데 신청은 더 많습니다.`,
      `${total} won in all; the claim is for more.`,
    );
  }
  return found;
}
