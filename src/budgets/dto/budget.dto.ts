import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { ENTRY_FILTERS, type EntryFilter } from '../budget-entries.js';
import { MEANS, type Means } from '../budget-line.entity.js';

export class PageQuery {
  /** Cursor: `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  /** Rows at most, up to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class BudgetLinesQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  fundId?: string;

  @IsOptional()
  @IsUUID()
  fiscalYearId?: string;

  @IsOptional()
  @IsUUID()
  stageId?: string;

  @IsOptional()
  @IsUUID()
  institutionId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Only lines that claims may still name. */
  @IsOptional()
  @IsIn(['true', 'false'])
  open?: 'true' | 'false';

  /** Balances as they stood at the end of this day. Of a common pot a team gets the band of now in any case. */
  @IsOptional()
  @IsKstDate()
  asOf?: string;
}

export class EntriesQuery extends PageQuery {
  /** Entries that move this figure. */
  @IsOptional()
  @IsIn(ENTRY_FILTERS)
  kind?: EntryFilter;
}

/** A row of the budget tree as the page's address says it. */
export class TreeEntriesQuery extends EntriesQuery {
  @IsUUID()
  fund!: string;

  @IsOptional()
  @IsUUID()
  year?: string;

  @IsOptional()
  @IsUUID()
  stage?: string;

  @IsOptional()
  @IsUUID()
  team?: string;

  @IsOptional()
  @IsUUID()
  institution?: string;

  @IsOptional()
  @IsUUID()
  category?: string;
}

export class BudgetsPageQuery {
  @IsOptional()
  @IsUUID()
  stage?: string;

  /** Ids of rows that stand other than by themselves, separated by commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  open?: string;
}

export class CreateBudgetLineDto {
  @IsUUID()
  fundId!: string;

  @IsUUID()
  fiscalYearId!: string;

  @IsUUID()
  stageId!: string;

  @IsUUID()
  categoryId!: string;

  /** Left out for a common pot. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Left out for a common pot. */
  @IsOptional()
  @IsUUID()
  institutionId?: string;

  @IsOptional()
  @IsIn(MEANS)
  means?: Means;
}

export class ChangeBudgetLineDto {
  /** A closed line takes no new claims; what it holds can still be paid. */
  @IsIn([true, false])
  closed!: boolean;
}

class MoneyDto {
  /** Won as a decimal string. */
  @IsWonText()
  amount!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class AppropriationDto extends MoneyDto {
  @IsUUID()
  fundId!: string;

  @IsUUID()
  fiscalYearId!: string;
}

export class AllocationDto extends MoneyDto {
  @IsUUID()
  lineId!: string;
}
