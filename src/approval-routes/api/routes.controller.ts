import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { parseWon } from '../../platform/money/won.js';
import { AddStandardRoutes } from '../add-standard-routes.js';
import {
  ChangeRouteDto,
  CreateRouteDto,
  RemoveRouteQuery,
  RouteOrderDto,
  SimulationDto,
  StandardRoutesDto,
} from '../dto/route.dto.js';
import { KeepRoutes } from '../keep-routes.js';
import { RouteQueries } from '../route.queries.js';
import { SimulateRoute } from '../simulate-route.js';
import { inputFrom, routeJson, simulationJson } from './route-json.js';

/** Approval routes (결재선): who has to say yes to which claims. Claims on their way keep the steps they were given. */
@ApiTags('routes')
@Controller('api/v1/routes')
export class RoutesController {
  constructor(
    private readonly queries: RouteQueries,
    private readonly routes: KeepRoutes,
    private readonly standard: AddStandardRoutes,
    private readonly simulating: SimulateRoute,
  ) {}

  /**
   * The team's own routes and the programme's, in the order they are asked: the first that fits is taken, a team's own
   * before the programme's; claims on the common pot take `pot` routes. Where none fits, an administrator decides, on
   * the pot an officer.
   */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    const { kept, others } = await this.queries.list(actor);
    return {
      items: [
        ...kept.map(({ route, marks, underWay }) => routeJson(route, marks, underWay)),
        ...others.map((route) => routeJson(route)),
      ],
    };
  }

  /** Adds a route after those of its scope: a team's administrator to `team`, an officer to `programme` and `pot`. */
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateRouteDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const route = await this.routes.create(actor, { ...inputFrom(body), scope: body.scope });
    void reply.header('location', `/api/v1/routes/${route.id}`);
    return routeJson(route, await this.queries.marksOf(actor, route));
  }

  /** Puts the standard routes in where the scope has none: 발의 first (사용 기준 제70조 1항), then an administrator. */
  @Post('standard')
  async addStandard(@CurrentActor() actor: Actor, @Body() { scope }: StandardRoutesDto): Promise<object> {
    return { items: (await this.standard.execute(actor, scope)).map((route) => routeJson(route)) };
  }

  /** Puts all routes of a scope in order. */
  @Put('order')
  async order(@CurrentActor() actor: Actor, @Body() body: RouteOrderDto): Promise<object> {
    return { items: (await this.routes.order(actor, body)).map((route) => routeJson(route)) };
  }

  /**
   * Who would decide on a claim like this one today: the route that fits, why those before it don't, and each step's
   * people without the claimant. With `draft`, as if that route were saved.
   */
  @Post('simulation')
  @HttpCode(200)
  async simulate(@CurrentActor() actor: Actor, @Body() body: SimulationDto): Promise<object> {
    const { amount, findings = [], draft, ...claim } = body;
    const supposed = { ...claim, findings, amount: parseWon(amount) ?? -1n };
    const tried = draft && { id: draft.id, scope: draft.scope, input: inputFrom(draft) };
    return simulationJson(await this.simulating.execute(actor, supposed, { draft: tried }));
  }

  /** One of the team's own routes, or one of the programme's. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { route, marks, underWay } = await this.queries.read(actor, id);
    return routeJson(route, marks, underWay);
  }

  /** Changes all of it; acts on what is handed in from now on. Steps that stay keep their `id`. */
  @Put(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeRouteDto,
  ): Promise<object> {
    const route = await this.routes.change(actor, { id, version: body.version, input: inputFrom(body) });
    return routeJson(route, await this.queries.marksOf(actor, route));
  }

  /** Removes it; claims on their way by it go on. */
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: RemoveRouteQuery,
  ): Promise<void> {
    await this.routes.remove(actor, { id, version });
  }
}
