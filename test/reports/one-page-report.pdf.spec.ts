import { describe, expect, it } from '@jest/globals';
import { formatWon } from '../../src/platform/money/won.js';
import { buildOnePageReport } from '../../src/reports/one-page-report/build-one-page-report.js';
import type {
  OnePageReportInput,
  ReportLine,
} from '../../src/reports/one-page-report/one-page-report-input.js';
import { renderOnePageReportPdf } from '../../templates/reports/one-page-report.pdf.js';
import { grouped, signedWon } from '../../templates/reports/report-format.js';
import { lineId, teamInput, text } from './one-page-report.fixture.js';
import { allNodes, readPdf, type ReadPdf } from './read-pdf.js';

async function print(input: OnePageReportInput, locale: 'ko' | 'en' = 'ko'): Promise<ReadPdf> {
  return readPdf(await renderOnePageReportPdf(buildOnePageReport(input), locale));
}

/** A stage of many lines, `items` of them in each of `groups`. */
function manyRows(groups: number, items: number): OnePageReportInput {
  const [line] = teamInput().lines;
  if (!line) throw new Error('the fixture has lines');
  const lines = Array.from({ length: groups * items }, (_, index): ReportLine => {
    const group = Math.floor(index / items);
    const path = [
      { code: `G${group}`, name: text(`비목 ${group + 1}`) },
      { code: `G${group}.${index}`, name: text(`세목 ${index + 1}번`) },
    ];
    const category = { path, cost: 'direct' as const, labour: false };
    return {
      ...line,
      id: lineId(300 + index),
      budget: 1_000_000n * BigInt(group + 1),
      spent: 0n,
      reserved: 7n,
      category,
    };
  });
  return teamInput({ lines, spending: [] });
}

describe('the one-page report as PDF', () => {
  const report = buildOnePageReport(teamInput());

  it('is one A4 page with every figure of the value as text', async () => {
    const pdf = await readPdf(await renderOnePageReportPdf(report, 'ko'));
    expect(pdf.pages).toBe(1);
    expect([pdf.width, pdf.height].map(Math.round)).toEqual([595, 842]);
    for (const row of [...report.rows, report.total]) {
      expect(pdf.text).toContain(row.name.ko);
      for (const amount of [row.budget, row.spent, row.reserved, row.left])
        expect(pdf.text).toContain(formatWon(amount));
      expect(pdf.text).toContain(signedWon(row.change));
    }
    expect(pdf.text).toContain('44.3 % 를 집행했고');
    expect(pdf.text).toContain('예시 데이터');
    expect(pdf.text).toContain('분개 #48,213까지 · 2025-11-14 18:00');
    expect(pdf.text.replaceAll(' ', '')).toContain(report.sha256);
    expect(pdf.text).toContain(grouped(report.sha256.slice(0, 32)));
  });

  it('is tagged, titled and in Korean for readers aloud', async () => {
    const pdf = await readPdf(await renderOnePageReportPdf(report, 'ko'));
    expect(pdf.marked).toBe(true);
    expect(pdf.language).toBe('ko');
    expect(pdf.title).toBe('한 장 보고서 업스테이지 · 1단계 2025-11-14');
    const roles = allNodes(pdf.structure).map(({ role }) => role);
    expect(roles.slice(0, 3)).toEqual(['Root', 'Document', 'H1']);
    expect(roles.filter((role) => role === 'H2')).toHaveLength(3);
    expect(roles.filter((role) => role === 'Table')).toHaveLength(2);
    expect(roles.filter((role) => role === 'LI').length).toBeGreaterThanOrEqual(5);
    const rows = allNodes(pdf.structure).filter(({ role }) => role === 'TR');
    // Three rows of facts, the heads, the rows, the total.
    expect(rows).toHaveLength(3 + 1 + report.rows.length + 1);
    expect(rows.at(-1)?.children.map(({ role }) => role)).toEqual(['TH', 'TD', 'TD', 'TD', 'TD', 'TD', 'TD']);
    const figure = allNodes(pdf.structure).find(({ role }) => role === 'Figure');
    expect(figure?.alt).toBe('누적 집행 그래프. 집행 44.3\u00a0%, 계획 57.6\u00a0%.');
  });

  it('embeds its fonts and says that it can be archived', async () => {
    const source = (await renderOnePageReportPdf(report, 'ko')).toString('latin1');
    expect(source).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(source).toContain('/OutputIntents');
    expect(source).not.toContain('/Helvetica');
    expect(source.match(/\/FontFile2/g)).toHaveLength(2);
    expect(source).toContain('PretendardGOV-Bold');
  });

  it('has the same bytes for the same value, whatever was printed in between', async () => {
    const first = await renderOnePageReportPdf(report, 'ko');
    await renderOnePageReportPdf(buildOnePageReport(teamInput({ madeBy: '다른 사람 뷁' })), 'ko');
    expect(Buffer.compare(first, await renderOnePageReportPdf(report, 'ko'))).toBe(0);
    const later = buildOnePageReport(teamInput({ madeAt: new Date('2025-11-14T09:00:01Z') }));
    expect(Buffer.compare(first, await renderOnePageReportPdf(later, 'ko'))).not.toBe(0);
  });

  it('speaks English', async () => {
    const pdf = await print(teamInput(), 'en');
    expect(pdf.language).toBe('en');
    expect(pdf.text).toContain('13.3 pp behind plan');
    expect(pdf.text).toContain('Facilities and equipment');
    expect(pdf.text).not.toMatch(/집행|예약|잔액/);
  });

  it('trims notes before rows, then lowers rows, then folds items and says so', async () => {
    const some = await print(manyRows(6, 4));
    expect(some.pages).toBe(1);
    expect(some.text).toContain('세목 24번');
    expect(some.text).not.toContain('접었습니다');
    const many = manyRows(7, 8);
    const pdf = await print(many);
    expect(pdf.pages).toBe(1);
    const { total } = buildOnePageReport(many);
    expect(pdf.text).toContain(formatWon(total.budget));
    const printed = allNodes(pdf.structure).filter(({ role }) => role === 'TR').length - 5;
    // 7 groups, 56 items and the subtotal.
    expect(pdf.text).toContain(`한 장에 맞추려고 ${64 - printed}줄을 접었습니다`);
    expect(pdf.text).toContain('비목 1');
    expect(pdf.text).not.toContain('세목 1번');
    expect(pdf.text).toContain('세목 56번');
  });

  it('merges the smallest groups when even groups are too many', async () => {
    const pdf = await print(manyRows(70, 1));
    expect(pdf.pages).toBe(1);
    expect(pdf.text).toMatch(/그 밖 \d+줄/);
    expect(pdf.text).toContain(formatWon(70n * 71n * 500_000n));
  });

  it('bears long names, control characters and marks of markup', async () => {
    const name = `${'아주 긴 이름 '.repeat(30)}\u0007\ud800<&>`;
    const input = teamInput();
    const pdf = await print(
      teamInput({
        scope: { kind: 'team', teamId: 't', teamName: text(name) },
        programmeName: text(name),
        madeBy: name,
        lines: input.lines.map((line) => ({
          ...line,
          category: {
            ...line.category,
            path: line.category.path.map((node) => ({ ...node, name: text(name) })),
          },
        })),
      }),
    );
    expect(pdf.pages).toBe(1);
    expect(pdf.text).toContain('420,000,000');
    expect(pdf.title).toContain('＜＆＞');
  });

  it('prints a stage without a budget', async () => {
    const pdf = await print(teamInput({ lines: [], spending: [], commonPot: [] }));
    expect(pdf.text).toContain('이 단계에 배정된 예산이 없습니다.');
    expect(pdf.text).toContain('배정된 예산 항목이 없습니다');
  });

  it('says that labour is left out, and doesn’t print it', async () => {
    const pdf = await print(teamInput({ hideLabour: true }));
    expect(pdf.text).toContain('인건비를 뺀 예산의');
    expect(pdf.text).toContain('인건비 뺀 배정액');
    expect(pdf.text).toContain('비공개라');
    expect(pdf.text).not.toContain('110,233,500');
    expect(pdf.text).not.toContain('420,000,000');
  });

  it('lets trillions fit beside each other', async () => {
    const lines = teamInput().lines.map((line) => ({ ...line, budget: line.budget * 10_000_000n }));
    const pdf = await print(teamInput({ lines }));
    expect(pdf.text).toContain(formatWon(4_200_000_000_000_000n));
  });
});
