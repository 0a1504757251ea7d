import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsKstDate, IsTexts, IsWonText } from '../../platform/web/validators.js';
import { PAYMENT_MEANS } from '../../rules/facts.js';
import { EXPENSE_STATES, type ExpenseState, type VatTreatment } from '../expense.js';

export class ExpenseLineDto {
  @IsOptional()
  @IsUUID()
  id?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** Supply value (공급가액) in won, at least 1. */
  @IsWonText()
  supplyAmount!: string;

  /** Tax (세액) in won; 0 where absent. */
  @IsOptional()
  @IsWonText()
  taxAmount?: string;

  @IsOptional()
  @IsUUID()
  categoryId?: string;

  @IsOptional()
  @IsUUID()
  budgetLineId?: string;

  /** Only where the institution decides line by line. */
  @IsOptional()
  @IsIn(['recovered', 'charged'])
  vatTreatment?: VatTreatment;
}

export class SupplierDto {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  businessNumber?: string;

  @IsString()
  @MaxLength(200)
  name!: string;
}

/** What a draft may be given; what is absent is left as it is, or as the document fills it. */
export class ExpenseInputDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => SupplierDto)
  supplier?: SupplierDto;

  /** Whose claim it will be: somebody of the team; they alone submit it. Oneself where absent. */
  @IsOptional()
  @IsUUID()
  claimantId?: string;

  /** 작성일자 */
  @IsOptional()
  @IsKstDate()
  documentedOn?: string;

  /** 지출원인행위일 */
  @IsOptional()
  @IsKstDate()
  committedOn?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ExpenseLineDto)
  lines?: ExpenseLineDto[];

  /** One budget line for every line of the claim. */
  @IsOptional()
  @IsUUID()
  budgetLineId?: string;

  /** One category for every line of the claim. */
  @IsOptional()
  @IsUUID()
  categoryId?: string;

  /** Why it goes without what a rule asks for, by the rule's code as findings name it; '' takes a reason away. */
  @IsOptional()
  @IsTexts()
  reasons?: Record<string, string>;

  /** Records made of what is typed, such as `{"meeting-record": {"place": "…"}}`. */
  @IsOptional()
  @IsTexts({ deep: true })
  records?: Record<string, Record<string, string>>;

  /** How it was paid, where the documents don't tell it (a card slip means card, a tax invoice transfer); '' takes it back. */
  @IsOptional()
  @IsIn([...PAYMENT_MEANS, ''])
  paymentMeans?: string;
}

export class CreateExpenseDto extends ExpenseInputDto {
  /** Documents uploaded before; a tax invoice among them fills the whole claim. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

export class SaveExpenseDto extends ExpenseInputDto {
  /** The version that was read; a claim changed since then is refused with 409. */
  @IsInt()
  @Min(1)
  version!: number;
}

export class AttachEvidenceDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  evidenceIds!: string[];

  /** What they serve as, by the code a checklist names, such as `inspection-report`. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,59}$/)
  documentKind?: string;
}

export class VersionDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class GiveBackDto extends VersionDto {
  /** What to change; the colleague who prepared it reads it. */
  @IsString()
  @MaxLength(2000)
  comment!: string;
}

export class HoldDto {
  /** Code of a listed reason: `routine-check`, `evidence-check` or `papers-asked`. */
  @IsString()
  @MaxLength(60)
  reason!: string;
}

export class PaymentDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  expenseIds!: string[];

  /** 사용일: the day the money left the account. */
  @IsKstDate()
  paidOn!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  bankReference?: string;
}

export class ExpenseListQuery {
  @IsOptional()
  @IsIn(['mine', 'team'])
  scope?: 'mine' | 'team';

  @IsOptional()
  @IsIn(EXPENSE_STATES)
  state?: ExpenseState;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsKstDate()
  from?: string;

  @IsOptional()
  @IsKstDate()
  to?: string;

  /** For the programme's office: one team's claims only. */
  @IsOptional()
  @IsUUID()
  team?: string;

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

export class PaymentListQuery {
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
