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
  ValidateNested,
} from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';
import { COMPARED, type Compared } from '../compare-budgets.js';

export const TEAM_SORTS = ['gap', 'rate', 'name'] as const;
export type TeamSort = (typeof TEAM_SORTS)[number];

export class StageQuery {
  @IsOptional()
  @IsUUID()
  stage?: string;
}

export class TeamsQuery extends StageQuery {
  /** One fund; a common pot gives each team's share of its use. Left out: all funds allocated per team. */
  @IsOptional()
  @IsUUID()
  fund?: string;
}

export class TeamsPageQuery extends TeamsQuery {
  @IsOptional()
  @IsIn(TEAM_SORTS)
  sort?: TeamSort;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  page?: number;
}

export class CompareQuery {
  /** Fiscal years or stages. */
  @IsOptional()
  @IsIn(COMPARED)
  by?: Compared;

  /** A fiscal year's or a stage's id; left out, the last but one. */
  @IsOptional()
  @IsUUID()
  left?: string;

  /** Left out, the last. */
  @IsOptional()
  @IsUUID()
  right?: string;

  /** One team, for the office. */
  @IsOptional()
  @IsUUID()
  team?: string;
}

export class StuckQuery {
  /** Reservations that stood still for longer; left out, as the programme sets. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(365)
  days?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

export class StuckApiQuery extends StuckQuery {
  /** Rows at most, up to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class PlannedMonthDto {
  /** The first day of the month, such as 2025-09-01. */
  @IsKstDate()
  month!: string;

  /** Share of the stage's allocation in tenths of a percent: 125 is 12.5 %. */
  @IsInt()
  @Min(0)
  @Max(1000)
  tenths!: number;
}

export class SpendingPlanDto {
  /** Each month of the stage once, together 1000. None: an even pace. */
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => PlannedMonthDto)
  months!: PlannedMonthDto[];
}

export class ProgrammeSettingsForm {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  potBandDelayDays?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  potBandCount?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  stuckDays?: string;
}
