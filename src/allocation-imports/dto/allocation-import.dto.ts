import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { SHEET_FORMATS, type SheetFormat } from '../../sheets/written-sheet.js';
import {
  ALLOCATION_MODES,
  ROW_OUTCOMES,
  type AllocationMode,
  type RowOutcome,
} from '../allocation-import.js';

export class AllocationImportListQuery {
  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class AllocationRowsQuery extends AllocationImportListQuery {
  /** Only rows of this outcome. */
  @IsOptional()
  @IsIn(ROW_OUTCOMES)
  outcome?: RowOutcome;
}

export class AllocationCheckDto {
  /** `add`: amounts are added to what lines have; `set`: they are what lines should have in all. */
  @IsIn(ALLOCATION_MODES)
  mode!: AllocationMode;

  /** Number of the sheet in its workbook, from 0; the one read before when left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(999)
  sheet?: number;
}

export class AllocationConfirmationDto {
  /** The check that was looked at, as the import says; a newer one is refused. */
  @IsOptional()
  @IsInt()
  @Min(1)
  check?: number;
}

export class SheetFormatQuery {
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  format?: SheetFormat;
}

export class AllocationExportQuery extends SheetFormatQuery {
  @IsUUID()
  fiscalYearId!: string;
}

export class YearSheetQuery extends SheetFormatQuery {
  @IsUUID()
  year!: string;
}
