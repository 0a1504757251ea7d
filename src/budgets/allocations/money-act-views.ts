import { Injectable } from '@nestjs/common';
import type { FigureChange, MoneyAct } from '../../../templates/allocations/allocations-view.js';
import { allocationTexts } from '../../../templates/allocations/texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { BudgetLines } from '../budget-lines.js';
import { AllocationQueries } from './allocation.queries.js';
import { placeOf } from './allocations.pages.js';

/** What an act is about, how it stands, and what an amount would change of it. */
export interface ActSubject {
  name: string;
  place: string;
  action: string;
  backHref: string;
  figures: { label: string; amount: Won }[];
  most?: Won;
  changes: (amount: Won) => FigureChange[];
}

@Injectable()
export class MoneyActViews {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: AllocationQueries,
    private readonly lines: BudgetLines,
    private readonly audit: AuditLog,
  ) {}

  async fund(
    actor: Actor,
    { fundId, fiscalYearId, act }: { fundId: string; fiscalYearId: string; act: MoneyAct },
    locale: Locale,
  ): Promise<ActSubject> {
    const t = inLocale(allocationTexts, locale);
    const [one] = await this.queries.appropriations(actor, { fundId, fiscalYearId });
    if (!one) throw PROGRAMME_ERRORS.fail('programme.not-found');
    const { appropriated, allocated, unallocated } = one;
    const sign = act === 'appropriate' ? 1n : -1n;
    return {
      name: one.fund.name[locale],
      place: `${t.year} ${one.fiscalYear.year}`,
      action: `/budgets/allocations/funds/${fundId}?year=${fiscalYearId}&act=${act}`,
      backHref: `/budgets/allocations?year=${fiscalYearId}`,
      figures: [
        { label: t.appropriated, amount: appropriated },
        { label: t.allocated, amount: allocated },
        { label: t.unallocated, amount: unallocated },
      ],
      most: act === 'reduce' ? unallocated : undefined,
      changes: (amount) => [
        { label: t.appropriated, before: appropriated, after: appropriated + sign * amount },
        { label: t.unallocated, before: unallocated, after: unallocated + sign * amount },
      ],
    };
  }

  async line(
    actor: Actor,
    { lineId, act }: { lineId: string; act: MoneyAct },
    locale: Locale,
  ): Promise<ActSubject> {
    const t = inLocale(allocationTexts, locale);
    return this.unit.run(actor, async () => {
      const line = await this.lines.line(actor, lineId);
      const { balance, fund, fiscalYear, stage } = line;
      if (line.owner === 'team')
        await this.audit.recordRead(actor, {
          teamId: line.team.id,
          subjectType: 'budget',
          subjectId: actor.programme.id,
        });
      const filter = { fundId: fund.id, fiscalYearId: fiscalYear.id };
      const [appropriation] = await this.queries.appropriations(actor, filter);
      const unallocated = appropriation?.unallocated ?? 0n;
      const [allocated, available] =
        balance.kind === 'exact' ? [balance.allocated, balance.available] : [0n, 0n];
      const sign = act === 'allocate' ? 1n : -1n;
      return {
        name: `${line.category.name[locale]} · ${placeOf(line, locale)}`,
        place: [fund.name[locale], String(fiscalYear.year), stage.name[locale]].join(' · '),
        action: `/budgets/allocations/lines/${lineId}?act=${act}`,
        backHref: `/budgets/allocations?year=${fiscalYear.id}&fund=${fund.id}`,
        figures: [
          { label: t.allocated, amount: allocated },
          { label: t.used, amount: allocated - available },
          { label: t.available, amount: available },
          { label: `${fund.name[locale]} ${t.unallocated}`, amount: unallocated },
        ],
        most: act === 'allocate' ? unallocated : available,
        changes: (amount) => [
          { label: t.allocated, before: allocated, after: allocated + sign * amount },
          { label: t.available, before: available, after: available + sign * amount },
          {
            label: `${fund.name[locale]} ${t.unallocated}`,
            before: unallocated,
            after: unallocated - sign * amount,
          },
        ],
      };
    });
  }
}
