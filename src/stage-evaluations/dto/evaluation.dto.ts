import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';
import {
  EVALUATION_KINDS,
  EVALUATION_RESULTS,
  type EvaluationKind,
  type EvaluationResult,
} from '../stage-evaluation.js';

export class EvaluationsQuery {
  @IsOptional()
  @IsUUID()
  stageId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;
}

class Said {
  /** The day from which it counts; today when absent. */
  @IsOptional()
  @IsKstDate()
  effectiveOn?: string;

  /** In tenths of a point: 902 is 90.2. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  scoreTenths?: number;

  @IsString()
  @MaxLength(1000)
  reason!: string;
}

export class EvaluationDto extends Said {
  @IsUUID()
  teamId!: string;

  @IsUUID()
  stageId!: string;

  @IsIn(EVALUATION_KINDS)
  kind!: EvaluationKind;

  /** Left out for the notice of a special evaluation, whose result comes later. */
  @IsOptional()
  @IsIn(EVALUATION_RESULTS)
  result?: EvaluationResult;
}

export class EvaluationResultDto extends Said {
  @IsIn(EVALUATION_RESULTS)
  result!: EvaluationResult;

  @IsOptional()
  @IsInt()
  version?: number;
}

export class EvaluationVersionDto {
  /** The version that was read. */
  @IsOptional()
  @IsInt()
  version?: number;
}

export class EvaluationWithdrawalDto extends EvaluationVersionDto {
  @IsString()
  @MaxLength(1000)
  reason!: string;
}
