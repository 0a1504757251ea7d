import type { Role } from '../platform/access/actor.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Deadline, DeadlineBase } from './deadline.js';

const FILERS: readonly Role[] = ['researcher', 'principal-investigator', 'administrator'];
const MANAGERS: readonly Role[] = ['principal-investigator', 'administrator', 'finance'];
const EVERYBODY: readonly Role[] = [...FILERS, 'finance', 'officer', 'auditor'];

const use = (ko: string, en: string): Text => ({ ko: `사용 기준 ${ko}`, en: `Standard of use, Art. ${en}` });

type Standard = Pick<Deadline, 'code' | 'title' | 'article' | 'base' | 'roles'> &
  Partial<Pick<Deadline, 'months' | 'days' | 'shift' | 'enforces' | 'fixed' | 'unverified'>>;

/**
 * The national standard's deadlines. Periods that run after an event end on the next working day when their last day is
 * none, as periods of the Civil Act (Art. 161) do; that it holds here is unverified, so each says so. Days reckoned back
 * from an end, and the end itself, stay where they are: who keeps the earlier day is never late.
 */
const STANDARD: readonly Standard[] = [
  {
    code: 'own-cash',
    title: { ko: '기관부담 현금 납입', en: 'Own cash paid in' },
    article: use('제60조 2항', '60 (2)'),
    ...before('year-end', 3),
    roles: ['administrator', 'finance', 'officer'],
  },
  {
    code: 'equipment',
    title: { ko: '장비 구입·설치·검수', en: 'Equipment bought, installed and inspected' },
    article: use('제23조 6항', '23 (6)'),
    ...before('stage-end', 2),
    roles: FILERS,
    enforces: 'equipmentBy',
  },
  {
    code: 'software',
    title: { ko: '소프트웨어·정액 클라우드 계약', en: 'Software and flat-rate cloud contracted' },
    article: use('제25조 9항·11항', '25 (9), (11)'),
    ...before('stage-end', 2),
    roles: FILERS,
    enforces: 'softwareBy',
  },
  {
    code: 'carry-over',
    title: { ko: '직접비 이월 승인 신청 권고', en: 'Ask for direct cost to be carried over' },
    article: use('제73조 1항', '73 (1)'),
    base: 'stage-end',
    days: -60,
    roles: [...MANAGERS, 'officer'],
  },
  {
    code: 'materials',
    title: { ko: '재료 검수', en: 'Materials inspected' },
    article: { ko: '부적정집행 사례집 7쪽', en: 'Case book p. 7' },
    base: 'stage-end',
    roles: FILERS,
    enforces: 'materialsBy',
  },
  {
    code: 'stage-end',
    title: { ko: '단계 종료 · 지출원인행위', en: 'Stage ends; last day to commit' },
    article: use('제22조 4항', '22 (4)'),
    base: 'stage-end',
    roles: EVERYBODY,
    fixed: true,
  },
  {
    code: 'stage-report',
    title: { ko: '단계보고서', en: 'Stage report' },
    article: { ko: '혁신법 매뉴얼 93쪽', en: 'Manual p. 93' },
    base: 'stage-end',
    roles: ['principal-investigator', 'administrator', 'officer'],
  },
  {
    code: 'yearly-record',
    title: { ko: '연차 사용실적 등록', en: 'Yearly record of use' },
    article: { ko: '혁신법 매뉴얼 270쪽', en: 'Manual p. 270' },
    ...after('year-end', 1),
    roles: ['administrator', 'finance'],
  },
  {
    code: 'use-report',
    title: { ko: '사용실적보고서', en: 'Report on the use of funds' },
    article: { ko: '시행령 제26조 1항', en: 'Decree, Art. 26 (1)' },
    ...after('stage-end', 3),
    roles: [...MANAGERS, 'officer', 'auditor'],
    enforces: 'reportBy',
  },
  {
    code: 'settlement-start',
    title: { ko: '정산 착수', en: 'Settlement begun' },
    article: use('제83~85조', '83–85'),
    ...after('stage-end', 3),
    roles: ['officer', 'auditor'],
  },
  {
    code: 'return',
    title: { ko: '정산 반납', en: 'Money returned' },
    article: use('제83~85조', '83–85'),
    ...after('settlement', 1),
    roles: ['administrator', 'finance', 'officer'],
  },
  {
    code: 'objection',
    title: { ko: '정산 이의신청', en: 'Objection to the settlement' },
    article: use('제83~85조', '83–85'),
    ...after('settlement', 1),
    roles: MANAGERS,
  },
];

export const STANDARD_DEADLINES: readonly Deadline[] = STANDARD.map((standard) => ({
  months: 0,
  days: 0,
  shift: 'none',
  ...standard,
  active: true,
  standard: true,
  changed: false,
}));

function before(base: DeadlineBase, months: number) {
  return { base, months: -months };
}

function after(base: DeadlineBase, months: number) {
  return { base, months, shift: 'next', unverified: true } as const;
}
