import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';

const MOST_TEXT = 400_000;

class VersionDto {
  /** The version that was read; without it whatever stands is changed. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}

export class StartDraftDto {
  /** Text of the pack (YAML); without it the rules in force. */
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TEXT)
  source?: string;
}

export class EditDraftDto extends VersionDto {
  /** Text of the pack (YAML). */
  @IsString()
  @MaxLength(MOST_TEXT)
  source!: string;
}

export class DraftQuery extends VersionDto {}

export class PublishDraftDto extends VersionDto {
  /** First day (KST) from which claims are judged by it, by their day of use; today at the earliest. */
  @IsKstDate()
  effectiveOn!: string;
}

export class TrialClaimsQuery {
  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  /** Only claims that this rule would judge otherwise. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][\w.:-]{0,99}$/)
  rule?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
