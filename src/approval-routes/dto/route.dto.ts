import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsWonText } from '../../platform/web/validators.js';
import type { RouteScope, StepKind } from '../../approvals/route.js';

export const SCOPES = ['team', 'programme', 'pot'] as const satisfies readonly RouteScope[];
const KINDS = ['proposal', 'approval'] as const satisfies readonly StepKind[];
const MOST = 200;

/** What a claim has to be like; what is absent or empty asks nothing. All of it has to hold. */
export class RouteConditionsDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  fundIds?: string[];

  /** Paths of categories, each with all below it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  categoryPaths?: string[];

  /** Of a team's own routes alone. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  institutionIds?: string[];

  /** Won, inclusive. */
  @IsOptional()
  @IsWonText()
  amountFrom?: string;

  /** Won, exclusive. */
  @IsOptional()
  @IsWonText()
  amountBelow?: string;

  /** Codes of rules in force that found something, or `*` for any. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  findings?: string[];
}

class AskedDto {
  /** Whoever holds one of them when it comes to deciding; `officer` is the programme's office. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  roles?: string[];

  /** Active members of the team. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  userIds?: string[];
}

export class EscalationDto extends AskedDto {
  /** Days of the calendar (KST) a step may stay open, 1 to 60, before these people are asked besides. */
  @IsInt()
  afterDays!: number;
}

export class RouteStepDto extends AskedDto {
  /** Of a step that stays, so that approvals given before can stand; a new one has none. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  id?: string;

  /** `proposal` is the principal investigator's 발의. */
  @IsIn(KINDS)
  kind!: StepKind;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  name?: string;

  /** How many of them have to say yes: `any`, `all` or a number from 1 to 99. */
  @IsOptional()
  @Type(() => String)
  @Matches(/^(any|all|-?\d{1,9})$/)
  needs?: string;

  /** Parts of the claim its approval rests on; a change of any of them asks it again. None: all. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  dependsOn?: string[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EscalationDto)
  escalation?: EscalationDto;
}

class WrittenRouteDto {
  @IsString()
  @MaxLength(1000)
  name!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => RouteConditionsDto)
  conditions?: RouteConditionsDto;

  /** 1 to 10, in their order. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RouteStepDto)
  steps!: RouteStepDto[];
}

export class CreateRouteDto extends WrittenRouteDto {
  /** `team`: the team's own claims; `programme`: teams without a route that fits; `pot`: claims on the common pot. */
  @IsIn(SCOPES)
  scope!: RouteScope;
}

export class ChangeRouteDto extends WrittenRouteDto {
  /** The version that was read; without it whatever stands is changed. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class RemoveRouteQuery {
  /** The version that was read; without it whatever stands is removed. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}

export class RouteOrderDto {
  @IsIn(SCOPES)
  scope!: RouteScope;

  /** Every route of the scope, in its new order. */
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

export class StandardRoutesDto {
  @IsIn(SCOPES)
  scope!: RouteScope;
}

export class DraftRouteDto extends CreateRouteDto {
  /** The route it would change; absent for a new one, which comes last. */
  @IsOptional()
  @IsUUID()
  id?: string;
}

export class SimulationDto {
  /** For the office: the team that would claim. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  @IsUUID()
  fundId!: string;

  @IsString()
  @MaxLength(500)
  categoryPath!: string;

  @IsOptional()
  @IsUUID()
  institutionId?: string;

  /** Claimed, in won. */
  @IsWonText()
  amount!: string;

  /** Codes of rules that would find something. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  findings?: string[];

  /** Oneself where absent; for the office nobody. */
  @IsOptional()
  @IsUUID()
  claimantId?: string;

  /** A route that isn't saved, tried before it is. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftRouteDto)
  draft?: DraftRouteDto;
}
