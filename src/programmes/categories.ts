import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { Category, type CategoryCost } from './category.entity.js';
import { categoryPath } from './category-tree.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { maySetUpProgramme } from './programme.policy.js';
import { ProgrammeStructure } from './programme-structure.js';
import { requireCode, requireDay, requireName } from './structure-input.js';

export interface ChangeCategoryCommand {
  name: Text;
  position?: number;
  claimable?: boolean;
  validFrom?: KstDate | null;
  validTo?: KstDate | null;
}

export interface AddCategoryCommand extends ChangeCategoryCommand {
  code: string;
  parentId?: string;
  /** Taken from the parent when there is one. */
  cost?: CategoryCost;
  labour?: boolean;
}

/** The category tree, grown by officers. Code and place are fixed once made; a category goes out of use by its dates. */
@Injectable()
export class Categories {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly structure: ProgrammeStructure,
  ) {}

  async add(actor: Actor, command: AddCategoryCommand): Promise<Category> {
    ensure(maySetUpProgramme(actor));
    const name = requireName(command.name);
    const code = requireCode(command.code).toUpperCase();
    requireValidity(command);
    return this.unit.run(actor, async () => {
      const tree = await this.structure.categories(actor);
      const parent = command.parentId ? tree.get(command.parentId) : undefined;
      if (command.parentId && !parent) throw PROGRAMME_ERRORS.fail('programme.not-found', {}, '/parentId');
      const path = requirePath(parent?.path, code);
      const siblings = tree.inOrder.filter((node) => node.parentId === (parent?.id ?? null));
      const columns = {
        parentId: parent?.id ?? null,
        code: path,
        path,
        nameKo: name.ko,
        nameEn: name.en,
        cost: parent?.cost ?? command.cost ?? 'direct',
        labour: parent?.labour || (command.labour ?? false),
        claimable: command.claimable ?? true,
        position: command.position ?? siblings.length + 1,
        validFrom: command.validFrom ?? null,
        validTo: command.validTo ?? null,
      };
      const category = Object.assign(new Category(), columns, {
        id: uuidv7(),
        programmeId: actor.programme.id,
      });
      await this.unit.repository(Category).insert(category);
      await this.record(actor, 'category.added', category.id, undefined, columns);
      return category;
    });
  }

  async change(actor: Actor, id: string, command: ChangeCategoryCommand): Promise<Category> {
    ensure(maySetUpProgramme(actor));
    const name = requireName(command.name);
    requireValidity(command);
    return this.unit.run(actor, async () => {
      const category = (await this.structure.categories(actor)).get(id);
      if (!category) throw PROGRAMME_ERRORS.fail('programme.not-found');
      const columns = {
        nameKo: name.ko,
        nameEn: name.en,
        position: command.position ?? category.position,
        claimable: command.claimable ?? category.claimable,
        validFrom: command.validFrom === undefined ? category.validFrom : command.validFrom,
        validTo: command.validTo === undefined ? category.validTo : command.validTo,
      };
      await this.unit.repository(Category).update({ id }, columns);
      await this.record(actor, 'category.changed', id, { ...category }, columns);
      return Object.assign(category, columns);
    });
  }

  private record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: object | undefined,
    after: object,
  ): Promise<void> {
    const teamId = actor.programme.officeTeamId;
    return this.audit.record(actor, { teamId, act, subjectType: 'category', subjectId, before, after });
  }
}

/** A step may not hold a dot, or it would stand for two. */
function requirePath(parentPath: string | undefined, code: string): string {
  const path = categoryPath(parentPath, code);
  const step = parentPath === undefined ? path : path.slice(parentPath.length + 1);
  if (step === '' || step.includes('.')) throw PROGRAMME_ERRORS.fail('programme.code-malformed');
  return path;
}

function requireValidity({ validFrom, validTo }: ChangeCategoryCommand): void {
  if (validFrom) requireDay(validFrom, '/validFrom');
  if (validTo) requireDay(validTo, '/validTo');
  if (validFrom && validTo && validFrom > validTo)
    throw PROGRAMME_ERRORS.fail('programme.period-inverted', {}, '/validTo');
}
