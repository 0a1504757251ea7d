import { Injectable } from '@nestjs/common';
import { renderSettlementPdf } from '../../templates/reports/settlement.pdf.js';
import { renderSettlementXlsx } from '../../templates/reports/settlement.xlsx.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { csvText } from '../platform/web/csv.js';
import type { InterestMethod } from './formulas/interest.js';
import { statementRows } from './statement-rows.js';
import { statementView } from './statement-view.js';
import type { SettlementPlace } from './settlement-subject.js';
import { SettlementQueries, type Statement } from './settlement.queries.js';

export type StatementFileFormat = 'pdf' | 'xlsx' | 'csv';

export interface WantedFile extends SettlementPlace {
  asOf?: string;
  interest?: InterestMethod;
  format: StatementFileFormat;
}

export interface StatementFile {
  bytes: Buffer;
  mediaType: string;
  /** Value of the Content-Disposition header. */
  disposition: string;
}

const MEDIA_TYPES: Record<StatementFileFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const TITLE: Text = { ko: '정산서', en: 'settlement' };

/** The statement as a file; what leaves the product so is recorded in the team's log. */
@Injectable()
export class SettlementFiles {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly queries: SettlementQueries,
  ) {}

  async make(
    actor: Actor,
    { format, asOf, interest, ...place }: WantedFile,
    locale: Locale,
  ): Promise<StatementFile> {
    const statement = await this.unit.run(
      actor,
      async () => {
        const read = await this.queries.statement(actor, place, { asOf, interest });
        await this.audit.record(actor, {
          teamId: read.team.id,
          act: 'settlement.exported',
          subjectType: 'settlement',
          subjectId: read.settlement?.id ?? read.stage.id,
          after: { format, asOf: read.asOf, digest: read.digest },
        });
        return read;
      },
      { snapshot: true },
    );
    const view = statementView(statement, locale, {
      programme: actor.programme.name[locale],
      madeBy: actor.name,
      madeAt: this.clock.businessNow(actor.demo),
      demo: actor.demo !== undefined,
    });
    const bytes =
      format === 'pdf'
        ? await renderSettlementPdf(view, locale)
        : format === 'xlsx'
          ? await renderSettlementXlsx(view, locale)
          : Buffer.from(csvText(statementRows(view, locale)), 'utf8');
    return { bytes, mediaType: MEDIA_TYPES[format], disposition: dispositionOf(statement, format, locale) };
  }
}

/** `정산서_업스테이지_1단계_2026-02-15.pdf`, and in plain letters for readers that know no other. */
function dispositionOf(
  { team, stage, asOf }: Statement,
  format: StatementFileFormat,
  locale: Locale,
): string {
  const full = `${[TITLE[locale], team.name[locale], stage.name[locale], asOf].map(fileNamePart).join('_')}.${format}`;
  const plain = `settlement_${team.code}_stage-${stage.number}_${asOf}.${format}`;
  const encoded = encodeURIComponent(full).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain.replaceAll(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encoded}`;
}

/** Without spaces and without what a file system takes for something else. */
function fileNamePart(text: string): string {
  return text.replaceAll(/[\s\p{Cc}/\\:*?"<>|_]+/gu, '-').replaceAll(/\p{Surrogate}/gu, '');
}
