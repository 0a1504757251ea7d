import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { IsKstDate, IsWonText } from '../../platform/web/validators.js';
import { INTEREST_METHODS, type InterestMethod } from '../formulas/interest.js';
import { ROUNDINGS, type Rounding } from '../formulas/rational.js';
import { DECISIONS, DESTINATIONS, type Destination, type ObjectionDecision } from '../settlement.js';

const STAGE = /^(\d{1,4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export const STATEMENT_FORMATS = ['json', 'pdf', 'xlsx', 'csv'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export class SettlementListQuery {
  /** Id or code of a team; all that may be read when left out. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  team?: string;

  /** Id or number of a stage; all that have begun when left out. */
  @IsOptional()
  @Matches(STAGE)
  stage?: string;
}

export class StatementQuery {
  /** Day of a preview, from the stage's first to today; of a settlement that was begun its own day counts. */
  @IsOptional()
  @IsKstDate()
  asOf?: string;

  /** How a preview takes interest: `share` when left out. */
  @IsOptional()
  @IsIn(INTEREST_METHODS)
  interest?: InterestMethod;

  /** `json` when left out. */
  @IsOptional()
  @IsIn(STATEMENT_FORMATS)
  format?: StatementFormat;
}

export class SpendingQuery {
  /** Number of a claim, or words of its title or supplier. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class SettlementVersionDto {
  /** The version that was read; a settlement changed since then is refused with 409. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class BeginSettlementDto extends SettlementVersionDto {
  /** Entries and payments up to this day count. */
  @IsKstDate()
  asOf!: string;

  /** `share`: by the funding plan. `actual`: as written down under a fund (건별). */
  @IsIn(INTEREST_METHODS)
  interestMethod!: InterestMethod;
}

export class DisallowDto extends SettlementVersionDto {
  /** The ledger's entry that spent it; `spending` lists them. */
  @IsUUID()
  postingId!: string;

  /** Won as a decimal string, up to what of the entry still counts. */
  @IsWonText()
  amount!: string;

  /** Why it is disallowed; the team reads it. */
  @IsString()
  @MaxLength(1000)
  reason!: string;

  /** The provision it offends against. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  article?: string;
}

export class ObjectDto extends SettlementVersionDto {
  /** What the team objects to, and why. It can be filed once. */
  @IsString()
  @MaxLength(4000)
  text!: string;
}

export class DecideObjectionDto extends SettlementVersionDto {
  /** `rejected` leaves the result as confirmed; `accepted` and `partly` open it again. */
  @IsIn(DECISIONS)
  decision!: ObjectionDecision;

  /** The team reads it. */
  @IsString()
  @MaxLength(4000)
  answer!: string;
}

export class RecordReturnDto extends SettlementVersionDto {
  /** Won as a decimal string, up to what is still owed. */
  @IsWonText()
  amount!: string;

  /** Day the money came in. */
  @IsKstDate()
  paidOn!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  bankReference?: string;
}

export class ExtendDto extends SettlementVersionDto {
  /** The new day by which it is to be paid, up to two years after the settlement became final. */
  @IsKstDate()
  dueOn!: string;

  @IsString()
  @MaxLength(1000)
  reason!: string;
}

export class SettlementSettingsDto {
  /** Where returns go: `treasury` (국고) or back to their `fund`. */
  @IsIn(DESTINATIONS)
  destination!: Destination;

  /** What becomes of fractions of a won. */
  @IsIn(ROUNDINGS)
  rounding!: Rounding;

  /** Whether 연구수당 itself counts as direct cost where its rate is compared with that of direct cost. */
  @IsBoolean()
  allowanceCounts!: boolean;
}
