import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { ChangeRoles } from './change-roles.js';
import { PeopleQuery, RolesDto } from './dto/people.dto.js';
import { PeopleQueries } from './people.queries.js';
import { PersonAccess } from './person-access.js';

/** People of one's team, for its administrator; of the programme, for its officers. */
@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly roles: ChangeRoles,
    private readonly access: PersonAccess,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<object> {
    const { items, next } = await this.queries.list(actor, query);
    return { items, next: next ?? null };
  }

  @Get(':id')
  async one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.queries.person(actor, id);
  }

  @Put(':id/roles')
  async changeRoles(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RolesDto,
  ): Promise<object> {
    await this.roles.execute(actor, { userId: id, roles: body.roles });
    return this.queries.person(actor, id);
  }

  @Post(':id/disabling')
  @HttpCode(200)
  async disable(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.access.disable(actor, id);
    return this.queries.person(actor, id);
  }

  @Post(':id/enabling')
  @HttpCode(200)
  async enable(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.access.enable(actor, id);
    return this.queries.person(actor, id);
  }
}
