import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CLAIM_PARTS, type ClaimPart } from '../expense.js';
import { VersionDto } from './expense.dto.js';

export class DecisionDto extends VersionDto {
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

export class DeclinedLineDto {
  /** A line of the claim, by its id. */
  @IsUUID()
  lineId!: string;

  /** Why it is left out; the claimant reads it. */
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class ApprovalDto extends DecisionDto {
  /** Lines that are left out of the approval: they claim and pay nothing. All of them can't be. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DeclinedLineDto)
  declined?: DeclinedLineDto[];
}

export class QuestionedDto {
  /** Parts of the claim that are in question. */
  @IsOptional()
  @IsArray()
  @IsIn(CLAIM_PARTS, { each: true })
  parts?: ClaimPart[];

  /** Lines in question; part `amounts` goes with them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  lineIds?: string[];

  /** Documents in question; part `documents` goes with them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

export class ReturnDto extends DecisionDto {
  /** What is in question: only that may be changed then. Absent or empty: the whole claim. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuestionedDto)
  questioned?: QuestionedDto;
}
