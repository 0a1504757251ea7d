import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { IsKstDate } from '../../platform/web/validators.js';

export class PayRunListQuery {
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

export class PrepareRunsDto {
  /** Approved claims paid by transfer; one run is made for each account money is paid from. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  expenseIds!: string[];
}

export class HolderCheckDto {
  /** What the bank's inquiry of the account's holder (예금주조회) said. */
  @IsIn(['match', 'mismatch'])
  outcome!: 'match' | 'mismatch';
}

export class AnswerDto {
  @IsUUID()
  itemId!: string;

  /** What was checked before the warning was taken. */
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class ReleaseDto {
  /** The day the bank moves the money; today where absent. */
  @IsOptional()
  @IsKstDate()
  transferOn?: string;

  /** For each item with a warning that asks for a reason. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers?: AnswerDto[];
}

export class ReasonDto {
  @IsString()
  @MaxLength(500)
  reason!: string;
}

export class ItemOutcomeDto {
  @IsUUID()
  itemId!: string;

  @IsIn(['succeeded', 'failed'])
  outcome!: 'succeeded' | 'failed';

  /** Why it failed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class OutcomesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ItemOutcomeDto)
  items!: ItemOutcomeDto[];

  /** 사용일; the run's day of transfer where absent. */
  @IsOptional()
  @IsKstDate()
  paidOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  bankReference?: string;
}

export class CardBillQuery {
  @IsUUID()
  statementId!: string;

  /** A use of the card meant; all cards of the statement where absent. */
  @IsOptional()
  @IsUUID()
  cardOf?: string;

  @IsOptional()
  @IsKstDate()
  from?: string;

  @IsOptional()
  @IsKstDate()
  to?: string;
}

export class SettleCardsDto extends CardBillQuery {
  /** The day the card company took the bill. */
  @IsKstDate()
  paidOn!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  expenseIds!: string[];
}

export class PayingAccountDto {
  /** What people call it. */
  @IsString()
  @MaxLength(200)
  name!: string;

  /** Three digits, as the Korean clearing system numbers banks. */
  @IsString()
  @MaxLength(10)
  bankCode!: string;

  /** Digits, with or without hyphens. Kept sealed; no answer repeats it. */
  @IsString()
  @MaxLength(40)
  number!: string;

  @IsString()
  @MaxLength(200)
  holder!: string;

  /** The bank's file: `kbank`, `hana` or `common`. */
  @IsString()
  @Matches(/^[a-z-]{1,40}$/)
  layout!: string;
}

export class PayingProposalDto {
  /** The proposal that was seen: a newer one isn't confirmed unseen. */
  @IsUUID()
  proposalId!: string;
}
