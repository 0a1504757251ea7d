import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { teamInput } from '../../../test/reports/one-page-report.fixture.js';
import { buildOnePageReport } from './build-one-page-report.js';
import { canonicalJson, reportDigest, reportJson } from './report-digest.js';

describe('the digest of a report', () => {
  it('writes a value in one way, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1n, a: ['ㄱ', null, true], c: undefined })).toBe(
      '{"a":["ㄱ",null,true],"b":"1"}',
    );
    expect(canonicalJson({ a: { z: 1, y: 2 } })).toBe(canonicalJson({ a: { y: 2, z: 1 } }));
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });

  it('can be checked by anyone who has the JSON', () => {
    const report = buildOnePageReport(teamInput());
    const received = JSON.parse(reportJson(report)) as Record<string, unknown>;
    const { sha256, ...value } = received;
    const sorted = canonicalJson(value);
    expect(createHash('sha256').update(sorted).digest('hex')).toBe(sha256);
    expect(reportDigest(report)).toBe(report.sha256);
  });

  it('changes with one won, and not otherwise', () => {
    const [first, second] = [buildOnePageReport(teamInput()), buildOnePageReport(teamInput())];
    expect(first.sha256).toBe(second.sha256);
    expect(reportDigest({ ...first, total: { ...first.total, spent: first.total.spent + 1n } })).not.toBe(
      first.sha256,
    );
    expect(buildOnePageReport(teamInput({ ledgerPosition: 48_214n })).sha256).not.toBe(first.sha256);
  });
});
