import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';
import { NATIONAL_SYSTEMS, type NationalSystem } from '../layouts.js';
import { ENTRY_STATES, type EntryState } from '../sheet-claims.queries.js';

export const SHEET_FORMATS = ['json', 'xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export class SystemQuery {
  /** The national system; without it the one the team chose. */
  @IsOptional()
  @IsIn(NATIONAL_SYSTEMS)
  system?: NationalSystem;
}

export class InputSheetQuery extends SystemQuery {
  /** First day (KST) of payment, or of approval where nothing is paid yet; without it six months back from today. */
  @IsOptional()
  @IsKstDate()
  from?: string;

  /** Last day (KST), not before the first; without it today. */
  @IsOptional()
  @IsKstDate()
  to?: string;

  /** Claims of one institution of the team. */
  @IsOptional()
  @IsUUID()
  institution?: string;

  /** `open`: not typed in yet, which is the usual; `entered`: marked as typed in. */
  @IsOptional()
  @IsIn(ENTRY_STATES)
  state?: EntryState;

  /** A file of all of the period instead of a page. */
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  format?: SheetFormat;

  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class ChooseSystemDto {
  /** The system that the team's project is kept in. */
  @IsIn(NATIONAL_SYSTEMS)
  system!: NationalSystem;
}
