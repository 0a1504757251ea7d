import { Injectable } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ReportFormat } from './dto/report.dto.js';
import { buildOnePageReport } from './one-page-report/build-one-page-report.js';
import type { OnePageReport } from './one-page-report/one-page-report.js';
import type { ReportEntry, ReportEvidence } from './one-page-report/report-entries.js';
import { OnePageReportFacts } from './one-page-report.facts.js';
import { ReportDetails } from './report-details.js';
import { ReportSubjects, type ReportSubject, type WantedReport } from './report-subject.js';

export interface MadeReport {
  report: OnePageReport;
  subject: ReportSubject;
  /** For a workbook only. */
  entries: ReportEntry[];
  evidence: ReportEvidence[];
}

/**
 * The one-page report as a value, read at one snapshot. What leaves the product as a file is recorded in the team's log,
 * and so is every look of the programme office at a team.
 */
@Injectable()
export class MakeOnePageReport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly subjects: ReportSubjects,
    private readonly facts: OnePageReportFacts,
    private readonly details: ReportDetails,
  ) {}

  execute(actor: Actor, wanted: WantedReport, format: ReportFormat | 'page'): Promise<MadeReport> {
    const work = async (): Promise<MadeReport> => {
      const { report, subject } = await this.build(actor, wanted);
      const detailed = format === 'xlsx';
      const entries = detailed ? await this.details.entries(report) : [];
      const evidence = detailed ? await this.details.evidence(report) : [];
      await this.record(actor, subject, report, format);
      return { report, subject, entries, evidence };
    };
    return this.unit.run(actor, work, { snapshot: true });
  }

  /** The value alone, for a page that records what it shows by itself. */
  async build(
    actor: Actor,
    wanted: WantedReport,
  ): Promise<{ report: OnePageReport; subject: ReportSubject }> {
    const work = async () => {
      const subject = await this.subjects.find(actor, wanted);
      return { report: buildOnePageReport(await this.facts.read(actor, subject)), subject };
    };
    return this.unit.run(actor, work, { snapshot: true });
  }

  private async record(
    actor: Actor,
    { team, stage }: ReportSubject,
    { sha256, basedOn, ledgerPosition }: OnePageReport,
    format: ReportFormat | 'page',
  ): Promise<void> {
    const about = { subjectType: 'report', subjectId: stage.id };
    const isFile = format === 'pdf' || format === 'xlsx';
    const after = { report: 'one-page', format, sha256, basedOn, ledgerPosition };
    const teams = team ? [team] : await this.subjects.teams(actor);
    for (const { id: teamId } of teams) {
      if (isFile) await this.audit.record(actor, { ...about, teamId, act: 'report.exported', after });
      else await this.audit.recordRead(actor, { ...about, teamId });
    }
    if (isFile && !team) {
      await this.audit.record(actor, { ...about, teamId: actor.team.id, act: 'report.exported', after });
    }
  }
}
