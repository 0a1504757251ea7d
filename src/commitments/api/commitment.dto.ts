import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { COMMITMENT_FILTERS, type CommitmentFilterName } from '../commitment.queries.js';

export class CommitmentListQuery {
  /** `open`: not in force yet or in force; `overdue`: an open instalment is past its day. */
  @IsOptional()
  @IsIn(COMMITMENT_FILTERS)
  state?: CommitmentFilterName;

  /** Part of its name, contract number or supplier, or the beginning of its number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** One team's, for the programme's office. */
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class InstalmentLineDto {
  /** A cash line of the team's own. */
  @IsUUID()
  budgetLineId!: string;

  /** Won charged to the grant, as text: the supply value where the institution gets VAT back. */
  @IsString()
  @Matches(/^[\d,]{1,24}$/)
  amount!: string;
}

export class InstalmentDto {
  /** Of one that is there already, when a contract in force is changed; absent for a new one. */
  @IsOptional()
  @IsUUID()
  id?: string;

  /** Day by which it is to be paid. */
  @IsString()
  @MaxLength(20)
  dueOn!: string;

  /** Due after its lines' stage: it waits there to be carried over. */
  @IsOptional()
  @IsBoolean()
  carriesOver?: boolean;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => InstalmentLineDto)
  lines!: InstalmentLineDto[];
}

export class ChangedDto {
  @IsString()
  @MaxLength(1000)
  title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  contractNumber?: string;

  /** Last day of the contract. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  endsOn?: string;

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => InstalmentDto)
  instalments!: InstalmentDto[];
}

export class EnterCommitmentDto extends ChangedDto {
  @IsUUID()
  supplierId!: string;

  /** The institution that signed it. */
  @IsUUID()
  institutionId!: string;

  /** 지출원인행위일: the day it was signed. */
  @IsString()
  @MaxLength(20)
  signedOn!: string;
}

export class EditCommitmentDto extends EnterCommitmentDto {
  /** The version that was read; a contract changed since then is refused. */
  @IsOptional()
  @IsInt()
  version?: number;
}

export class ChangeCommitmentDto extends ChangedDto {
  @IsOptional()
  @IsInt()
  version?: number;

  /** Why it changes. */
  @IsString()
  @MaxLength(5000)
  reason!: string;
}

export class ActivateDto {
  /** The version that was seen. */
  @IsOptional()
  @IsInt()
  version?: number;
}

export class CancelDto extends ActivateDto {
  @IsString()
  @MaxLength(5000)
  reason!: string;
}

export class CommitmentDocumentsDto {
  /** Documents that were uploaded before. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  evidenceIds!: string[];
}

export class ClaimContractDto {
  /** The open instalment that a draft is for. */
  @IsUUID()
  instalmentId!: string;

  /** `true`: more invoices come for it, so what remains stays reserved when the claim is handed in. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value)
  @IsBoolean()
  moreInvoices?: boolean;
}
