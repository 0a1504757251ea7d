import { Injectable } from '@nestjs/common';
import type { StructureField, StructureRow } from '../../../templates/settings/structure-view.js';
import { programmeRoleOf, type Actor } from '../../platform/access/actor.js';
import { sumWon } from '../../platform/money/won.js';
import { FUND_KINDS } from '../../programmes/fund.entity.js';
import { Funds } from '../../programmes/funds.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { MEANS } from '../budget-line.entity.js';
import { BudgetLines } from '../budget-lines.js';
import { BudgetOverview } from '../budget-overview.js';
import { amountsOf } from '../budget-tree-amounts.js';
import { entriesHref } from '../budget-tree-rows.js';
import { CloseBudgetLine } from '../close-budget-line.js';
import { CreateBudgetLine } from '../create-budget-line.js';
import {
  field,
  oneOf,
  typedName,
  type SectionReader,
  type StructureSection,
  type TypedValues,
} from './structure-section.js';
import {
  FUND_KIND_WORDS,
  LINE_STATUS_WORDS,
  LINE_STATUSES,
  MEANS_WORDS,
  optionsOf,
} from './structure-words.js';

@Injectable()
export class FundSection implements StructureSection {
  readonly key = 'funds';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly funds: Funds,
    private readonly lines: BudgetLines,
    private readonly overview: BudgetOverview,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const officer = programmeRoleOf(actor) === 'officer';
    const lines = await this.lines.list(actor);
    const unallocated = await this.overview.unallocated(actor);
    return (await this.structure.funds(actor)).map(({ id, name, code, kind }) => {
      const allocated = amountsOf(lines.filter((line) => line.fund.id === id))?.allocated;
      const left = unallocated.get(id);
      return {
        id,
        facts: {
          name: name[locale],
          code,
          kind: FUND_KIND_WORDS[kind][locale],
          appropriated: left === undefined || allocated === undefined ? undefined : sumWon([allocated, left]),
          allocated,
        },
        allocateHref: officer ? '/budgets/allocations' : undefined,
        entriesHref: allocated || left ? entriesHref({ fund: id }) : undefined,
      };
    });
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    const fund = id ? await this.structure.fund(actor, id) : undefined;
    const kind = fund
      ? field('kind', 'text', FUND_KIND_WORDS[fund.kind][locale], { readOnly: true })
      : field('kind', 'select', '', { options: optionsOf(FUND_KIND_WORDS, locale) });
    return [
      field('code', 'text', fund?.code),
      field('name', 'text', fund?.nameKo),
      field('nameEn', 'text', fund?.nameEn, { required: false }),
      kind,
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    const kind = oneOf(FUND_KINDS, typed.kind) ?? 'per-team';
    await this.funds.add(actor, { code: typed.code ?? '', name: typedName(typed), kind });
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.funds.change(actor, id, { code: typed.code ?? '', name: typedName(typed) });
  }
}

@Injectable()
export class BudgetLineSection implements StructureSection {
  readonly key = 'budget-lines';

  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly lines: BudgetLines,
    private readonly creation: CreateBudgetLine,
    private readonly closing: CloseBudgetLine,
  ) {}

  async rows({ actor, locale }: SectionReader): Promise<StructureRow[]> {
    const officer = programmeRoleOf(actor) === 'officer';
    return (await this.lines.list(actor)).map((line) => {
      const { id, balance, owner } = line;
      const amounts = balance.kind === 'exact' ? balance : undefined;
      const closed = line.closed ? ` (${LINE_STATUS_WORDS.closed[locale]})` : '';
      return {
        id,
        facts: {
          category: line.category.name[locale] + closed,
          institution:
            line.institution?.name ?? (owner === 'common-pot' ? FUND_KIND_WORDS['common-pot'][locale] : ''),
          fund: line.fund.name[locale],
          stage: `${line.fiscalYear.year} · ${line.stage.name[locale]}`,
          means: MEANS_WORDS[line.means][locale],
          allocated: amounts?.allocated,
          spent: amounts?.spent,
          reserved: amounts?.reserved,
        },
        allocateHref: officer ? `/budgets/allocations/lines/${id}?act=allocate` : undefined,
        entriesHref: `/budgets/lines/${id}`,
      };
    });
  }

  async fields({ actor, locale }: SectionReader, id?: string): Promise<StructureField[]> {
    if (id) {
      const { closed } = await this.lines.line(actor, id);
      const options = optionsOf(LINE_STATUS_WORDS, locale);
      return [field('status', 'select', closed ? 'closed' : 'open', { options })];
    }
    const named = <T extends { id: string }>(items: readonly T[], label: (item: T) => string) => ({
      options: items.map((item) => ({ value: item.id, label: label(item) })),
    });
    const teams = new Map((await this.structure.teams(actor)).map((team) => [team.id, team.name[locale]]));
    const years = new Map((await this.structure.fiscalYears(actor)).map((year) => [year.id, year.year]));
    const tree = await this.structure.categories(actor);
    const stages = named(
      await this.structure.stages(actor),
      (stage) => `${years.get(stage.fiscalYearId) ?? ''} · ${stage.name[locale]}`,
    );
    const institutions = named(
      await this.structure.institutions(actor),
      (one) => `${teams.get(one.teamId) ?? ''} · ${one.name}`,
    );
    return [
      field(
        'fundId',
        'select',
        '',
        named(await this.structure.funds(actor), (fund) => fund.name[locale]),
      ),
      field('stageId', 'select', '', stages),
      field('institutionId', 'select', '', { ...institutions, required: false }),
      field(
        'categoryId',
        'select',
        '',
        named(tree.inOrder, (node) => tree.label(node.id, locale)),
      ),
      field('means', 'select', 'cash', { options: optionsOf(MEANS_WORDS, locale) }),
    ];
  }

  async add(actor: Actor, typed: TypedValues): Promise<void> {
    const { fundId = '', stageId = '', categoryId = '', institutionId } = typed;
    const stage = await this.structure.stage(actor, stageId);
    await this.creation.execute(actor, {
      fundId,
      stageId,
      fiscalYearId: stage.fiscalYearId,
      categoryId,
      institutionId: institutionId || undefined,
      means: oneOf(MEANS, typed.means),
    });
  }

  async change(actor: Actor, id: string, typed: TypedValues): Promise<void> {
    await this.closing.execute(actor, {
      lineId: id,
      closed: oneOf(LINE_STATUSES, typed.status) === 'closed',
    });
  }
}
