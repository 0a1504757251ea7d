import type {
  RouteFormOptions,
  RouteGroupView,
  RouteRow,
  SimulationView,
  SupposedOptions,
} from '../../../templates/approval-routes/routes-view.js';
import { routeFormTexts, simulationTexts } from '../../../templates/approval-routes/texts.js';
import { roleLabel } from '../../../templates/components/role-labels.js';
import { inLocale } from '../../../templates/texts.js';
import { routeStepsView } from '../../approvals/route-steps.view.js';
import type { Route, RouteScope } from '../../approvals/route.js';
import { TEAM_ROLES, type Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { NamedGround } from '../route-ground.js';
import { mayKeepRoutes, scopesOf } from '../route.policy.js';
import type { KeptRoute, RouteList } from '../route.queries.js';
import type { Simulation } from '../simulate-route.js';
import { standardFor, standardRoutes } from '../standard/standard-routes.js';
import { conditionWords, markWords, stepWords, type Words } from './route-words.js';

const MOST_NAMED = 10;

/** One's own routes, then those a claim comes to where none of them fits. Pure. */
export function routeGroups(actor: Actor, list: RouteList, locale: Locale): RouteGroupView[] {
  const words = { ground: list.ground, names: list.names, locale };
  const office = actor.team.kind === 'office';
  const scopes: RouteScope[] = office ? ['programme', 'pot'] : ['team', 'programme', 'pot'];
  return scopes.map((scope) => {
    const isOwn = scopesOf(actor).includes(scope);
    const mayKeep = isOwn && mayKeepRoutes(actor, scope).allowed;
    const rows = isOwn
      ? list.kept.filter(({ route }) => route.scope === scope).map((kept) => keptRow(kept, words))
      : list.others.filter((route) => route.scope === scope).map((route) => routeRow(route, words));
    return {
      scope,
      rows,
      mayKeep,
      standard: mayKeep && rows.length === 0 ? standardOffer(scope, words) : [],
    };
  });
}

function routeRow(route: Route, words: Words): RouteRow {
  return {
    id: route.id,
    name: route.name,
    conditions: conditionWords(route.conditions, words),
    steps: route.steps.map((step) => stepWords(step, words)),
    version: route.version,
    marks: [],
    underWay: 0,
  };
}

function keptRow({ route, marks, underWay }: KeptRoute, words: Words): RouteRow {
  return { ...routeRow(route, words), marks: marks.map((mark) => markWords(mark, words)), underWay };
}

function standardOffer(scope: RouteScope, words: Words): RouteGroupView['standard'] {
  const { locale } = words;
  const paths = words.ground.categories.inOrder.map(({ path }) => path);
  return standardFor(scope, paths, locale).map(({ name, steps, conditions }) => ({
    name,
    article: standardRoutes().find((route) => route.name[locale] === name)?.article[locale] ?? '',
    conditions: conditionWords(conditions, words),
    steps: steps.map((step) => stepWords(step, words)),
  }));
}

/** What the form of a route offers. Pure. */
export function formOptions(
  ground: NamedGround,
  { scope, names, locale }: { scope: RouteScope; names: ReadonlyMap<string, string>; locale: Locale },
): RouteFormOptions {
  const t = inLocale(routeFormTexts, locale);
  const roles = scope === 'team' ? TEAM_ROLES : ([...TEAM_ROLES, 'officer'] as const);
  const people =
    scope === 'team' ? ground.members.map(({ userId, name }) => ({ value: userId, label: name })) : [];
  return {
    funds: ground.funds
      .filter(({ pot }) => pot === (scope === 'pot'))
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    categories: categoryOptions(ground, locale),
    institutions:
      scope === 'team' ? ground.institutions.map(({ id, name }) => ({ value: id, label: name })) : [],
    findings: [{ value: '*', label: t.anyFinding }, ...ruleOptions(ground, locale)],
    roles: roles.map((role) => ({ value: role, label: roleLabel(role, locale) })),
    people,
    gone: [...names]
      .filter(([id]) => !ground.people.has(id))
      .map(([id, name]) => ({ value: id, label: name })),
  };
}

/** What a supposed claim may say. Pure. */
export function supposedOptions(
  ground: NamedGround,
  teams: SupposedOptions['teams'],
  locale: Locale,
): SupposedOptions {
  return {
    teams,
    funds: ground.funds.map(({ id, name }) => ({ value: id, label: name[locale] })),
    categories: categoryOptions(ground, locale),
    institutions: ground.institutions.map(({ id, name }) => ({ value: id, label: name })),
    findings: ruleOptions(ground, locale),
    claimants: [...ground.people].flatMap((id) => {
      const person = ground.members.find(({ userId }) => userId === id);
      return person ? [{ value: id, label: person.name }] : [];
    }),
  };
}

function categoryOptions({ categories }: NamedGround, locale: Locale): RouteFormOptions['categories'] {
  return categories.inOrder.map(({ id, path }) => ({ value: path, label: categories.label(id, locale) }));
}

function ruleOptions({ rules }: NamedGround, locale: Locale): RouteFormOptions['findings'] {
  return rules.map(({ code, title }) => ({ value: code, label: title[locale] }));
}

/** Pure. */
export function simulationView(simulation: Simulation, locale: Locale): SimulationView {
  const t = inLocale(simulationTexts, locale);
  const { route, isDraft, steps, people, asked, passed } = simulation;
  return {
    routeName: route?.name,
    isDraft,
    route: routeStepsView({ steps, people, locale, planned: true }),
    people: asked.map((step) => {
      if (step.office || step.state === 'approved') return '';
      const names = step.people
        .slice(0, MOST_NAMED)
        .map(({ name, standIns }) => (standIns.length > 0 ? t.standIn(name, standIns.join(', ')) : name));
      const left = step.people.length - names.length;
      if (names.length === 0) return '';
      return t.people([names.join(', '), left > 0 ? t.more(left) : ''].filter(Boolean).join(' '));
    }),
    passed: passed.map(({ route: each, because }) => ({
      name: each.name,
      because: because.map((name) => t[`because-${name}`]),
    })),
  };
}
