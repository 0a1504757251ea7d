import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';

export const MOST_REASON = 500;

export class DelegationListQuery {
  /** `mine` (as without it): lent by me or to me; `team`: all of the team's, for its administrators. */
  @IsOptional()
  @IsIn(['mine', 'team'])
  scope?: 'mine' | 'team';

  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class LendRightDto {
  /** An active colleague of one's own team; in the programme office an officer. */
  @IsUUID()
  toUserId!: string;

  /** The first day, Korean time; today or later. */
  @IsKstDate()
  startsOn!: string;

  /** The last day, Korean time; 90 days at most in all. */
  @IsKstDate()
  endsOn!: string;

  /** Only claims up to this amount, in won; every amount where absent. */
  @IsOptional()
  @IsWonText()
  maxAmount?: string;

  /** Only claims that use none but these funds; every fund where absent or empty. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  fundIds?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(MOST_REASON)
  reason?: string;
}
