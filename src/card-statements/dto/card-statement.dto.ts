import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';
import { ROW_STATES, type RowState } from '../card-statement.queries.js';

export class CardStatementListQuery {
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

export class CardRowListQuery extends CardStatementListQuery {
  /** `open`: put to no claim yet; `cancelled`: taken back as a whole, or a cancellation itself. */
  @IsOptional()
  @IsIn(ROW_STATES)
  state?: RowState;
}

export class VatQuery {
  /** First day of use (KST). */
  @IsKstDate()
  from!: string;

  /** Last day of use (KST). */
  @IsKstDate()
  to!: string;
}

export class LinkCardUseDto {
  /** A claim of the team that is neither rejected nor taken back. */
  @IsUUID()
  expenseId!: string;
}
