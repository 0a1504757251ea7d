import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsKstDate } from '../../platform/web/validators.js';
import { INSTITUTION_KINDS, type InstitutionKind } from '../../programmes/institution.entity.js';

class TextDto {
  @IsString()
  @MaxLength(100)
  ko!: string;

  @IsString()
  @MaxLength(100)
  en!: string;
}

class LeadDto {
  @IsString()
  @MaxLength(100)
  name!: string;

  @IsIn(INSTITUTION_KINDS)
  kind!: InstitutionKind;

  /** Ten digits, with or without hyphens. */
  @IsString()
  @MaxLength(20)
  businessNumber!: string;
}

export class TeamJoinDto {
  @IsString()
  @MaxLength(40)
  code!: string;

  @ValidateNested()
  @Type(() => TextDto)
  name!: TextDto;

  @IsKstDate()
  joinedOn!: string;

  @IsUUID()
  stageId!: string;

  @ValidateNested()
  @Type(() => LeadDto)
  institution!: LeadDto;

  /** A kept template of lines; this or `likeTeamId`. */
  @IsOptional()
  @IsUUID()
  templateId?: string;

  /** The team whose lines of the stage are copied. */
  @IsOptional()
  @IsUUID()
  likeTeamId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

export class LineTemplateDto {
  @IsString()
  @MaxLength(100)
  name!: string;

  /** Whose lines are kept. */
  @IsUUID()
  teamId!: string;

  @IsUUID()
  stageId!: string;
}
