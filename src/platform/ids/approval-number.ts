/** The number under which the tax office knows a tax invoice (승인번호): 8 digits and 16 letters or digits. */
export type ApprovalNumber = string;

const PLAIN = /^\d{8}[A-Za-z0-9]{16}$/;
const HYPHENATED = /^(\d{8})-([A-Za-z0-9]{8})-([A-Za-z0-9]{8})$/;

/** Reads the 24 characters, also as printed (`20250915-41000012-7q00031x`). Letters belong to it and stay. */
export function parseApprovalNumber(text: string): ApprovalNumber | undefined {
  const trimmed = text.trim();
  if (PLAIN.test(trimmed)) return trimmed;
  const parts = HYPHENATED.exec(trimmed);
  return parts ? parts.slice(1).join('') : undefined;
}

export function isApprovalNumber(value: string): boolean {
  return PLAIN.test(value);
}

/** `20250915-41000012-7q00031x`, as it is printed on the invoice. */
export function formatApprovalNumber(number: ApprovalNumber): string {
  return PLAIN.test(number) ? `${number.slice(0, 8)}-${number.slice(8, 16)}-${number.slice(16)}` : number;
}

/**
 * What two approval numbers are compared by. Letters are folded, or the same invoice could be claimed
 * twice by changing the case of one letter.
 */
export function approvalNumberKey(number: ApprovalNumber): string {
  return number.toLowerCase();
}
