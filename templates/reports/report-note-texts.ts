import type { Locale } from '../../src/platform/i18n/locale.js';
import type {
  Article,
  BehindPlan,
  NearLimit,
  NoteKind,
  ReportNote,
} from '../../src/reports/one-page-report/one-page-report.js';
import { countdown, monthDay, percent, roughWon, tenths, wonText } from './report-format.js';

/** A note as printed: a short title, a sentence that says what to do, and the articles it rests on. */
export interface NoteText {
  title: string;
  body: string;
  articles: string;
}

type NoteOf<Kind extends NoteKind> = Extract<ReportNote, { kind: Kind }>;
type Writer<Kind extends NoteKind> = (note: NoteOf<Kind>) => Omit<NoteText, 'articles'>;
type Writers = { readonly [Kind in NoteKind]: Writer<Kind> };

const KO: Writers = {
  'returned-claims': ({ count, amount }) => ({
    title: '보완할 신청',
    body: `돌려받은 신청 ${count}건 ${wonText(amount, 'ko')}을 보완해 다시 내야 합니다.`,
  }),
  'missing-evidence': ({ count, amount }) => ({
    title: '증빙 없음',
    body: `신청 ${count}건 ${wonText(amount, 'ko')}에 증빙이 없습니다. 올려야 지급하고 정산할 수 있습니다.`,
  }),
  'near-limits': ({ rows }) => ({
    title: '잔액 부족',
    body: `${nearRows(rows, 'ko')} 남았습니다. 더 필요하면 예산부터 옮깁니다.`,
  }),
  'behind-plan': ({ rows }) => ({
    title: '집행 지연',
    body: `계획보다 ${behindRows(rows, 'ko')} 늦습니다.`,
  }),
  'purchase-deadline': ({ on, daysLeft, equipmentReserved }) => ({
    title: `기한 ${countdown(daysLeft)}`,
    body:
      `장비는 ${monthDay(on)}까지 설치·검수를 마치고, 소프트웨어와 정액 클라우드는 그날까지 계약합니다.` +
      (equipmentReserved > 0n ? ` 연구시설·장비비 예약은 ${wonText(equipmentReserved, 'ko')}입니다.` : ''),
  }),
  'purchase-closed': ({ on }) => ({
    title: '계약 마감',
    body: `${monthDay(on)}이 지나 이 단계에는 장비 구입과 소프트웨어·정액 클라우드 계약을 새로 할 수 없습니다.`,
  }),
  'old-reservations': ({ count, amount, oldestDays }) => ({
    title: '묵은 예약',
    body: `30일 넘은 예약이 ${count}건 ${wonText(amount, 'ko')}이고 가장 오래된 것은 ${oldestDays}일째입니다. 지급하거나 풉니다.`,
  }),
  'waiting-claims': ({ count, amount, oldestDays }) => ({
    title: '결재 대기',
    body:
      `결재를 기다리는 신청이 ${count}건 ${wonText(amount, 'ko')}입니다.` +
      (oldestDays > 0 ? ` 가장 오래된 것은 ${oldestDays}일째입니다.` : ''),
  }),
  'carry-over': ({ unspent }) => ({
    title: '이월',
    body: `단계 말에 ${roughWon(unspent, 'ko')}이 남을 것으로 예상됩니다. 이월은 승인이 필요하고(처리 15일) 연구수당은 이월할 수 없습니다.`,
  }),
  'stage-end': ({ on, daysLeft, useReportOn }) => ({
    title: `단계 ${countdown(daysLeft)}`,
    body: `${monthDay(on)}까지 지급한 것이 이 단계 집행입니다. 단계보고서는 그날, 사용실적보고서는 ${useReportOn}까지 냅니다.`,
  }),
  'use-report': ({ on, daysLeft }) => ({
    title: `보고 ${countdown(daysLeft)}`,
    body: `사용실적보고서는 ${on}까지 냅니다.`,
  }),
};

const EN: Writers = {
  'returned-claims': ({ count, amount }) => ({
    title: 'Returned',
    body: `${claims(count)} of ${wonText(amount, 'en')} came back: complete and submit again.`,
  }),
  'missing-evidence': ({ count, amount }) => ({
    title: 'No evidence',
    body: `${claims(count)} of ${wonText(amount, 'en')} without a document. Upload it to pay and settle.`,
  }),
  'near-limits': ({ rows }) => ({
    title: 'Nearly used',
    body: `Left: ${nearRows(rows, 'en')}. Move budget first if more is needed.`,
  }),
  'behind-plan': ({ rows }) => ({
    title: 'Behind plan',
    body: `${behindRows(rows, 'en')} behind plan.`,
  }),
  'purchase-deadline': ({ on, daysLeft, equipmentReserved }) => ({
    title: `Due ${countdown(daysLeft)}`,
    body:
      `Install and inspect equipment, and contract software and flat-rate cloud, by ${monthDay(on)}.` +
      (equipmentReserved > 0n ? ` Equipment reserved: ${wonText(equipmentReserved, 'en')}.` : ''),
  }),
  'purchase-closed': ({ on }) => ({
    title: 'Closed',
    body: `Since ${monthDay(on)} no new equipment, software or flat-rate cloud can be contracted in this stage.`,
  }),
  'old-reservations': ({ count, amount, oldestDays }) => ({
    title: 'Old holds',
    body: `Reservations over 30 days: ${count}, ${wonText(amount, 'en')}, the oldest ${oldestDays} days. Pay or release them.`,
  }),
  'waiting-claims': ({ count, amount, oldestDays }) => ({
    title: 'Waiting',
    body:
      `${claims(count)} of ${wonText(amount, 'en')} waiting for approval` +
      (oldestDays > 0 ? `, the oldest for ${oldestDays} days.` : '.'),
  }),
  'carry-over': ({ unspent }) => ({
    title: 'Carry-over',
    body: `About ${roughWon(unspent, 'en')} will be left. Taking it along needs approval (15 days); allowances can’t be carried over.`,
  }),
  'stage-end': ({ on, daysLeft, useReportOn }) => ({
    title: `Stage ${countdown(daysLeft)}`,
    body: `What is paid by ${monthDay(on)} counts for this stage. Stage report due that day, use-of-funds report by ${useReportOn}.`,
  }),
  'use-report': ({ on, daysLeft }) => ({
    title: `Report ${countdown(daysLeft)}`,
    body: `The use-of-funds report is due by ${on}.`,
  }),
};

const MOST_NAMED_ROWS = 3;

function nearRows(rows: readonly NearLimit[], locale: Locale): string {
  const space = locale === 'ko' ? '' : '\u00a0';
  const named = rows
    .slice(0, MOST_NAMED_ROWS)
    .map(
      ({ name, left, leftTenths }) =>
        `${name[locale]} ${wonText(left, locale)}${space}(${percent(leftTenths)})`,
    )
    .join(', ');
  const others = rows.length - MOST_NAMED_ROWS;
  if (others <= 0) return locale === 'ko' ? `${named}이` : named;
  return locale === 'ko' ? `${named} 외 ${others}개 항목이` : `${named} and ${others} more`;
}

function behindRows(rows: readonly BehindPlan[], locale: Locale): string {
  const unit = locale === 'ko' ? '%p' : 'pp';
  const named = rows
    .slice(0, MOST_NAMED_ROWS)
    .map(({ name, behindTenths }) => `${name[locale]} ${tenths(behindTenths)}\u00a0${unit}`)
    .join(', ');
  const others = rows.length - MOST_NAMED_ROWS;
  if (others <= 0) return named;
  return locale === 'ko' ? `${named} 외 ${others}곳` : `${named} and ${others} more`;
}

function claims(count: number): string {
  return count === 1 ? '1 claim' : `${count} claims`;
}

export function noteText(note: ReportNote, locale: Locale): NoteText {
  const writers = locale === 'ko' ? KO : EN;
  return { ...writeNote(writers, note), articles: citeArticles(note.articles, locale) };
}

function writeNote<Kind extends NoteKind>(writers: Writers, note: NoteOf<Kind>): Omit<NoteText, 'articles'> {
  return writers[note.kind](note);
}

/** `제23조 6항 · 제25조 9항·11항`: paragraphs of one article share its number. */
export function citeArticles(articles: readonly Article[], locale: Locale): string {
  const cited: { source: Article['source']; article: number; paragraphs: number[] }[] = [];
  for (const { source, article, paragraph } of articles) {
    const same = cited.find((each) => each.source === source && each.article === article);
    if (same) same.paragraphs.push(paragraph);
    else cited.push({ source, article, paragraphs: [paragraph] });
  }
  return cited.map((each) => cite(each.source, each.article, each.paragraphs, locale)).join(' · ');
}

function cite(
  source: Article['source'],
  article: number,
  paragraphs: readonly number[],
  locale: Locale,
): string {
  if (locale === 'en')
    return `${source === 'decree' ? 'Decree art.' : 'Art.'} ${article}(${paragraphs.join(', ')})`;
  const paragraph = paragraphs.map((each) => `${each}항`).join('·');
  return `${source === 'decree' ? '시행령 ' : ''}제${article}조 ${paragraph}`;
}
