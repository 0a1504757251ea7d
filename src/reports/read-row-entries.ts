import { Injectable } from '@nestjs/common';
import type { BudgetEntriesPageProps } from '../../templates/budgets/budgets-view.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import { reportHead } from '../../templates/reports/report-sentences.js';
import { BudgetEntries } from '../budgets/budget-entries.js';
import { BudgetLines } from '../budgets/budget-lines.js';
import { entriesPageView, type EntriesPage } from '../budgets/entries-page-view.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ReportEntriesQuery } from './dto/report.dto.js';
import { MakeOnePageReport } from './make-one-page-report.js';
import type { OnePageReport, ReportRow } from './one-page-report/one-page-report.js';
import { REPORT_ERRORS } from './report.errors.js';
import { onePageHref, rowEntriesHref } from './report-hrefs.js';

const PAGE = 50;

export interface RowEntries {
  report: OnePageReport;
  row: ReportRow;
  page: EntriesPage;
  /** The report the row stands in. */
  reportHref: string;
}

/** The entries behind a row of the one-page report, of the same moment as the row's own figures. */
@Injectable()
export class ReadRowEntries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly making: MakeOnePageReport,
    private readonly lines: BudgetLines,
    private readonly entries: BudgetEntries,
  ) {}

  execute(actor: Actor, query: ReportEntriesQuery): Promise<RowEntries> {
    const { kind: filter = 'all', after, limit = PAGE, row: rowId = 'total' } = query;
    const work = async (): Promise<RowEntries> => {
      const { report, subject } = await this.making.build(actor, query);
      const row = [...report.rows, report.total].find(({ id }) => id === rowId);
      if (!row) throw REPORT_ERRORS.fail('report.not-found');
      const scope = { lines: await this.lines.byIds(actor, row.lineIds), appropriationIds: [] };
      const listed = await this.entries.page(actor, scope, { filter, after, limit });
      const href = rowEntriesHref(subject.stage.id, subject.team?.id, row.id);
      const page = { scope, ...listed, after, filter, href, potUses: [] };
      return { report, row, page, reportHref: onePageHref(subject.stage.id, subject.team?.id) };
    };
    return this.unit.run(actor, work, { snapshot: true });
  }

  view({ report, row, page, reportHref }: RowEntries, frame: PageFrame): BudgetEntriesPageProps {
    const { locale } = frame;
    const { title, subject } = reportHead(report, locale);
    return {
      ...entriesPageView(page, frame),
      path: [row.name[locale]],
      openedFrom: { nav: 'reports', href: reportHref, text: `${title} · ${subject}` },
    };
  }
}
