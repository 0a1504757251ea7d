import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { IsKstDate } from '../../platform/web/validators.js';
import { NameDto } from '../../programmes/dto/structure.dto.js';
import { DEADLINE_BASES, DEADLINE_SHIFTS, type DeadlineBase, type DeadlineShift } from '../deadline.js';

export class StageDto {
  /** The fiscal year it starts in. */
  @IsUUID()
  fiscalYearId!: string;

  /** Its number in the programme. */
  @IsInt()
  @Min(1)
  @Max(999)
  number!: number;

  @ValidateNested()
  @Type(() => NameDto)
  name!: NameDto;

  @IsKstDate()
  startsOn!: string;

  /** The last day to commit; deadlines are counted from it. */
  @IsKstDate()
  endsOn!: string;

  /** Accepts that waiting claims, or days between two stages, are left outside. */
  @IsOptional()
  @IsBoolean()
  confirmed?: boolean;
}

export class ArticleDto {
  @IsString()
  @MaxLength(200)
  ko!: string;

  @IsString()
  @MaxLength(200)
  en!: string;
}

export class DeadlineDto {
  @ValidateNested()
  @Type(() => NameDto)
  title!: NameDto;

  /** Where it is written. */
  @ValidateNested()
  @Type(() => ArticleDto)
  article!: ArticleDto;

  /** What it is counted from. */
  @IsIn(DEADLINE_BASES)
  base!: DeadlineBase;

  /** Months from the base; negative before it. */
  @IsInt()
  @Min(-120)
  @Max(120)
  months!: number;

  /** Days from there; negative before it. */
  @IsInt()
  @Min(-1000)
  @Max(1000)
  days!: number;

  /** What becomes of it on a weekend or holiday. */
  @IsIn(DEADLINE_SHIFTS)
  shift!: DeadlineShift;

  /** Whom it concerns. */
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  roles!: string[];

  @IsBoolean()
  active!: boolean;
}

export class DayOffDto {
  @IsString()
  @MaxLength(60)
  name!: string;
}

export class DayPath {
  @IsKstDate()
  day!: string;
}

export class CloseYearDto {
  /** Closes it although some claims were never handed in. */
  @IsOptional()
  @IsBoolean()
  confirmed?: boolean;
}

export class ReopenYearDto {
  /** Why it is opened again. */
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class StagesPageQuery {
  @IsOptional()
  @IsUUID()
  stage?: string;
}
