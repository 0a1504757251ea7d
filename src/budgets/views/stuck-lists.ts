import { Injectable } from '@nestjs/common';
import type { StuckPageProps, StuckReservation } from '../../../templates/budgets/budgets-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { BudgetLines } from '../budget-lines.js';
import { BudgetOverview } from '../budget-overview.js';
import { budgetViewLinks } from '../budget-view-links.js';
import type { StuckQuery } from '../dto/views.dto.js';
import { StuckReservations } from '../stuck-reservations.js';
import { stuckSummary, stuckView } from '../stuck-view.js';

const PAGE = 50;
/** Besides what the programme sets. */
const CHOICES = [14, 30];
const EXPORT_PAGE = 500;
const EXPORT_MAX = 20_000;

/** All that is stuck, page by page or as a whole. */
@Injectable()
export class StuckLists {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly lines: BudgetLines,
    private readonly overview: BudgetOverview,
    private readonly stuck: StuckReservations,
    private readonly clock: Clock,
  ) {}

  page(actor: Actor, frame: PageFrame, { days: wanted, after }: StuckQuery): Promise<StuckPageProps> {
    const { locale } = frame;
    const now = this.clock.businessNow(actor.demo);
    return this.unit.run(actor, async () => {
      const { stuckDays } = await this.structure.programme(actor);
      const days = wanted ?? stuckDays;
      const page = await this.stuck.page(actor, now, { days, limit: PAGE, after });
      const tally = await this.stuck.tally(actor, now, days);
      const reserved = await this.reservedOf(actor);
      const href = (length: number) => `/budgets/stuck?days=${length}`;
      return {
        frame,
        views: budgetViewLinks(actor, locale, 'stuck'),
        summary: stuckSummary({ actor, locale }, page, tally, { afterDays: days, reserved }),
        choices: [...new Set([...CHOICES, stuckDays, days])]
          .sort((a, b) => a - b)
          .map((length) => ({ href: href(length), days: length, current: length === days })),
        paging: {
          shown: page.rows.length,
          total: tally.more ? undefined : tally.count,
          firstHref: after ? href(days) : undefined,
          nextHref: page.next && `${href(days)}&after=${page.next}`,
        },
        csvHref: `/budgets/stuck.csv?days=${days}`,
        xlsxHref: `/budgets/stuck.xlsx?days=${days}`,
      };
    });
  }

  /** For an export. */
  all(actor: Actor, locale: Locale, wanted: number | undefined): Promise<StuckReservation[]> {
    const now = this.clock.businessNow(actor.demo);
    return this.unit.run(actor, async () => {
      const days = wanted ?? (await this.structure.programme(actor)).stuckDays;
      const all: StuckReservation[] = [];
      let after: string | undefined;
      do {
        const page = await this.stuck.page(actor, now, { days, limit: EXPORT_PAGE, after });
        all.push(...page.rows.map((row) => stuckView({ actor, locale }, row)));
        after = page.next;
      } while (after !== undefined && all.length < EXPORT_MAX);
      return all;
    });
  }

  private async reservedOf(actor: Actor): Promise<bigint> {
    const office = actor.team.kind === 'office';
    const pots = office ? [] : (await this.lines.list(actor)).filter(({ owner }) => owner === 'common-pot');
    return this.overview.held(actor, await this.overview.potUses(pots));
  }
}
