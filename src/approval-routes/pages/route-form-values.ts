import type {
  RouteFormValues,
  RouteScopeName,
  StepValues,
  SupposedValues,
} from '../../../templates/approval-routes/routes-view.js';
import type { Route, RouteConditions } from '../../approvals/route.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import type { Role } from '../../platform/access/actor.js';
import { parseWon, type Won } from '../../platform/money/won.js';
import { textOf, textsOf, type FormBody } from '../../people/form-values.js';
import { ROUTE_ERRORS } from '../route.errors.js';
import type { RouteInput, StepInput } from '../route-input.js';
import type { SupposedClaim } from '../simulate-route.js';

/** More steps than a route can have, so that too many are told and not cut off. */
const MOST_READ = 20;

export const BLANK_STEP: StepValues = {
  id: '',
  kind: 'approval',
  name: '',
  roles: [],
  userIds: [],
  needs: 'any',
  count: '',
  dependsOn: [],
  afterDays: '',
  lateRoles: [],
  lateUserIds: [],
};

/** 발의 first, as 사용 기준 제70조 1항 has it. */
export function blankRoute(scope: RouteScopeName): RouteFormValues {
  const steps: StepValues[] = [
    { ...BLANK_STEP, kind: 'proposal', roles: ['principal-investigator'] },
    { ...BLANK_STEP, roles: ['administrator'] },
    ...(scope === 'pot' ? [{ ...BLANK_STEP, roles: ['officer'] }] : []),
  ];
  return {
    scope,
    name: '',
    amountFrom: '',
    amountBelow: '',
    fundIds: [],
    categoryPaths: [],
    institutionIds: [],
    findings: [],
    steps,
  };
}

export function scopeFrom(text: string): RouteScopeName {
  return text === 'programme' || text === 'pot' ? text : 'team';
}

/** What was sent, with what was chosen to be added. */
export function valuesFromForm(body: FormBody): RouteFormValues {
  const list = (name: string) => [...new Set([...textsOf(body, name), ...textsOf(body, `${name}.add`)])];
  const places = [
    ...new Set(Object.keys(body).flatMap((name) => /^steps\[(\d{1,2})\]\./.exec(name)?.[1] ?? [])),
  ]
    .map(Number)
    .sort((a, b) => a - b)
    .slice(0, MOST_READ);
  return {
    scope: scopeFrom(textOf(body, 'scope')),
    name: textOf(body, 'name'),
    amountFrom: textOf(body, 'conditions.amountFrom'),
    amountBelow: textOf(body, 'conditions.amountBelow'),
    fundIds: list('conditions.fundIds'),
    categoryPaths: list('conditions.categoryPaths'),
    institutionIds: list('conditions.institutionIds'),
    findings: list('conditions.findings'),
    steps: places.map((place) => stepFromForm(body, `steps[${place}]`, list)),
  };
}

function stepFromForm(body: FormBody, at: string, list: (name: string) => string[]): StepValues {
  const text = (field: string) => textOf(body, `${at}.${field}`);
  const needs = text('needs');
  return {
    id: text('id'),
    kind: text('kind') === 'proposal' ? 'proposal' : 'approval',
    name: text('name'),
    roles: list(`${at}.roles`),
    userIds: list(`${at}.userIds`),
    needs: needs === 'all' || needs === 'count' ? needs : 'any',
    count: text('count'),
    dependsOn: list(`${at}.dependsOn`),
    afterDays: text('afterDays'),
    lateRoles: list(`${at}.lateRoles`),
    lateUserIds: list(`${at}.lateUserIds`),
  };
}

/** The form after a button that adds, moves or removes a step. Pure. */
export function applyStepAction(values: RouteFormValues, action: string): RouteFormValues {
  const { steps } = values;
  if (action === 'add-step') return { ...values, steps: [...steps, BLANK_STEP] };
  const [, what, place] = /^(remove-step|step-up|step-down):(\d{1,2})$/.exec(action) ?? [];
  if (!what) return values;
  const index = Number(place);
  if (what === 'remove-step') return { ...values, steps: steps.filter((_, each) => each !== index) };
  const other = what === 'step-up' ? index - 1 : index + 1;
  const [one, two] = [steps[index], steps[other]];
  if (!one || !two) return values;
  return { ...values, steps: steps.map((step) => (step === one ? two : step === two ? one : step)) };
}

export function valuesFromRoute({ scope, name, conditions, steps }: Route): RouteFormValues {
  return {
    scope,
    name,
    amountFrom: conditions.amountFrom?.toString() ?? '',
    amountBelow: conditions.amountBelow?.toString() ?? '',
    fundIds: conditions.fundIds ?? [],
    categoryPaths: conditions.categoryPaths ?? [],
    institutionIds: conditions.institutionIds ?? [],
    findings: conditions.findings ?? [],
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind,
      name: step.name,
      roles: step.deciders.roles,
      userIds: step.deciders.userIds,
      needs: typeof step.needs === 'number' ? 'count' : step.needs,
      count: typeof step.needs === 'number' ? String(step.needs) : '',
      dependsOn: step.dependsOn,
      afterDays: step.escalation ? String(step.escalation.afterDays) : '',
      lateRoles: step.escalation?.roles ?? [],
      lateUserIds: step.escalation?.userIds ?? [],
    })),
  };
}

/** The route that was written, and what of it can't be read. Pure. */
export function inputFromValues(values: RouteFormValues): { input: RouteInput; unread: FieldProblem[] } {
  const unread: FieldProblem[] = [];
  const won = (text: string, field: string): Won | undefined => {
    if (text.trim() === '') return undefined;
    const amount = parseWon(text);
    if (amount === undefined) unread.push(ROUTE_ERRORS.problem('route.amount', `/conditions/${field}`));
    return amount;
  };
  const from = won(values.amountFrom, 'amountFrom');
  const below = won(values.amountBelow, 'amountBelow');
  const conditions: RouteConditions = {
    ...filled({
      fundIds: values.fundIds,
      categoryPaths: values.categoryPaths,
      institutionIds: values.institutionIds,
      findings: values.findings,
    }),
    ...(from === undefined ? {} : { amountFrom: from }),
    ...(below === undefined ? {} : { amountBelow: below }),
  };
  return { input: { name: values.name, conditions, steps: values.steps.map(stepInput) }, unread };
}

function filled(lists: Record<string, readonly string[]>): RouteConditions {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function stepInput(step: StepValues): StepInput {
  const days = step.afterDays.trim();
  const isLate = days !== '' || step.lateRoles.length > 0 || step.lateUserIds.length > 0;
  return {
    id: step.id || undefined,
    kind: step.kind,
    name: step.name,
    // What isn't a role is refused by the check.
    deciders: { roles: step.roles as Role[], userIds: step.userIds },
    needs: step.needs === 'count' ? numberOf(step.count) : step.needs,
    dependsOn: step.dependsOn,
    ...(isLate
      ? {
          escalation: {
            afterDays: numberOf(days),
            roles: step.lateRoles as Role[],
            userIds: step.lateUserIds,
          },
        }
      : {}),
  };
}

/** NaN where it is none: the check refuses it at its field. */
function numberOf(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}

export function supposedFromForm(body: FormBody, prefix = ''): SupposedValues {
  const text = (field: string) => textOf(body, `${prefix}${field}`);
  return {
    teamId: text('teamId'),
    fundId: text('fundId'),
    categoryPath: text('categoryPath'),
    institutionId: text('institutionId'),
    amount: text('amount'),
    finding: text('finding'),
    claimantId: text('claimantId'),
  };
}

/** An amount that can't be read is refused at its field. */
export function supposedClaim(values: SupposedValues): SupposedClaim {
  return {
    teamId: values.teamId || undefined,
    fundId: values.fundId,
    categoryPath: values.categoryPath,
    institutionId: values.institutionId || undefined,
    amount: parseWon(values.amount) ?? -1n,
    findings: values.finding ? [values.finding] : [],
    claimantId: values.claimantId || undefined,
  };
}

/** A problem's field as the form names it. */
export function routeField(field: string): string {
  return field.replace(/\.escalation\.(\w)(\w*)$/, (_, first: string, rest: string) =>
    rest === 'fterDays' ? `.${first}${rest}` : `.late${first.toUpperCase()}${rest}`,
  );
}

const SUPPOSED = ['teamId', 'fundId', 'categoryPath', 'institutionId', 'amount', 'claimantId'];

/** A problem of the supposed claim as a form names it; undefined of anything else. */
export function supposedField(field: string, prefix = ''): string | undefined {
  if (field === 'findings') return `${prefix}finding`;
  return SUPPOSED.includes(field) ? `${prefix}${field}` : undefined;
}
