import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { RouteFormPage } from '../../../templates/approval-routes/route-form-page.js';
import { RoutesPage } from '../../../templates/approval-routes/routes-page.js';
import type {
  RouteFormValues,
  RouteScopeName,
  SupposedOptions,
  SupposedValues,
} from '../../../templates/approval-routes/routes-view.js';
import { SimulationPage } from '../../../templates/approval-routes/simulation-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { settingsSections } from '../../people/settings-sections.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import type { NamedGround } from '../route-ground.js';
import { mayKeepRoutes } from '../route.policy.js';
import { RouteQueries } from '../route.queries.js';
import type { Simulation } from '../simulate-route.js';
import { markWords } from './route-words.js';
import { blankRoute, supposedFromForm, valuesFromRoute } from './route-form-values.js';
import { formOptions, routeGroups, simulationView, supposedOptions } from './routes.view.js';

export interface Seen {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface FormShown {
  readonly values?: RouteFormValues;
  readonly version?: number;
  readonly tried?: SupposedValues;
  readonly simulation?: Simulation;
  readonly errors?: readonly FormError[];
}

/** Routes as pages. */
@Injectable()
export class RouteRenderer {
  constructor(
    private readonly frames: PageFrames,
    private readonly queries: RouteQueries,
    private readonly structure: ProgrammeStructure,
  ) {}

  async list({ request, reply }: Seen, errors: readonly FormError[] = []): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const groups = routeGroups(actor, await this.queries.list(actor), frame.locale);
    return RoutesPage({ frame, sections: settingsSections(actor), groups, errors });
  }

  /** The form of a new route, or of one that is gone and is kept as a new one. */
  async blank(seen: Seen, scope: RouteScopeName, shown: FormShown = {}): Promise<VNode> {
    const actor = actorOf(seen.request);
    ensure(mayKeepRoutes(actor, scope));
    const ground = await this.queries.groundOf(actor);
    const values = shown.values ?? blankRoute(scope);
    return this.form(seen, { ground, names: new Map() }, { ...shown, values, action: '/settings/routes' });
  }

  async edit(seen: Seen, id: string, shown: FormShown = {}): Promise<VNode> {
    const actor = actorOf(seen.request);
    const { route, marks, underWay, ground, names } = await this.queries.read(actor, id);
    ensure(mayKeepRoutes(actor, route.scope));
    const { locale } = await this.frames.frameOf(seen.request, seen.reply);
    return this.form(
      seen,
      { ground, names },
      {
        ...shown,
        values: shown.values ?? valuesFromRoute(route),
        version: shown.version ?? route.version,
        action: `/settings/routes/${id}`,
        marks: marks.map((mark) => markWords(mark, { names, locale })),
        underWay,
      },
    );
  }

  async simulation(
    { request, reply }: Seen,
    shown: { values: SupposedValues; simulation?: Simulation; errors?: readonly FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    return SimulationPage({
      frame,
      sections: settingsSections(actor),
      values: shown.values,
      options: await this.supposed(actor, shown.values.teamId, frame.locale),
      simulation: shown.simulation && simulationView(shown.simulation, frame.locale),
      errors: shown.errors ?? [],
    });
  }

  private async form(
    { request, reply }: Seen,
    { ground, names }: { ground: NamedGround; names: ReadonlyMap<string, string> },
    shown: FormShown & {
      values: RouteFormValues;
      action: string;
      marks?: readonly string[];
      underWay?: number;
    },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const { values, version, action, marks = [], underWay = 0, simulation, errors = [] } = shown;
    const tried = shown.tried ?? supposedFromForm({});
    return RouteFormPage({
      frame,
      sections: settingsSections(actor),
      action,
      version,
      isNew: version === undefined,
      values,
      options: formOptions(ground, { scope: values.scope, names, locale: frame.locale }),
      marks,
      underWay,
      tried,
      supposed: await this.supposed(actor, tried.teamId, frame.locale),
      simulation: simulation && simulationView(simulation, frame.locale),
      errors,
    });
  }

  /** For the office, of the team that is chosen; until then of none. */
  private async supposed(actor: Actor, teamId: string, locale: Locale): Promise<SupposedOptions> {
    if (actor.team.kind === 'team') return supposedOptions(await this.queries.groundOf(actor), [], locale);
    const teams = await this.structure.teams(actor);
    const known = teams.find(({ id }) => id === teamId && actor.readTeamIds.includes(id));
    const ground = await this.queries.groundOf(actor, known?.id);
    return supposedOptions(
      ground,
      teams.map(({ id, nameKo, nameEn }) => ({ value: id, label: locale === 'ko' ? nameKo : nameEn })),
      locale,
    );
  }
}
