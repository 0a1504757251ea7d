import { describe, expect, it } from '@jest/globals';
import {
  approvalNumberKey,
  formatApprovalNumber,
  isApprovalNumber,
  parseApprovalNumber,
} from './approval-number.js';

describe('approval number', () => {
  it('keeps its letters and their case', () => {
    expect(parseApprovalNumber('2025101041000009ab300477')).toBe('2025101041000009ab300477');
    expect(parseApprovalNumber('20251010-41000009-Ab300477')).toBe('2025101041000009Ab300477');
    expect(formatApprovalNumber('2025101041000009ab300477')).toBe('20251010-41000009-ab300477');
  });

  it.each([
    '',
    '2025101041000009ab30047',
    '2025101041000009ab3004777',
    '2025101x41000009ab300477',
    '2025101041000009ab30047가',
    '2025-1010-41000009ab300477',
    '2025101041000009ab300477\n2025101041000009ab300478',
  ])('refuses %j', (text) => {
    expect(parseApprovalNumber(text)).toBeUndefined();
    expect(isApprovalNumber(text)).toBe(false);
  });

  it('is compared without regard to case', () => {
    expect(approvalNumberKey('2025101041000009AB300477')).toBe(approvalNumberKey('2025101041000009ab300477'));
  });
});
