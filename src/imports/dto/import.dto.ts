import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SHEET_FORMATS, type SheetFormat } from '../../sheets/written-sheet.js';
import { OUTCOMES, TOTAL_VAT, type ImportField, type Outcome, type TotalVat } from '../import.js';

/** A column of the sheet, counted from 0. */
function IsColumn(): PropertyDecorator {
  const decorators = [IsOptional(), IsInt(), Min(0), Max(999)];
  return (target, name) => {
    for (const decorate of decorators) decorate(target, name);
  };
}

/** The column, counted from 0, that holds each thing; what the sheet doesn't say is left out. */
export class ImportColumnsDto implements Partial<Record<ImportField, number>> {
  /** 작성일자; needed. */
  @IsColumn()
  documentedOn?: number;

  /** 내용; it or `itemName` is needed. */
  @IsColumn()
  title?: number;

  /** 품목 */
  @IsColumn()
  itemName?: number;

  /** 거래처; needed. */
  @IsColumn()
  supplierName?: number;

  /** 사업자등록번호 */
  @IsColumn()
  businessNumber?: number;

  /** 공급가액; it or `totalAmount` is needed. */
  @IsColumn()
  supplyAmount?: number;

  /** 세액 */
  @IsColumn()
  taxAmount?: number;

  /** 합계 */
  @IsColumn()
  totalAmount?: number;

  /** 비목, by name, path or code; needed unless there is a `defaultTarget`. */
  @IsColumn()
  category?: number;

  /** 재원, by name or code. */
  @IsColumn()
  fund?: number;

  /** 승인번호 or any number the document goes by. */
  @IsColumn()
  documentNumber?: number;

  /** 지출원인행위일 */
  @IsColumn()
  committedOn?: number;
}

export class ImportTargetDto {
  @IsUUID()
  budgetLineId!: string;

  @IsUUID()
  categoryId!: string;
}

export class ImportMappingDto {
  @IsObject()
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => ImportColumnsDto)
  columns!: ImportColumnsDto;

  /** How a total without supply value and tax is taken apart; `included` where absent. */
  @IsOptional()
  @IsIn(TOTAL_VAT)
  totalVat?: TotalVat;

  /** Where rows with a blank category go. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportTargetDto)
  defaultTarget?: ImportTargetDto;
}

export class ImportSheetDto {
  /** Number of the sheet in its workbook, from 0. */
  @IsInt()
  @Min(0)
  @Max(999)
  sheet!: number;
}

export class ImportListQuery {
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

export class ImportRowsQuery extends ImportListQuery {
  /** Only rows of this outcome. */
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

export class ErrorCopyQuery {
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  format?: SheetFormat;

  /** `all`: every row of the sheet; `refused`: only those to be put right. */
  @IsOptional()
  @IsIn(['all', 'refused'])
  rows?: 'all' | 'refused';
}
