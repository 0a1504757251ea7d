import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { INSTITUTION_KINDS, type InstitutionKind } from '../../programmes/institution.entity.js';
import { DISBURSEMENT_KINDS, type DisbursementKind } from '../disbursement.js';

export class FundingQuery {
  /** The stage; the one to show today when absent. */
  @IsOptional()
  @IsUUID()
  stageId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** As it stood at the end of this day; today when absent. */
  @IsOptional()
  @IsKstDate()
  asOf?: string;
}

export class FundingPlanDto {
  /** 정부지원금, won. */
  @IsWonText()
  government!: string;

  /** 기관부담 현금, won. */
  @IsWonText()
  ownCash!: string;

  /** Cash of others, won. */
  @IsWonText()
  otherCash!: string;

  /** 기관부담 현물, won. */
  @IsWonText()
  inKind!: string;

  /** Needed where the plan leaves the programme’s rates. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  exceptionReason?: string;

  /** The version that was read; 0 where there was none. */
  @IsOptional()
  @IsInt()
  @Min(0)
  version?: number;
}

export class MatchingRateDto {
  @IsIn(INSTITUTION_KINDS)
  institutionKind!: InstitutionKind;

  /** The government’s part at most, in tenths of a percent. */
  @IsInt()
  @Min(0)
  @Max(1000)
  governmentMaxPermille!: number;

  /** Cash at least, of what the institution bears, in tenths of a percent. */
  @IsInt()
  @Min(0)
  @Max(1000)
  cashMinPermille!: number;
}

export class MatchingRatesDto {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MatchingRateDto)
  rates!: MatchingRateDto[];

  /** Whether late own cash stops spending. */
  @IsOptional()
  @IsBoolean()
  stopsWhenLate?: boolean;
}

export class DisbursementsQuery {
  @IsOptional()
  @IsUUID()
  stageId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsOptional()
  @IsUUID()
  institutionId?: string;

  @IsOptional()
  @IsIn(DISBURSEMENT_KINDS)
  kind?: DisbursementKind;

  /** `next` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  /** Rows at most, up to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class DisbursementDto {
  @IsUUID()
  institutionId!: string;

  @IsUUID()
  stageId!: string;

  @IsIn(DISBURSEMENT_KINDS)
  kind!: DisbursementKind;

  /** Won. */
  @IsWonText()
  amount!: string;

  /** The day it is due. */
  @IsOptional()
  @IsKstDate()
  plannedOn?: string;

  /** The day it was paid; absent while it is only planned. */
  @IsOptional()
  @IsKstDate()
  paidOn?: string;

  /** Which fund an instalment is paid out of. */
  @IsOptional()
  @IsUUID()
  fundId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string;
}

export class DisbursementPaidDto {
  @IsKstDate()
  paidOn!: string;
}

export class DisbursementCorrectionDto {
  /** Why it is taken back. */
  @IsString()
  @MaxLength(200)
  note!: string;
}
