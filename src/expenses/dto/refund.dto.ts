import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { OWED_BY, REVERSAL_REASONS, type OwedBy, type ReversalReason } from '../refunds/reversal.js';
import { VersionDto } from './expense.dto.js';

export class ReversalLineDto {
  /** A line of the claim. */
  @IsUUID()
  lineId!: string;

  /** Of what the line claims, at most what is left of it. */
  @IsWonText()
  amount!: string;
}

export class ReversalDto extends VersionDto {
  @IsString()
  @MaxLength(2000)
  comment!: string;

  /** 착오 지급, 불인정, 반품, 거래 취소, 기타; `other` where absent. */
  @IsOptional()
  @IsIn(REVERSAL_REASONS)
  reason?: ReversalReason;

  /** Who owes the money back: until it came in, the grant bears it still. `nobody` where absent: the grant has it at once. */
  @IsOptional()
  @IsIn(OWED_BY)
  owedBy?: OwedBy;

  /** What is taken back of which line; all that is left of the claim where absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ReversalLineDto)
  lines?: ReversalLineDto[];
}

export class ReversalWithdrawalDto extends VersionDto {
  /** Why its money is awaited no more. */
  @IsString()
  @MaxLength(2000)
  comment!: string;
}

export class RefundItemDto extends VersionDto {
  @IsUUID()
  expenseId!: string;

  /** The reversal the money was awaited for; absent where it came without one: then as much of the claim is reversed. */
  @IsOptional()
  @IsUUID()
  reversalId?: string;

  /** What came in, with VAT. */
  @IsWonText()
  amount!: string;

  /** The grant's part of it; as the claim's VAT says where absent. */
  @IsOptional()
  @IsWonText()
  grantAmount?: string;
}

export class RefundDto {
  /** The day the money came in. */
  @IsKstDate()
  receivedOn!: string;

  @IsString()
  @MaxLength(200)
  bankReference!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RefundItemDto)
  items!: RefundItemDto[];

  /** Why it came, for items without a reversal. */
  @IsOptional()
  @IsIn(REVERSAL_REASONS)
  reason?: ReversalReason;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

export class RefundListQuery {
  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
