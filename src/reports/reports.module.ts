import { Module } from '@nestjs/common';
import { BudgetsModule } from '../budgets/budgets.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { MakeOnePageReport } from './make-one-page-report.js';
import { OnePageReportFacts } from './one-page-report.facts.js';
import { ReadRowEntries } from './read-row-entries.js';
import { ReportDetails } from './report-details.js';
import { ReportSubjects } from './report-subject.js';
import { ReportsController } from './reports.controller.js';
import { ReportsPages } from './reports.pages.js';

/** Reports are values read at one moment, then shown as page, PDF and worksheet. */
@Module({
  imports: [ProgrammesModule, BudgetsModule],
  controllers: [ReportsController, ReportsPages],
  providers: [MakeOnePageReport, OnePageReportFacts, ReportDetails, ReportSubjects, ReadRowEntries],
})
export class ReportsModule {}
