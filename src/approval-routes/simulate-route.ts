import { Injectable } from '@nestjs/common';
import type { RequestState } from '../approvals/approval-request.js';
import { chooseRoute, inTurn, misfits } from '../approvals/choose-route.js';
import { rightOf, type Delegation } from '../approvals/deciders.js';
import { planRound, type PlannedRequest } from '../approvals/plan-round.js';
import { RoutePeopleQueries, type RoutePeople } from '../approvals/route-people.js';
import type { Route, RouteConditions, RouteFacts, RouteScope } from '../approvals/route.js';
import { stepsAhead } from '../approvals/steps-ahead.js';
import type { Actor, Role } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { Won } from '../platform/money/won.js';
import { checkRoute } from './check-route.js';
import { ROUTE_ERRORS } from './route.errors.js';
import { withUnread } from './keep-routes.js';
import { RouteGroundQueries, type NamedGround } from './route-ground.js';
import type { RouteInput } from './route-input.js';
import { mayKeepRoutes } from './route.policy.js';
import { RouteStore } from './route-store.js';

/** A claim that nobody has made. */
export interface SupposedClaim {
  /** Of the office: the team that would claim. */
  readonly teamId?: string;
  readonly fundId: string;
  readonly categoryPath: string;
  readonly institutionId?: string;
  readonly amount: Won;
  readonly findings: readonly string[];
  /** Oneself where absent; for the office nobody. */
  readonly claimantId?: string;
}

/** A route that isn't saved, in the place of the one it changes, or after all others. */
export interface DraftRoute {
  readonly id?: string;
  readonly scope: RouteScope;
  readonly input: RouteInput;
}

export interface Simulation {
  readonly route?: Route;
  readonly isDraft: boolean;
  /** Routes asked before it, and what of them doesn't hold. */
  readonly passed: readonly { readonly route: Route; readonly because: readonly (keyof RouteConditions)[] }[];
  readonly steps: readonly PlannedRequest[];
  readonly people: RoutePeople;
  readonly asked: readonly AskedToday[];
  readonly ground: NamedGround;
}

/** Who may say yes to a step today. */
export interface AskedToday {
  readonly state: RequestState;
  readonly office: boolean;
  readonly people: readonly {
    readonly userId: string;
    readonly name: string;
    readonly standIns: readonly string[];
  }[];
  /** Asked besides, because nobody of those asked could. */
  readonly widened: readonly Role[];
}

const DRAFT = 'draft';

/** 누가 결재하게 되나요: which route a claim would take today and whom its steps would ask. */
@Injectable()
export class SimulateRoute {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RouteStore,
    private readonly ground: RouteGroundQueries,
    private readonly people: RoutePeopleQueries,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    claim: SupposedClaim,
    { draft, unread = [] }: { draft?: DraftRoute; unread?: readonly FieldProblem[] } = {},
  ): Promise<Simulation> {
    if (draft) ensure(mayKeepRoutes(actor, draft.scope));
    const teamId = teamOf(actor, claim);
    return this.unit.run(actor, async () => {
      const ground = await this.ground.of(actor, teamId);
      const wrong = draft ? await this.wrongOf(actor, draft) : [];
      const problems = [...withUnread(wrong, unread), ...problemsOf(claim, ground)];
      if (problems.length > 0) throw invalidInput(problems);
      const routes = withDraft(await this.store.list(actor, teamId), draft, actor.team.id);
      const facts = factsOf(claim, ground);
      const { route, steps } = chooseRoute(routes, facts);
      const claimantId = claim.claimantId ?? (actor.team.kind === 'team' ? actor.userId : '');
      const subject = {
        teamId,
        type: 'expense',
        id: '',
        claimantId,
        excludedIds: claimantId ? [claimantId] : [],
        amount: claim.amount,
        fundIds: facts.fundIds,
      };
      const people = await this.people.of(teamId, steps.map(asNamed));
      const planned = planRound(subject, steps, {
        members: people.members,
        earlier: [],
        now: this.clock.businessNow(actor.demo),
        askLastAgain: facts.onPot,
      });
      const turn = inTurn(routes, facts);
      const before = route ? turn.slice(0, turn.indexOf(route)) : turn;
      return {
        route,
        isDraft: route !== undefined && route.id === (draft?.id ?? DRAFT) && draft !== undefined,
        passed: before.map((each) => ({ route: each, because: misfits(each.conditions, facts) })),
        steps: planned,
        people,
        asked: await this.askedToday(actor, planned, ground),
        ground,
      };
    });
  }

  private async wrongOf(actor: Actor, { scope, input }: DraftRoute): Promise<FieldProblem[]> {
    return checkRoute({ scope, ...input }, await this.ground.of(actor));
  }

  private async askedToday(
    actor: Actor,
    planned: readonly PlannedRequest[],
    ground: NamedGround,
  ): Promise<AskedToday[]> {
    const today = this.clock.businessDate(actor.demo);
    const delegations = await this.delegations(ground.teamId, today, ground);
    const names = new Map(ground.members.map(({ userId, name }) => [userId, name]));
    return stepsAhead(planned, ground.members).map(({ asked, left }) => ({
      state: asked.state,
      office: asked.office,
      people: asked.office
        ? []
        : left.map((userId) => ({
            userId,
            name: names.get(userId) ?? '',
            standIns: delegations
              .filter((each) => each.fromUserId === userId && lends(each, asked, today))
              .map(({ toUserId }) => names.get(toUserId) ?? ''),
          })),
      widened: asked.widened?.roles ?? [],
    }));
  }

  /** What the team's people have lent each other for today. */
  private async delegations(teamId: string, today: KstDate, ground: NamedGround): Promise<Delegation[]> {
    const rows = await this.unit.byKey<{
      from_user_id: string;
      to_user_id: string;
      starts_on: KstDate;
      ends_on: KstDate;
      max_amount: string | null;
      fund_ids: string[];
    }>(
      `SELECT from_user_id, to_user_id, starts_on, ends_on, max_amount, fund_ids FROM delegations
       WHERE team_id = $1 AND ended_at IS NULL AND $2::date BETWEEN starts_on AND ends_on ORDER BY id`,
      [teamId, today],
    );
    const roles = new Map(ground.members.map((member) => [member.userId, member.roles]));
    return rows
      .filter((row) => roles.has(row.from_user_id) && roles.has(row.to_user_id))
      .map((row) => ({
        fromUserId: row.from_user_id,
        toUserId: row.to_user_id,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        maxAmount: row.max_amount === null ? undefined : BigInt(row.max_amount),
        fundIds: row.fund_ids,
        fromRoles: roles.get(row.from_user_id) ?? [],
      }));
  }
}

function lends(delegation: Delegation, request: PlannedRequest, today: KstDate): boolean {
  const standIn = { userId: delegation.toUserId, roles: [] };
  return rightOf(request, standIn, { voices: [], delegations: [delegation], today })?.forUserId !== undefined;
}

function teamOf(actor: Actor, { teamId }: SupposedClaim): string {
  if (actor.team.kind === 'team') return actor.team.id;
  const known = actor.readTeamIds.find((id) => id === teamId && id !== actor.programme.officeTeamId);
  if (!known) throw ROUTE_ERRORS.fail('route.team', {}, '/teamId');
  return known;
}

function problemsOf(claim: SupposedClaim, ground: NamedGround): FieldProblem[] {
  const { problem } = ROUTE_ERRORS;
  const { fundId, categoryPath, institutionId, amount, findings, claimantId } = claim;
  return [
    ...(ground.fundIds.has(fundId) ? [] : [problem('route.fund', '/fundId')]),
    ...(ground.categoryPaths.has(categoryPath) ? [] : [problem('route.category', '/categoryPath')]),
    ...(institutionId === undefined || ground.institutionIds.has(institutionId)
      ? []
      : [problem('route.institution', '/institutionId')]),
    ...(amount < 0n ? [problem('route.amount', '/amount')] : []),
    ...(findings.every((code) => ground.findings.has(code)) ? [] : [problem('route.finding', '/findings')]),
    ...(claimantId === undefined || ground.people.has(claimantId)
      ? []
      : [problem('route.claimant', '/claimantId')]),
  ];
}

function factsOf(claim: SupposedClaim, ground: NamedGround): RouteFacts {
  return {
    onPot: ground.funds.some(({ id, pot }) => pot && id === claim.fundId),
    fundIds: [claim.fundId],
    categoryPaths: [claim.categoryPath],
    institutionId: claim.institutionId ?? '',
    amount: claim.amount,
    findings: claim.findings,
  };
}

function withDraft(routes: readonly Route[], draft: DraftRoute | undefined, teamId: string): Route[] {
  if (!draft) return [...routes];
  const { scope, input } = draft;
  const steps = input.steps.map((step, index) => ({ ...step, id: step.id ?? `${DRAFT}-${index}` }));
  const old = routes.find(({ id }) => id === draft.id);
  const route: Route = {
    ...input,
    teamId,
    id: old?.id ?? draft.id ?? DRAFT,
    scope,
    position: old?.position ?? Number.MAX_SAFE_INTEGER,
    steps,
    version: 0,
  };
  return old ? routes.map((each) => (each === old ? route : each)) : [...routes, route];
}

function asNamed({ deciders }: Route['steps'][number]) {
  return {
    deciders: {
      roles: [...deciders.roles, 'administrator', 'principal-investigator'] as const,
      userIds: deciders.userIds,
    },
    voices: [],
    carriedIds: [],
  };
}
