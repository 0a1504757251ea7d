import type { Category } from './category.entity.js';
import type { CategoryTree } from './category-tree.js';
import type { FiscalYear } from './fiscal-year.entity.js';
import type { Fund } from './fund.entity.js';
import type { Institution } from './institution.entity.js';
import type { Programme } from './programme.entity.js';
import type { Team } from './team.entity.js';

/** The programme's parts as the API gives them. */
export function programmeJson(programme: Programme): object {
  const { id, code, nameKo, nameEn, potBandCount, potBandDelayDays, stuckDays } = programme;
  return { id, code, name: { ko: nameKo, en: nameEn }, potBandCount, potBandDelayDays, stuckDays };
}

export function fiscalYearJson({ id, year, startsOn, endsOn, closedAt }: FiscalYear): object {
  return { id, year, startsOn, endsOn, closedAt };
}

export function fundJson({ id, code, name, kind, position }: Fund): object {
  return { id, code, name, kind, position };
}

export function categoryJson(category: Category, tree: CategoryTree<Category>): object {
  const { id, parentId, code, name, cost, labour, claimable, position, validFrom, validTo } = category;
  const label = { ko: tree.label(id, 'ko'), en: tree.label(id, 'en') };
  return {
    id,
    parentId,
    code,
    name,
    label,
    depth: tree.depth(id),
    cost,
    labour,
    claimable,
    position,
    validFrom,
    validTo,
  };
}

export function teamJson({ id, code, name, status, joinedOn, position }: Team): object {
  return { id, code, name, status, joinedOn, position };
}

export function institutionJson(institution: Institution): object {
  const { id, teamId, name, kind, businessNumber, part, vatRecovery, position } = institution;
  return { id, teamId, name, kind, businessNumber, part, vatRecovery, position };
}
