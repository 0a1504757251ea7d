import { Type } from 'class-transformer';
import {
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
import { IsKstDate } from '../../platform/web/validators.js';
import { CATEGORY_COSTS, type CategoryCost } from '../category.entity.js';
import { FUND_KINDS, type FundKind } from '../fund.entity.js';
import {
  INSTITUTION_KINDS,
  INSTITUTION_PARTS,
  VAT_RECOVERIES,
  type InstitutionKind,
  type InstitutionPart,
  type VatRecovery,
} from '../institution.entity.js';
import { TEAM_STATUSES, type TeamStatus } from '../team.entity.js';

/** A name in both languages. */
export class NameDto {
  @IsString()
  @MaxLength(100)
  ko!: string;

  @IsString()
  @MaxLength(100)
  en!: string;
}

export class ProgrammeSettingsDto {
  /** How many days old the band of a common pot is that teams see, from 0 to 92. 0 shows today's. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(92)
  potBandDelayDays?: number;

  /** Into how many bands a common pot is divided, from 2 to 10. */
  @IsOptional()
  @IsInt()
  @Min(2)
  @Max(10)
  potBandCount?: number;

  /** After how many days without a move a reservation counts as stuck, from 7 to 180. */
  @IsOptional()
  @IsInt()
  @Min(7)
  @Max(180)
  stuckDays?: number;
}

export class FiscalYearDto {
  @IsInt()
  year!: number;

  @IsKstDate()
  startsOn!: string;

  @IsKstDate()
  endsOn!: string;
}

export class ChangeFundDto {
  @IsString()
  @MaxLength(40)
  code!: string;

  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  position?: number;
}

export class FundDto extends ChangeFundDto {
  /** Fixed once made. */
  @IsIn(FUND_KINDS)
  kind!: FundKind;
}

export class ChangeCategoryDto {
  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  position?: number;

  /** Whether a claim may name it. */
  @IsOptional()
  @IsBoolean()
  claimable?: boolean;

  @IsOptional()
  @IsKstDate()
  validFrom?: string;

  @IsOptional()
  @IsKstDate()
  validTo?: string;
}

export class CategoryDto extends ChangeCategoryDto {
  /** One step, or the whole path such as `ACTIVITY.SOFTWARE`. */
  @IsString()
  @MaxLength(40)
  code!: string;

  @IsOptional()
  @IsUUID()
  parentId?: string;

  @IsOptional()
  @IsIn(CATEGORY_COSTS)
  cost?: CategoryCost;

  /** Pay of people: its totals are kept from plain researchers. */
  @IsOptional()
  @IsBoolean()
  labour?: boolean;
}

export class TeamDto {
  @IsString()
  @MaxLength(40)
  code!: string;

  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @IsKstDate()
  joinedOn!: string;

  @IsOptional()
  @IsIn(TEAM_STATUSES)
  status?: TeamStatus;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  position?: number;
}

export class ChangeInstitutionDto {
  @IsString()
  @MaxLength(100)
  name!: string;

  @IsIn(INSTITUTION_KINDS)
  kind!: InstitutionKind;

  /** Ten digits, with or without hyphens. */
  @IsString()
  @MaxLength(20)
  businessNumber!: string;

  @IsIn(INSTITUTION_PARTS)
  part!: InstitutionPart;

  /** What is usual for the kind, when left out. */
  @IsOptional()
  @IsIn(VAT_RECOVERIES)
  vatRecovery?: VatRecovery;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  position?: number;
}

export class InstitutionDto extends ChangeInstitutionDto {
  @IsUUID()
  teamId!: string;
}
