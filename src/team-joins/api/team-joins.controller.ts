import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { DecideTeamJoin } from '../decide-team-join.js';
import { LineTemplateDto, TeamJoinDto } from '../dto/team-join.dto.js';
import { LineTemplates } from '../line-templates.js';
import { ProposeTeamJoin } from '../propose-team-join.js';
import { toStored } from '../team-join.js';
import { TeamJoinQueries, type ListedJoin } from '../team-join.queries.js';
import { TEAM_JOIN_ERRORS } from '../team-join.errors.js';

/** Teams that join in the middle of a programme: proposed by one officer, made by the second. The office’s alone. */
@ApiTags('stage-evaluations')
@Controller('api/v1/team-joins')
export class TeamJoinsController {
  constructor(
    private readonly queries: TeamJoinQueries,
    private readonly proposing: ProposeTeamJoin,
    private readonly deciding: DecideTeamJoin,
  ) {}

  /** Those that wait first. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.queries.list(actor)).map(joinJson) };
  }

  /** Proposes a team with the lines it is to get. */
  @Post()
  @HttpCode(201)
  async propose(
    @CurrentActor() actor: Actor,
    @Body() { templateId, likeTeamId, ...body }: TeamJoinDto,
  ): Promise<object> {
    const template = templateId ? { templateId } : likeTeamId ? { likeTeamId } : undefined;
    if (!template) throw TEAM_JOIN_ERRORS.fail('team-join.template-missing');
    return { id: await this.proposing.execute(actor, { ...body, template }) };
  }

  /** Makes the team, its lead institution and its lines; never by whoever proposed it. */
  @Post(':id/confirmation')
  @HttpCode(200)
  async confirm(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return { teamId: await this.deciding.confirm(actor, { id }) };
  }

  /** Takes a proposal back. */
  @Post(':id/withdrawal')
  @HttpCode(204)
  async withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.deciding.withdraw(actor, { id });
  }
}

/** Sets of lines that a joining team may get. */
@ApiTags('stage-evaluations')
@Controller('api/v1/line-templates')
export class LineTemplatesController {
  constructor(private readonly templates: LineTemplates) {}

  /** By name. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    const items = await this.templates.list(actor);
    return { items: items.map(({ id, name, lines }) => ({ id, name, lines: toStored(lines) })) };
  }

  /** Keeps a team’s lines of a stage under a name. */
  @Post()
  @HttpCode(201)
  async keep(@CurrentActor() actor: Actor, @Body() body: LineTemplateDto): Promise<object> {
    return { id: await this.templates.keep(actor, body) };
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.templates.remove(actor, id);
  }
}

function joinJson(join: ListedJoin): object {
  const { id, state, code, name, joinedOn, stageId, institution, lines, reason, joinedTeamId } = join;
  return {
    id,
    state,
    code,
    name,
    joinedOn,
    stageId,
    institution,
    lines: toStored(lines),
    reason,
    proposedBy: join.proposedByName,
    proposedAt: join.proposedAt,
    decidedBy: join.decidedByName ?? null,
    decidedAt: join.decidedAt ?? null,
    teamId: joinedTeamId ?? null,
  };
}
