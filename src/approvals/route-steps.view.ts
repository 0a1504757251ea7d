import { rolesText } from '../../templates/components/role-labels.js';
import { routeStepsTexts } from '../../templates/approvals/route-steps-texts.js';
import type { RouteStepsView, RouteStepView } from '../../templates/approvals/route-steps-view.js';
import { inLocale, type TextsIn } from '../../templates/texts.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ApprovalRequest, Voice } from './approval-request.js';
import type { RoutePeople } from './route-people.js';
import type { PlannedRequest } from './plan-round.js';
import type { Deciders } from './route.js';
import { stepsAhead } from './steps-ahead.js';

type Step = ApprovalRequest | PlannedRequest;
type T = TextsIn<typeof routeStepsTexts>;

/** What a round's steps are shown with. */
export interface StepsRequest {
  readonly steps: readonly Step[];
  readonly people: RoutePeople;
  readonly locale: Locale;
  /** Not handed in yet: what would be asked. */
  readonly planned?: boolean;
  readonly routeName?: string;
}

/** Whom each step asks and how it stands, in words. Pure. */
export function routeStepsView({ steps, people, locale, planned, routeName }: StepsRequest): RouteStepsView {
  const t = inLocale(routeStepsTexts, locale);
  const views = stepsAhead(steps, people.members).map(({ asked, left }): RouteStepView => {
    const { widened } = asked;
    return {
      position: asked.position,
      kind: asked.kind,
      name: asked.name || undefined,
      asked: askedText(asked, left, people, { t, locale }),
      state: planned ? 'planned' : asked.state,
      voices: asked.voices.map((voice) => voiceView(voice, people, t)),
      settledBy: asked.settledBy,
      since: asked.state === 'open' ? asked.openedAt : undefined,
      closedAt: asked.closedAt,
      besides:
        widened && asked.state !== 'approved'
          ? { who: whoText(widened, people, { t, locale }), why: widened.why }
          : undefined,
    };
  });
  return { steps: views, routeName };
}

function askedText(
  step: Step,
  left: readonly string[],
  people: RoutePeople,
  { t, locale }: { t: T; locale: Locale },
): string {
  if (step.office)
    return typeof step.needs === 'number' && step.needs > 1 ? t.several(t.office, step.needs) : t.office;
  const who = whoText(step.deciders, people, { t, locale });
  const isOver = !['waiting', 'open'].includes(step.state);
  if (isOver) return who;
  const own = left.filter((userId) => isOf(step.deciders, userId, people));
  const of = own.length + (step.state === 'open' ? step.voices.length : 0);
  if (of === 0) return t.nobody(who);
  const [only] = own;
  if (of === 1 && only !== undefined) {
    const name = nameOf(only, people, t);
    return step.deciders.roles.length === 0 ? name : t.named(who, name);
  }
  if (step.needs === 'all') return t.allOf(who, of);
  return step.needs === 'any' || step.needs === 1 ? t.oneOf(who, of) : t.someOf(who, step.needs, of);
}

function isOf({ roles, userIds }: Deciders, userId: string, people: RoutePeople): boolean {
  const held = people.members.find((member) => member.userId === userId)?.roles ?? [];
  return userIds.includes(userId) || roles.some((role) => held.includes(role));
}

/** Roles, then the people named: `관리자 · 재무, 김하늘`. */
function whoText(
  { roles, userIds }: Deciders,
  people: RoutePeople,
  { t, locale }: { t: T; locale: Locale },
): string {
  const office = roles.includes('officer');
  const inTeam = roles.filter((role) => role !== 'officer');
  return [
    inTeam.length > 0 ? rolesText(inTeam, locale) : '',
    ...userIds.map((userId) => nameOf(userId, people, t)),
    office ? t.office : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function voiceView(
  { approvalId, userId, forUserId }: Voice,
  people: RoutePeople,
  t: T,
): RouteStepView['voices'][number] {
  return {
    name: people.names.get(userId) ?? t.office,
    forName: forUserId ? people.names.get(forUserId) : undefined,
    at: people.decidedAt.get(approvalId),
  };
}

function nameOf(userId: string, people: RoutePeople, t: T): string {
  return people.names.get(userId) ?? t.somebody;
}
