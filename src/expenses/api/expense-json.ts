import type { Evidence } from '../../evidence/evidence.js';
import { invoiceOf } from '../invoice-of.js';
import type { ExpenseInput } from '../expense-input.js';
import type { ExpenseSummary } from '../expense.queries.js';
import type { Expense } from '../expense.js';
import { holdJson, type PaymentHold } from '../payment-hold.js';
import type { ExpenseInputDto } from '../dto/expense.dto.js';

/** A claim as the API writes it; amounts are decimal strings of won. */
export function expenseJson(
  expense: Expense,
  evidences: readonly Evidence[] = [],
  hold?: PaymentHold,
): object {
  return {
    ...headJson(expense),
    /** Set while the programme office holds its payment. */
    hold: holdJson(hold),
    lines: expense.lines,
    evidence: evidences.map(({ id, kind, mediaType, originalName, sizeBytes, sha256 }) => ({
      id,
      kind,
      mediaType,
      name: originalName,
      sizeBytes,
      sha256,
    })),
    invoice: approvalOf(evidences),
  };
}

export function summaryJson(summary: ExpenseSummary): object {
  const { claimantName, preparerName, approverName, declinedLines } = summary;
  return { ...headJson(summary), claimantName, preparerName, approverName, declinedLines };
}

function headJson(expense: Omit<Expense, 'lines'>): object {
  const { supplierName, supplierBusinessNumber, onPot, details, ...rest } = expense;
  return {
    ...rest,
    ...details,
    onCommonPot: onPot,
    supplier: { name: supplierName, businessNumber: supplierBusinessNumber },
  };
}

function approvalOf(evidences: readonly Evidence[]): object | undefined {
  const invoice = invoiceOf(evidences.filter(({ invoice: each }) => each && each.totalAmount > 0n));
  return invoice && { approvalNumber: invoice.approvalNumber, issuedOn: invoice.issuedOn };
}

/** The use case's input from a body. */
export function inputFrom(body: ExpenseInputDto): ExpenseInput {
  const {
    title,
    supplier,
    documentedOn,
    committedOn,
    lines,
    budgetLineId,
    categoryId,
    reasons,
    records,
    paymentMeans,
  } = body;
  return {
    title,
    supplierName: supplier?.name,
    supplierBusinessNumber: supplier?.businessNumber,
    documentedOn,
    committedOn,
    lines: lines?.map((line) => ({
      id: line.id,
      name: line.name,
      supplyAmount: BigInt(line.supplyAmount.replaceAll(',', '')),
      taxAmount: BigInt((line.taxAmount ?? '0').replaceAll(',', '')),
      categoryId: line.categoryId,
      budgetLineId: line.budgetLineId,
      vatTreatment: line.vatTreatment,
    })),
    budgetLineId,
    categoryId,
    reasons,
    records,
    paymentMeans,
  };
}
