import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { EntriesQuery } from '../../budgets/dto/budget.dto.js';

export const REPORT_FORMATS = ['json', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type ReportFileFormat = Exclude<ReportFormat, 'json'>;

const STAGE = /^(\d{1,4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

class WantedReportQuery {
  /** Id or code of a team: one's own when left out; for the office the whole programme. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  team?: string;

  /** Id or number of a stage; the current one when left out. */
  @IsOptional()
  @Matches(STAGE)
  stage?: string;
}

export class OnePageReportQuery extends WantedReportQuery {
  /** `json` when left out. */
  @IsOptional()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;
}

export class OnePageReportPageQuery extends WantedReportQuery {
  /** A file instead of the page. */
  @IsOptional()
  @IsIn(['pdf', 'xlsx'])
  format?: ReportFileFormat;
}

export class ReportEntriesQuery extends EntriesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  team?: string;

  @IsOptional()
  @Matches(STAGE)
  stage?: string;

  /** Row of the report; all of them when left out. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  row?: string;
}
