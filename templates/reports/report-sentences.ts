import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, sumWon } from '../../src/platform/money/won.js';
import type { OnePageReport, PotShare } from '../../src/reports/one-page-report/one-page-report.js';
import { countdown, kstMinute, monthDay, percent, tenths } from './report-format.js';
import { reportTexts } from './one-page-report.texts.js';

/** A piece of a sentence; a hurried reader reads the strong ones only. */
export interface Segment {
  text: string;
  strong: boolean;
}

const plain = (text: string): Segment => ({ text, strong: false });
const strong = (text: string): Segment => ({ text, strong: true });

export function plainText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

/** The report in two sentences: how far spending is, against what was planned, and what presses. */
export function leadSentence(report: OnePageReport, locale: Locale): Segment[] {
  if (!report.total.shares) {
    return [
      plain(
        locale === 'ko' ? '이 단계에 배정된 예산이 없습니다.' : 'Nothing has been allocated in this stage.',
      ),
    ];
  }
  return locale === 'ko'
    ? [...paceKo(report), ...pressingKo(report)]
    : [...paceEn(report), ...pressingEn(report)];
}

function paceKo({ total, course, withoutLabour }: OnePageReport): Segment[] {
  const { spent = 0, reserved = 0 } = total.shares ?? {};
  const plan = `계획(${percent(course.planTenths)})`;
  const ahead = course.aheadTenths;
  const verbs = course.forecast
    ? { late: '늦고', early: '빠르고', same: '같고' }
    : { late: '늦습니다', early: '빠릅니다', same: '같습니다' };
  const difference = `${tenths(Math.abs(ahead))}\u00a0%p ${ahead < 0 ? verbs.late : verbs.early}`;
  const against =
    ahead === 0 ? [plain(`${plan}과 `), strong(verbs.same)] : [plain(`${plan}보다 `), strong(difference)];
  const expected = course.forecast
    ? [plain(', 단계 말에는 '), strong(percent(course.forecast.tenths)), plain('가 예상됩니다.')]
    : [plain('.')];
  return [
    plain(withoutLabour ? '인건비를 뺀 예산의 ' : '예산의 '),
    strong(percent(spent)),
    plain('를 집행했고 '),
    strong(percent(reserved)),
    plain('가 예약되어 있습니다. 집행은 '),
    ...against,
    ...expected,
  ];
}

function pressingKo({ notes, nextDeadline }: OnePageReport): Segment[] {
  if (notes.length === 0) return [plain(' 지금 챙길 것은 없습니다.')];
  const deadline: Segment[] = nextDeadline
    ? [
        plain(' 있으며 '),
        strong(`가장 가까운 기한은 ${monthDay(nextDeadline.on)}(${countdown(nextDeadline.daysLeft)})`),
        plain('입니다.'),
      ]
    : [plain(' 있습니다.')];
  return [plain(' 주의할 점이 '), strong(`${notes.length}건`), ...deadline];
}

function paceEn({ total, course, withoutLabour }: OnePageReport): Segment[] {
  const { spent = 0, reserved = 0 } = total.shares ?? {};
  const ahead = course.aheadTenths;
  const difference = `${tenths(Math.abs(ahead))}\u00a0pp`;
  const against =
    ahead === 0 ? 'on plan' : ahead < 0 ? `${difference} behind plan` : `${difference} ahead of plan`;
  const expected: Segment[] = course.forecast
    ? [plain('; '), strong(percent(course.forecast.tenths)), plain(' is expected by the end of the stage.')]
    : [plain('.')];
  return [
    strong(percent(spent)),
    plain(withoutLabour ? ' of the budget without labour is spent and ' : ' of the budget is spent and '),
    strong(percent(reserved)),
    plain(' is reserved. Spending is '),
    strong(against),
    plain(` (${percent(course.planTenths)})`),
    ...expected,
  ];
}

function pressingEn({ notes, nextDeadline }: OnePageReport): Segment[] {
  if (notes.length === 0) return [plain(' Nothing needs attention now.')];
  const count = notes.length === 1 ? '1 point' : `${notes.length} points`;
  const need = notes.length === 1 ? 'needs' : 'need';
  const deadline: Segment[] = nextDeadline
    ? [
        plain('; '),
        strong(`the nearest deadline is ${monthDay(nextDeadline.on)} (${countdown(nextDeadline.daysLeft)})`),
        plain('.'),
      ]
    : [plain('.')];
  return [plain(' '), strong(count), plain(` ${need} attention`), ...deadline];
}

/** What the table's figures mean, and what stands outside it. */
export function tableCaption(report: OnePageReport, locale: Locale): string[] {
  const { total, comparedOn } = report;
  const before = formatWon(total.spent - total.change);
  const now = formatWon(total.spent);
  const sentences =
    locale === 'ko'
      ? [`잔액 = 예산 − 집행 − 예약. 증감은 ${comparedOn} 이후 집행(${before} → ${now}). 부가세 환급분 제외.`]
      : [
          `Left = budget − spent − reserved. Change: spending since ${comparedOn} (${before} → ${now}). Recoverable VAT excluded.`,
        ];
  if (report.withoutLabour) sentences.push(labourSentence(locale));
  if (report.commonPot.length > 0) sentences.push(commonPot(report, locale));
  return sentences;
}

function labourSentence(locale: Locale): string {
  return locale === 'ko'
    ? '인건비처럼 급여가 드러나는 비목은 비공개라 표, 합계, 그래프에서 모두 뺐습니다.'
    : 'Categories that reveal pay, such as labour, are confidential: left out of table, totals and chart.';
}

function commonPot({ scope, commonPot: shares }: OnePageReport, locale: Locale): string {
  const spent = formatWon(sumWon(shares.map((share) => share.spent)));
  const reserved = formatWon(sumWon(shares.map((share) => share.reserved)));
  if (scope.kind === 'programme') {
    const byTeam = shares
      .map((share: PotShare) => `${share.teamName[locale]} ${formatWon(share.spent)}`)
      .join(' · ');
    return locale === 'ko' ? `공동구매 팀별 집행: ${byTeam}.` : `Common pot by team, spent: ${byTeam}.`;
  }
  return locale === 'ko'
    ? `공동구매 분담(합계 제외): 집행 ${spent} · 예약 ${reserved}.`
    : `Share of the common pot (not in the totals): spent ${spent} · reserved ${reserved}.`;
}

/** The head of the report as label and value. */
export interface ReportHead {
  title: string;
  subject: string;
  programme: string;
  funds: string;
  team: string;
  stage: string;
  stageDays: string;
  maker: string;
}

export function reportHead(report: OnePageReport, locale: Locale): ReportHead {
  const { scope, stage } = report;
  const team = scope.kind === 'team' ? scope.teamName[locale] : reportTexts.allTeams[locale];
  const subject = scope.kind === 'team' ? team : report.programmeName[locale];
  return {
    title: reportTexts.title[locale],
    subject: `${subject} · ${stage.name[locale]}`,
    programme: report.programmeName[locale],
    funds: fundNames(report, locale),
    team,
    stage: `${stage.name[locale]} · ${stage.startsOn} ~ ${stage.endsOn}`,
    stageDays: reportTexts.stageDays[locale](stage.days, stage.day),
    maker: reportTexts.maker[locale](report.madeBy, kstMinute(report.madeAt)),
  };
}

/** `인건비·연구비, 데이터 구축·가공 (2025 회계연도)`: the year once for the funds that share it. */
function fundNames({ funds }: OnePageReport, locale: Locale): string {
  const years = [...new Set(funds.map(({ fiscalYear }) => fiscalYear))];
  return years
    .map((year) => {
      const names = funds.filter(({ fiscalYear }) => fiscalYear === year).map(({ name }) => name[locale]);
      return reportTexts.fund[locale](names.join(', '), year);
    })
    .join(', ');
}
