import { routesTexts } from '../../../templates/approval-routes/texts.js';
import { roleLabel } from '../../../templates/components/role-labels.js';
import { wonText } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import type { Deciders, RouteConditions } from '../../approvals/route.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { formatWon, type Won } from '../../platform/money/won.js';
import type { NamedGround } from '../route-ground.js';
import type { StepInput } from '../route-input.js';
import type { RouteMark } from '../route-marks.js';

const MAN = 10_000n;

export interface Words {
  readonly ground: Pick<NamedGround, 'funds' | 'categories' | 'institutions' | 'rules'>;
  /** Of the people routes name. */
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
}

/** `금액 3,000만원 이상 · 연구시설·장비비`. Pure. */
export function conditionWords(conditions: RouteConditions, { ground, locale }: Words): string {
  const t = inLocale(routesTexts, locale);
  const { fundIds = [], categoryPaths = [], institutionIds = [], findings = [] } = conditions;
  const either = (names: readonly string[]) => names.join(', ');
  const amount = amountWords(conditions, locale);
  const words = [
    amount && `${t.amount} ${amount}`,
    either(fundIds.map((id) => ground.funds.find((fund) => fund.id === id)?.name[locale] ?? t.unknown)),
    either(categoryPaths.map((path) => categoryName(path, ground, locale) ?? t.unknown)),
    either(institutionIds.map((id) => ground.institutions.find((each) => each.id === id)?.name ?? t.unknown)),
    either(
      findings.map((code) =>
        code === '*'
          ? t.anyFinding
          : t.finding(ground.rules.find((rule) => rule.code === code)?.title[locale] ?? code),
      ),
    ),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : t.everything;
}

function categoryName(path: string, { categories }: Words['ground'], locale: Locale): string | undefined {
  const node = categories.inOrder.find((each) => each.path === path);
  return node?.name[locale];
}

function amountWords({ amountFrom, amountBelow }: RouteConditions, locale: Locale): string {
  const t = inLocale(routesTexts, locale);
  const say = (amount: Won) => roundWon(amount, locale);
  if (amountFrom !== undefined && amountBelow !== undefined)
    return t.between(say(amountFrom), say(amountBelow));
  if (amountFrom !== undefined) return t.from(say(amountFrom));
  return amountBelow === undefined ? '' : t.below(say(amountBelow));
}

/** `3,000만원` where it is so many 만, to the won where it isn't. */
export function roundWon(amount: Won, locale: Locale): string {
  return locale === 'ko' && amount > 0n && amount % MAN === 0n
    ? `${formatWon(amount / MAN)}만원`
    : wonText(amount, locale);
}

/** `연구책임자 발의`, `관리자 1명`, `재무 전원 (3일 지나면 연구책임자에게도)`. Pure. */
export function stepWords({ kind, deciders, needs, escalation }: StepInput, words: Words): string {
  const t = inLocale(routesTexts, words.locale);
  const who = whoWords(deciders, words);
  const many = { any: t.any(who), all: t.all(who) };
  const asked = typeof needs === 'number' ? t.some(who, needs) : many[needs];
  const isOne = needs === 'any' && deciders.roles.length === 0 && deciders.userIds.length === 1;
  const text = kind === 'proposal' ? t.proposal(who) : isOne ? who : asked;
  return escalation ? `${text} (${t.late(escalation.afterDays, whoWords(escalation, words))})` : text;
}

function whoWords({ roles, userIds }: Deciders, { names, locale }: Words): string {
  const t = inLocale(routesTexts, locale);
  return [
    ...roles.map((role) => (role === 'officer' ? t.office : roleLabel(role, locale))),
    ...userIds.map((id) => names.get(id) ?? t.unknown),
  ].join('·');
}

/** What is odd about a step today. Pure. */
export function markWords(mark: RouteMark, { names, locale }: Pick<Words, 'names' | 'locale'>): string {
  const t = inLocale(routesTexts, locale);
  const step = mark.step + 1;
  if (mark.kind === 'gone') return t['mark-gone'](step, names.get(mark.userId) ?? t.unknown);
  return mark.kind === 'nobody' ? t['mark-nobody'](step) : t['mark-too-few'](step, mark.count);
}
