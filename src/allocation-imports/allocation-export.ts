import { Injectable } from '@nestjs/common';
import { maySeeAllocations } from '../budgets/budget.policy.js';
import type { BudgetLine } from '../budgets/budget-line.js';
import { BudgetLines } from '../budgets/budget-lines.js';
import { DeclinedSupports } from '../budgets/declined/declined-supports.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { writtenSheet, type SheetCopy, type SheetFormat, type WrittenCell } from '../sheets/written-sheet.js';
import {
  allocationTemplateXlsx,
  type TemplateLists,
} from '../../templates/allocations/allocation-template-xlsx.js';
import { csvText } from '../platform/web/csv.js';
import { Readable } from 'node:stream';
import { XLSX_TYPE } from '../sheets/open-sheet.js';
import { ALLOCATION_FIELDS } from './allocation-import.js';
import { COLUMN_LABELS, TOTAL_LABEL } from './allocation-columns.js';

const SET = 500;
/** Columns that say how things stand; an import leaves them aside. */
const STANDING: readonly Text[] = [
  { ko: '예약', en: 'Reserved' },
  { ko: '집행', en: 'Spent' },
  { ko: '남은 금액', en: 'Left' },
];
const MEANS: Record<BudgetLine['means'], Text> = {
  cash: { ko: '현금', en: 'cash' },
  'in-kind': { ko: '현물', en: 'in-kind' },
};
const FILES = {
  template: { ko: '예산 배정 서식', en: 'allocation template' },
  export: { ko: '예산 배정', en: 'allocations' },
} satisfies Record<string, Text>;

/** The year's lines as a sheet that can be edited and uploaded again, and an empty one to begin with. */
@Injectable()
export class AllocationExports {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly lines: BudgetLines,
    private readonly declined: DeclinedSupports,
    private readonly audit: AuditLog,
  ) {}

  /** Every line of the year with its total: uploaded again as totals it changes just what was edited. */
  async ofYear(
    actor: Actor,
    fiscalYearId: string,
    as: { format: SheetFormat; locale: Locale },
  ): Promise<SheetCopy> {
    ensure(maySeeAllocations(actor));
    const { year, lines } = await this.unit.run(actor, async () => {
      const found = await this.lines.list(actor, { fiscalYearId });
      for (const teamId of new Set(found.filter(({ owner }) => owner === 'team').map(({ team }) => team.id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'budget', subjectId: actor.programme.id });
      return { year: (await this.structure.fiscalYear(actor, fiscalYearId)).year, lines: found };
    });
    const { locale, format } = as;
    const name = `${FILES.export[locale]}-${year}.${format}`;
    const categories = await this.structure.categories(actor);
    async function* rows(): AsyncGenerator<WrittenCell[][]> {
      yield [[...heads(locale, TOTAL_LABEL), ...STANDING.map((text) => text[locale])]];
      for (let from = 0; from < lines.length; from += SET)
        yield lines
          .slice(from, from + SET)
          .map((line) => lineCells(line, categories.label(line.category.id, locale), locale));
    }
    return writtenSheet(name, format, rows());
  }

  async template(
    actor: Actor,
    { format, locale }: { format: SheetFormat; locale: Locale },
  ): Promise<SheetCopy> {
    ensure(maySeeAllocations(actor));
    const name = `${FILES.template[locale]}.${format}`;
    const head = heads(locale, COLUMN_LABELS.amount);
    if (format === 'csv')
      return { name, mediaType: 'text/csv; charset=utf-8', content: Readable.from(csvText([head])) };
    const content = await allocationTemplateXlsx(head, await this.lists(actor, locale), locale);
    return { name, mediaType: XLSX_TYPE, content: Readable.from(content) };
  }

  private lists(actor: Actor, locale: Locale): Promise<TemplateLists> {
    return this.unit.run(actor, async () => {
      const teams = await this.structure.teams(actor);
      const active = teams.filter(({ status }) => status !== 'cut');
      const names = new Map(active.map((team) => [team.id, team.name[locale]]));
      const tree = await this.structure.categories(actor);
      const declined = await this.declined.list(actor, { openOnly: true });
      return {
        funds: (await this.structure.funds(actor)).map(({ name }) => name[locale]),
        years: (await this.structure.fiscalYears(actor)).map(({ year }) => String(year)),
        stages: [...new Set((await this.structure.stages(actor)).map(({ name }) => name[locale]))],
        teams: active.map(({ name }) => name[locale]),
        institutions: (await this.structure.institutions(actor))
          .filter(({ teamId }) => names.has(teamId))
          .map(({ teamId, name }) => ({ team: names.get(teamId) ?? '', name })),
        categories: tree.inOrder.map(({ id }) => tree.label(id, locale)),
        means: [MEANS.cash[locale], MEANS['in-kind'][locale]],
        declined: declined.map(({ team, fund }) => `${team.name[locale]} – ${fund.name[locale]}`),
      };
    });
  }
}

function heads(locale: Locale, amount: Text): string[] {
  return ALLOCATION_FIELDS.map((field) => (field === 'amount' ? amount : COLUMN_LABELS[field])[locale]);
}

function lineCells(line: BudgetLine, category: string, locale: Locale): WrittenCell[] {
  const { fund, fiscalYear, stage, owner, team, institution, means, balance } = line;
  const amounts =
    balance.kind === 'exact' ? balance : { allocated: 0n, reserved: 0n, spent: 0n, available: 0n };
  return [
    fund.name[locale],
    String(fiscalYear.year),
    stage.name[locale],
    owner === 'team' ? team.name[locale] : '',
    institution?.name ?? '',
    category,
    MEANS[means][locale],
    amounts.allocated,
    '',
    amounts.reserved,
    amounts.spent,
    amounts.available,
  ];
}
