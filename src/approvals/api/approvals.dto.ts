import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { INBOX_SORTS, INBOX_TABS, type InboxSort, type InboxTab } from '../inbox/inbox-filter.js';
import { MARKS, type Mark } from '../inbox/marks.js';

export class InboxListQuery {
  /** `clean`: without a mark; `check`: with one. */
  @IsOptional()
  @IsIn(INBOX_TABS)
  tab?: InboxTab;

  @IsOptional()
  @IsIn(INBOX_SORTS)
  sort?: InboxSort;

  /** Words of what it is about, the supplier or the number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsIn(MARKS)
  mark?: Mark;

  /** Won, inclusive. */
  @IsOptional()
  @IsWonText()
  amountFrom?: string;

  /** Won, inclusive. */
  @IsOptional()
  @IsWonText()
  amountTo?: string;

  @IsOptional()
  @IsUUID()
  category?: string;

  @IsOptional()
  @IsUUID()
  claimant?: string;

  /** For the programme’s office: one team’s only. */
  @IsOptional()
  @IsUUID()
  team?: string;

  /** Waiting since this day or longer. */
  @IsOptional()
  @IsKstDate()
  since?: string;

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

export class BulkItemDto {
  /** What it is, as the list says: `expense`. */
  @IsOptional()
  @Matches(/^[a-z-]{1,40}$/)
  subject?: string;

  @IsUUID()
  id!: string;

  /** The version that was read; one changed since then stays. */
  @IsInt()
  @Min(1)
  version!: number;
}

export class BulkApprovalDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => BulkItemDto)
  items!: BulkItemDto[];

  /** Leaves out what has a mark by now. */
  @IsOptional()
  @IsBoolean()
  clean?: boolean;
}
