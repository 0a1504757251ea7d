import { Injectable } from '@nestjs/common';
import type { StructureField, StructureRow } from '../../../templates/settings/structure-view.js';
import type { Actor } from '../../platform/access/actor.js';
import { Categories } from '../../programmes/categories.js';
import { INSTITUTION_KINDS, INSTITUTION_PARTS, VAT_RECOVERIES } from '../../programmes/institution.entity.js';
import { Institutions } from '../../programmes/institutions.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { TEAM_STATUSES } from '../../programmes/team.entity.js';
import { Teams } from '../../programmes/teams.js';
import { INSTITUTION_KIND_WORDS } from '../../programmes/institution-words.js';
import {
  field,
  oneOf,
  typedName,
  type SectionReader,
  type StructureSection,
  type TypedValues,
} from './structure-section.js';
import { optionsOf, PART_WORDS, TEAM_STATUS_WORDS, VAT_WORDS } from './structure-words.js';

@Injectable()
export class TeamSection implements StructureSection {
  readonly key = 'teams';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly teams: Teams,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const teams = await this.structure.teams(actor);
    return teams.map(({ id, name, code, status, joinedOn }) => ({
      id,
      facts: { name: name[locale], code, status: TEAM_STATUS_WORDS[status][locale], joinedOn },
    }));
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    const team = id ? await this.structure.team(actor, id) : undefined;
    return [
      field('code', 'text', team?.code),
      field('name', 'text', team?.nameKo),
      field('nameEn', 'text', team?.nameEn, { required: false }),
      field('joinedOn', 'date', team?.joinedOn),
      field('status', 'select', team?.status ?? 'active', { options: optionsOf(TEAM_STATUS_WORDS, locale) }),
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    await this.teams.add(actor, teamCommand(typed));
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.teams.change(actor, id, teamCommand(typed));
  }
}

function teamCommand(typed: TypedValues) {
  const { code = '', joinedOn = '' } = typed;
  return { code, name: typedName(typed), joinedOn, status: oneOf(TEAM_STATUSES, typed.status) };
}

@Injectable()
export class InstitutionSection implements StructureSection {
  readonly key = 'institutions';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly institutions: Institutions,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const teams = new Map((await this.structure.teams(actor)).map((team) => [team.id, team.name[locale]]));
    const institutions = await this.structure.institutions(actor);
    return institutions.map((one) => ({
      id: one.id,
      facts: {
        name: one.name,
        team: teams.get(one.teamId) ?? '',
        teamRole: PART_WORDS[one.part][locale],
        kind: INSTITUTION_KIND_WORDS[one.kind][locale],
        businessNumber: one.businessNumber,
        vatRecovery: VAT_WORDS[one.vatRecovery][locale],
      },
    }));
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    const one = id ? await this.structure.institution(actor, id) : undefined;
    const teams = (await this.structure.teams(actor)).map((team) => ({
      value: team.id,
      label: team.name[locale],
    }));
    const ofTeam = teams.filter(({ value }) => !one || value === one.teamId);
    return [
      field('teamId', 'select', one?.teamId, { options: ofTeam }),
      field('name', 'text', one?.name),
      field('businessNumber', 'text', one?.businessNumber),
      field('kind', 'select', one?.kind, { options: optionsOf(INSTITUTION_KIND_WORDS, locale) }),
      field('teamRole', 'select', one?.part ?? 'partner', { options: optionsOf(PART_WORDS, locale) }),
      field('vatRecovery', 'select', one?.vatRecovery, {
        options: optionsOf(VAT_WORDS, locale),
        required: false,
      }),
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    await this.institutions.add(actor, typed.teamId ?? '', institutionCommand(typed));
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.institutions.change(actor, id, institutionCommand(typed));
  }
}

function institutionCommand(typed: TypedValues) {
  return {
    name: typed.name ?? '',
    businessNumber: typed.businessNumber ?? '',
    kind: oneOf(INSTITUTION_KINDS, typed.kind) ?? 'sme',
    part: oneOf(INSTITUTION_PARTS, typed.teamRole) ?? 'partner',
    vatRecovery: oneOf(VAT_RECOVERIES, typed.vatRecovery),
  } as const;
}

@Injectable()
export class CategorySection implements StructureSection {
  readonly key = 'categories';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly categories: Categories,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const tree = await this.structure.categories(actor);
    return tree.inOrder.map(({ id, name, code, validFrom, validTo }) => ({
      id,
      depth: tree.depth(id),
      facts: { name: name[locale], code, validFrom: validFrom ?? undefined, validTo: validTo ?? undefined },
    }));
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    const tree = await this.structure.categories(actor);
    const one = id ? tree.get(id) : undefined;
    const options = tree.inOrder.map((node) => ({ value: node.id, label: tree.label(node.id, locale) }));
    const place = one
      ? [field('code', 'text', one.code, { readOnly: true })]
      : [field('parentId', 'select', '', { options, required: false }), field('code', 'text')];
    return [
      ...place,
      field('name', 'text', one?.nameKo),
      field('nameEn', 'text', one?.nameEn, { required: false }),
      field('validFrom', 'date', one?.validFrom ?? '', { required: false }),
      field('validTo', 'date', one?.validTo ?? '', { required: false }),
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    const { code = '', parentId } = typed;
    await this.categories.add(actor, { ...categoryCommand(typed), code, parentId: parentId || undefined });
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.categories.change(actor, id, categoryCommand(typed));
  }
}

function categoryCommand(typed: TypedValues) {
  return { name: typedName(typed), validFrom: typed.validFrom || null, validTo: typed.validTo || null };
}

/** The sections about who takes part and what money is spent on. */
@Injectable()
export class MemberSections {
  readonly all: readonly StructureSection[];

  constructor(teams: TeamSection, institutions: InstitutionSection, categories: CategorySection) {
    this.all = [teams, institutions, categories];
  }
}
