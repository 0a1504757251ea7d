import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { CADENCES, type Cadence } from './recurring-dates.js';

export class StartRecurringDto {
  /** The claim that comes again: one's own draft, submitted, approved or paid claim. */
  @IsUUID()
  expenseId!: string;

  @IsIn(CADENCES)
  every!: Cadence;

  /** Of the month; the last day of a shorter one. That of the claim's document where absent. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(31)
  day?: number;

  /** The first day a draft may be opened on; the month after the claim's document where absent. */
  @IsOptional()
  @IsKstDate()
  from?: string;

  /** The end of the stage where absent. */
  @IsOptional()
  @IsKstDate()
  until?: string;
}

export class ChangeRecurringDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(31)
  day?: number;

  @IsOptional()
  @IsKstDate()
  until?: string;

  /** The supply value expected, in won; drafts that are open already keep theirs. */
  @IsOptional()
  @IsWonText()
  supplyAmount?: string;

  /** The tax expected, in won. */
  @IsOptional()
  @IsWonText()
  taxAmount?: string;
}
