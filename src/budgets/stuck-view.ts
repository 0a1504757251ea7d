import type { StuckReservation, StuckSummary } from '../../templates/budgets/budgets-view.js';
import { rolesText } from '../../templates/components/role-labels.js';
import type { Actor } from '../platform/access/actor.js';
import { kstDateOf } from '../platform/clock/kst-date.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { permilleOf, type Won } from '../platform/money/won.js';
import type { Stuck, StuckPage, StuckPlace, StuckTally } from './stuck-reservations.js';

interface Reader {
  actor: Actor;
  locale: Locale;
}

type Words = { place: Text; detail?: Text; next: Text; href?: string };

/** Stuck reservations as the reader sees them; `reserved`: all that the reader's lines hold. */
export function stuckSummary(
  reader: Reader,
  { rows }: StuckPage,
  tally: StuckTally,
  { afterDays, reserved }: { afterDays: number; reserved: Won },
): StuckSummary {
  return {
    rows: rows.map((row) => stuckView(reader, row)),
    afterDays,
    count: tally.count,
    more: tally.more,
    amount: tally.amount,
    // A part that wasn't counted to its end is no share of the whole.
    shareTenths:
      tally.more || reserved < tally.amount || reserved <= 0n
        ? undefined
        : permilleOf(tally.amount, reserved),
  };
}

export function stuckView({ actor, locale }: Reader, stuck: Stuck): StuckReservation {
  const office = actor.team.kind === 'office';
  const { place, detail, next, href } = wordsOf(stuck.place, actor);
  const own = `/${stuck.subject === 'expense' ? 'expenses' : 'commitments'}/${stuck.id}`;
  return {
    id: stuck.id,
    number: stuck.number,
    href: own,
    teamName: office ? stuck.teamName[locale] : undefined,
    title: stuck.title,
    detail: stuck.supplierName,
    amount: stuck.amount,
    days: stuck.days,
    place: place[locale],
    placeDetail: detail?.[locale],
    next: { text: next[locale], href: href ?? own },
  };
}

function wordsOf(place: StuckPlace, actor: Actor): Words {
  const office = actor.team.kind === 'office';
  switch (place.kind) {
    case 'held':
      return {
        place: { ko: '지급 보류', en: 'Payment held' },
        detail: both((locale) => `${place.reason[locale]}, ${kstDateOf(place.since)}`),
        next: office
          ? { ko: '보류 풀지 정하기', en: 'Decide on the hold' }
          : { ko: '보류 사유에 답하기', en: 'Answer the hold' },
      };
    case 'in-run':
      return {
        place: { ko: '지급 실행 중', en: 'In a pay run' },
        detail: { ko: `지급 실행 ${place.runNumber}`, en: `Run ${place.runNumber}` },
        next: { ko: '지급 실행 마치기', en: 'Finish the run' },
        href: actor.roles.includes('finance') ? `/pay-runs/${place.runId}` : undefined,
      };
    case 'unpaid':
      return {
        place: { ko: '지급 대기', en: 'To be paid' },
        detail: { ko: '결재가 끝났으나 지급하지 않음', en: 'Approved and not yet paid' },
        next: actor.roles.includes('finance')
          ? { ko: '지급하기', en: 'Pay it' }
          : { ko: '지급 재촉하기', en: 'Ask to pay it' },
      };
    case 'deciding':
      return decidingWords(place, office);
    case 'undecided':
      return {
        place: { ko: '결재', en: 'Approval' },
        detail: { ko: '결재할 사람이 정해지지 않음', en: 'Nobody is asked to decide' },
        next: { ko: '결재할 사람 정하기', en: 'Find who decides' },
      };
    case 'instalment-overdue':
      return {
        place: { ko: '계약 지급일 지남', en: 'Instalment overdue' },
        detail: {
          ko: `${place.position}회차, 지급일 ${place.dueOn}`,
          en: `Instalment ${place.position}, due ${place.dueOn}`,
        },
        next: { ko: '계산서 받거나 계약 고치기', en: 'Get the invoice or change the contract' },
      };
  }
}

function decidingWords(place: Extract<StuckPlace, { kind: 'deciding' }>, office: boolean): Words {
  const waits = kstDateOf(place.since);
  const detail = both((locale) => {
    const who = place.roles.length > 0 ? rolesText(place.roles, locale) : '';
    return [who, locale === 'ko' ? `${waits}부터` : `since ${waits}`].filter(Boolean).join(', ');
  });
  return {
    place: place.step
      ? { ko: place.step, en: place.step }
      : place.office
        ? { ko: '전담기관 결재', en: 'Decision of the office' }
        : { ko: '팀 결재', en: 'Decision of the team' },
    detail,
    next:
      place.office && office
        ? { ko: '결재하기', en: 'Decide' }
        : place.office
          ? { ko: '전담기관에 묻기', en: 'Ask the office' }
          : { ko: '결재 재촉하기', en: 'Ask for the decision' },
  };
}

function both(text: (locale: Locale) => string): Text {
  return { ko: text('ko'), en: text('en') };
}
