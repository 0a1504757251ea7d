import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { PageQuery } from '../dto/budget.dto.js';

export class AppropriationsQuery {
  @IsOptional()
  @IsUUID()
  fiscalYearId?: string;

  @IsOptional()
  @IsUUID()
  fundId?: string;
}

export class AllocationsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  fiscalYearId?: string;

  @IsOptional()
  @IsUUID()
  fundId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsOptional()
  @IsUUID()
  lineId?: string;
}

/** A decrease says why. */
class TakeBackDto {
  /** Won as a decimal string. */
  @IsWonText()
  amount!: string;

  @IsString()
  @MaxLength(200)
  reason!: string;
}

export class ReductionDto extends TakeBackDto {
  @IsUUID()
  fundId!: string;

  @IsUUID()
  fiscalYearId!: string;
}

export class ReclaimDto extends TakeBackDto {
  @IsUUID()
  lineId!: string;
}

export class DeclineDto {
  @IsUUID()
  teamId!: string;

  @IsUUID()
  fundId!: string;

  /** The day from which the team doesn't take the support. */
  @IsKstDate()
  declinedOn!: string;

  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class ResumptionDto {
  @IsKstDate()
  resumedOn!: string;

  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class VersionsQuery extends PageQuery {
  @IsUUID()
  fiscalYearId!: string;
}

export class ComparisonQuery extends PageQuery {
  /** A version; nothing when left out, so that all that `to` holds is listed. */
  @IsOptional()
  @IsUUID()
  from?: string;

  /** A version of the same fiscal year. */
  @IsUUID()
  to!: string;
}
