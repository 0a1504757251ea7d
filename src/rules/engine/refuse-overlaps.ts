import type { Rule } from '../pack.js';
import type { YamlReader } from './yaml-reader.js';

/** A code may come back with another period; on no day may two of its versions be in force. */
export function refuseOverlaps(reader: YamlReader, rules: readonly Rule[]): void {
  const byCode = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.effectiveTo !== undefined && rule.effectiveTo < rule.effectiveFrom)
      reader.problemAt(
        rule.line,
        rule.code,
        '끝나는 날이 시작하는 날보다 빠릅니다.',
        'ends before it begins',
      );
    for (const other of byCode.get(rule.code) ?? []) {
      const apart =
        (rule.effectiveTo !== undefined && rule.effectiveTo < other.effectiveFrom) ||
        (other.effectiveTo !== undefined && other.effectiveTo < rule.effectiveFrom);
      if (!apart)
        reader.problemAt(
          rule.line,
          rule.code,
          `${other.line}번째 줄의 같은 규칙과 기간이 겹칩니다.`,
          `overlaps the version on line ${other.line}`,
        );
    }
    byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule]);
  }
}
