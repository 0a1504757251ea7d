import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { MATCH_KINDS, MATCH_STANDINGS, type MatchKind, type MatchStanding } from './match.js';

export class MatchListQuery {
  /** `open` unless given. */
  @IsOptional()
  @IsIn(MATCH_STANDINGS)
  state?: MatchStanding;

  @IsOptional()
  @IsIn(MATCH_KINDS)
  kind?: MatchKind;

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

class MatchVersionDto {
  /** The version that was read; a match answered since then is refused with 409. */
  @IsOptional()
  @IsInt()
  @Min(0)
  version?: number;
}

export class HoldMatchDto extends MatchVersionDto {
  /** One or both of its claims. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsUUID(undefined, { each: true })
  expenseIds!: string[];

  /** Code of a listed reason: `routine-check`, `evidence-check` or `papers-asked`. The team reads its name and no more. */
  @IsString()
  @MaxLength(60)
  reason!: string;
}

export class DismissMatchDto extends MatchVersionDto {
  /** Why it is all right; kept for the auditor. */
  @IsString()
  @MaxLength(1000)
  reason!: string;
}

export class ReopenMatchDto extends MatchVersionDto {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}
