import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { CategoryTree } from '../programmes/category-tree.js';
import type { Category } from '../programmes/category.entity.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { RulePacks } from '../rules/rule-packs.js';
import type { RouteGround } from './route-input.js';

export interface TeamPerson {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface KnownFund {
  readonly id: string;
  readonly name: Text;
  readonly pot: boolean;
}

/** What routes may speak of, with the names it goes by. */
export interface NamedGround extends RouteGround {
  readonly teamId: string;
  readonly funds: readonly KnownFund[];
  readonly categories: CategoryTree<Category>;
  readonly institutions: readonly { readonly id: string; readonly name: string }[];
  readonly rules: readonly { readonly code: string; readonly title: Text }[];
  readonly members: readonly TeamPerson[];
}

/** Reads what routes may speak of; institutions and people of one team alone. */
@Injectable()
export class RouteGroundQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly packs: RulePacks,
    private readonly clock: Clock,
  ) {}

  /** Of the actor's own side, or of a team that the office looks at. Inside the unit in hand. */
  async of(actor: Actor, teamId = actor.team.id): Promise<NamedGround> {
    const funds = await this.structure.funds(actor);
    const categories = await this.structure.categories(actor);
    const office = teamId === actor.programme.officeTeamId;
    const institutions = office ? [] : await this.structure.institutions(actor, teamId);
    const { rules } = await this.packs.packFor(actor, this.clock.businessDate(actor.demo));
    const members = await this.people(teamId);
    return {
      teamId,
      funds: funds.map(({ id, nameKo, nameEn, kind }) => ({
        id,
        name: { ko: nameKo, en: nameEn },
        pot: kind === 'common-pot',
      })),
      categories,
      institutions: institutions.map(({ id, name }) => ({ id, name })),
      rules: rules.filter(({ occasion }) => occasion === 'claim').map(({ code, title }) => ({ code, title })),
      members,
      fundIds: new Set(funds.map(({ id }) => id)),
      categoryPaths: new Set(categories.inOrder.map(({ path }) => path)),
      institutionIds: new Set(institutions.map(({ id }) => id)),
      findings: new Set(rules.filter(({ occasion }) => occasion === 'claim').map(({ code }) => code)),
      people: new Set(office ? [] : members.map(({ userId }) => userId)),
      officers: office ? members.filter(({ roles }) => roles.includes('officer')).length : 0,
    };
  }

  /** Names of these people of the team, of those who have left, too. */
  async names(teamId: string, userIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.unit.byKey<{ id: string; name: string }>(
      'SELECT id, name FROM users WHERE team_id = $1 AND id = ANY ($2::uuid[])',
      [teamId, [...userIds]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async people(teamId: string): Promise<TeamPerson[]> {
    return this.unit.byKey<{ userId: string; name: string; roles: Role[] }>(
      `SELECT u.id AS "userId", u.name, array_agg(m.role ORDER BY m.role) AS roles FROM memberships m
       JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id AND u.status = 'active'
       WHERE m.team_id = $1 GROUP BY u.id, u.name ORDER BY u.name, u.id`,
      [teamId],
    );
  }
}
