import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { Categories } from './categories.js';
import {
  CategoryDto,
  ChangeCategoryDto,
  ChangeInstitutionDto,
  InstitutionDto,
  TeamDto,
} from './dto/structure.dto.js';
import { Institutions } from './institutions.js';
import { ProgrammeStructure } from './programme-structure.js';
import { categoryJson, institutionJson, teamJson } from './structure-json.js';
import { Teams } from './teams.js';

/** Categories (비목), teams (정예팀) and institutions (연구개발기관); a team gets its own institutions only. */
@ApiTags('programme')
@Controller('api/v1')
export class MembersController {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly categories: Categories,
    private readonly teams: Teams,
    private readonly institutions: Institutions,
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** The tree in reading order: a parent before its children. */
  @Get('categories')
  async listCategories(@CurrentActor() actor: Actor): Promise<object> {
    const tree = await this.structure.categories(actor);
    return { items: tree.inOrder.map((category) => categoryJson(category, tree)) };
  }

  @Post('categories')
  async addCategory(@CurrentActor() actor: Actor, @Body() body: CategoryDto): Promise<object> {
    const added = await this.categories.add(actor, body);
    return categoryJson(added, await this.structure.categories(actor));
  }

  @Patch('categories/:id')
  async changeCategory(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCategoryDto,
  ): Promise<object> {
    const changed = await this.categories.change(actor, id, body);
    return categoryJson(changed, await this.structure.categories(actor));
  }

  @Get('teams')
  async listTeams(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.structure.teams(actor)).map(teamJson) };
  }

  @Post('teams')
  async addTeam(@CurrentActor() actor: Actor, @Body() body: TeamDto): Promise<object> {
    return teamJson(await this.teams.add(actor, body));
  }

  @Patch('teams/:id')
  async changeTeam(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TeamDto,
  ): Promise<object> {
    return teamJson(await this.teams.change(actor, id, body));
  }

  @Get('institutions')
  listInstitutions(@CurrentActor() actor: Actor): Promise<object> {
    return this.unit.run(actor, async () => {
      const found = await this.structure.institutions(actor);
      for (const teamId of new Set(found.map((institution) => institution.teamId))) {
        await this.audit.recordRead(actor, { teamId, subjectType: 'institutions', subjectId: teamId });
      }
      return { items: found.map(institutionJson) };
    });
  }

  @Post('institutions')
  async addInstitution(@CurrentActor() actor: Actor, @Body() body: InstitutionDto): Promise<object> {
    const { teamId, ...command } = body;
    return institutionJson(await this.institutions.add(actor, teamId, command));
  }

  @Patch('institutions/:id')
  async changeInstitution(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeInstitutionDto,
  ): Promise<object> {
    return institutionJson(await this.institutions.change(actor, id, body));
  }
}
