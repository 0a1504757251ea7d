import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/** How the supplier is paid. */
export const PAYMENT_MEANS = ['card', 'transfer', 'cash', 'personal-card'] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

/** Sums in won. */
export interface AmountFacts {
  supplyAmount?: Won;
  taxAmount?: Won;
  /** Supply and tax: what the supplier gets. */
  payableAmount?: Won;
  /** What is charged to the grant. */
  claimAmount?: Won;
}

/** One line of a claim. What nobody said is undefined, never false or zero. */
export interface LineFacts extends AmountFacts {
  /** Last step of the path, such as `MEETING`. */
  categoryCode?: string;
  /** `ACTIVITY.MEETING` */
  categoryPath?: string;
  name?: string;
  contractedOn?: KstDate;
  /** 검수일 */
  inspectedOn?: KstDate;
  /** Whether the plan of the agreement names it. */
  planned?: boolean;
  /** What the plan says it costs, VAT and installation included. */
  plannedAmount?: Won;
  consumable?: boolean;
  officeEquipment?: boolean;
  overseas?: boolean;
  /** A fixed price for a period, whatever is used. */
  flatRate?: boolean;
  /** Charged in kind as well, or to indirect cost as well. */
  alsoInKind?: boolean;
  alsoIndirect?: boolean;
  /** Of 연구혁신비: spent as an activity, not on material. */
  activityUse?: boolean;
  pay?: boolean;
  perDiem?: boolean;
  /** 외부 전문기술 활용 */
  expertise?: boolean;
  /** Day of delivery agreed. */
  dueOn?: KstDate;
  penaltyDeducted?: boolean;
}

/** Figures of the budget and of the stage, in won; each as far as it is held. */
export interface BudgetFacts {
  /** 직접비 in all, in-kind included. */
  direct?: Won;
  /** The part of 직접비 that is in kind. */
  inKind?: Won;
  /** 수정인건비: what the allowance's limit is measured by. */
  adjustedLabour?: Won;
  allowance?: Won;
  /** What the allowance stood at when the stage began. */
  allowanceAtStart?: Won;
  subcontract?: Won;
  international?: Won;
  burden?: Won;
  /** 외부 전문기술 활용비 */
  expertise?: Won;
  indirect?: Won;
  /** 연구개발능률성과급 */
  performancePay?: Won;
  innovation?: Won;
  /** Materials and activities together when the stage began. */
  materialsAndActivitiesAtStart?: Won;
  stageYears?: bigint;
  governmentShare?: Won;
  total?: Won;
  ownShare?: Won;
  ownCash?: Won;
  ownCashDueOn?: KstDate;
  /** A day for the own cash is agreed; else it is due some months before the year's end. */
  ownCashAgreed?: boolean;
  yearEndsOn?: KstDate;
  ownCashPaid?: boolean;
  indirectInKind?: Won;
}

/** Figures of a stage that has ended; rates in hundredths of a percent (1250 = 12.5 %). */
export interface SettlementFacts {
  directSpentRate?: bigint;
  allowancePaidRate?: bigint;
  indirectSpentRate?: bigint;
  /** Allowance carried to the next stage. */
  allowanceCarried?: Won;
  indirectUnspent?: Won;
}

/** Pay of one person for one month, and what else binds that person. */
export interface PersonFacts {
  participant?: boolean;
  hiredOn?: KstDate;
  /** Day the call for projects was announced. */
  announcedOn?: KstDate;
  /** A foreign institution takes part and pays. */
  foreignPartner?: boolean;
  /** Why a company pays in cash: `new-hire`, `specialised`, `state-owned`, `approved`, `none`. */
  cashGround?: string;
  /** 인건비계상률 over all national projects that month, in hundredths of a percent. */
  labourRate?: bigint;
  /** 총인건비계상률: the same with 학생인건비계상률, 학생인건비지급률 and 미지급인건비계상률. */
  totalRate?: bigint;
  /** Both 인건비 and 학생인건비 for the same period. */
  paidTwice?: boolean;
  projects?: bigint;
  projectsLed?: bigint;
  /** Of those, what doesn't count: ending within six months, planning, training and the like. */
  projectsNotCounted?: bigint;
  projectsLedNotCounted?: bigint;
  pay?: Won;
  securityAllowance?: Won;
  /** Share of the stage's allowance this person gets, in hundredths of a percent. */
  allowanceShare?: bigint;
  researchers?: bigint;
}

/** The five things a simple record of a meeting holds, and who came. */
export interface MeetingFacts {
  purpose?: string;
  /** Day and time, as written. */
  heldAt?: string;
  place?: string;
  content?: string;
  attendees?: string;
  attendeeCount?: bigint;
  /** Of those, how many are not researchers of this project's own institution. */
  outsideCount?: bigint;
  /** A trip's daily meal money was paid for the same meal. */
  mealPaidByTrip?: boolean;
}

export interface TravelFacts {
  overseas?: boolean;
  /** Two travel rules used for one trip. */
  rulesMixed?: boolean;
  hostMeals?: bigint;
  mealsDeducted?: bigint;
}

export interface SupportFacts {
  lifetimeFee?: boolean;
  degree?: boolean;
  weekdayLunch?: boolean;
  onTripDay?: boolean;
}

/** What an institution brings of its own instead of money. */
export interface InKindFacts {
  /** What is charged for equipment or software, and what it once cost. */
  value?: Won;
  price?: Won;
  boughtOn?: KstDate;
  startsOn?: KstDate;
  /** Over all projects, for the same thing. */
  valueOverProjects?: Won;
  technologyValue?: Won;
  technologyPrice?: Won;
  technologyMadeOn?: KstDate;
}

export interface SupplierFacts {
  businessNumber?: string;
  name?: string;
  /** Its number is the claiming institution's own. */
  ownInstitution?: boolean;
  /** An institution of this project. */
  inProject?: boolean;
  /** Share held in it, or by it, in hundredths of a percent. */
  shareholding?: bigint;
  /** Same head or largest shareholder, family, same place, shared staff or money. */
  affiliated?: boolean;
  /** An expert who belongs to an institution of this project. */
  projectExpert?: boolean;
}

/**
 * What is known of a claim when its rules are judged: plain data, no entity. A fact nobody holds is left undefined; a
 * rule that needs it then says so instead of passing. Amounts in won, days as `YYYY-MM-DD`.
 */
export interface ClaimFacts {
  /** Chooses the rules in force: the day of use (사용일), before payment the document's day, else today. */
  judgedOn: KstDate;
  today?: KstDate;
  usedOn?: KstDate;
  documentedOn?: KstDate;
  committedOn?: KstDate;
  /** The latest day it can have been committed on: that day, else the document's. */
  committedBy?: KstDate;
  paidOn?: KstDate;
  /** Day the claim is entered with its evidence. */
  filedOn?: KstDate;
  /** Day the card's bill is transferred. */
  cardBillOn?: KstDate;
  purpose?: string;
  /** The same cost was claimed before: by document, number or row. */
  claimedBefore?: boolean;
  /** The period, and the days its deadlines are reckoned to. */
  stage?: {
    startsOn?: KstDate;
    endsOn?: KstDate;
    equipmentBy?: KstDate;
    softwareBy?: KstDate;
    materialsBy?: KstDate;
    reportBy?: KstDate;
  };
  institution?: {
    kind?: string;
    vatRecovery?: string;
    businessNumber?: string;
    nonProfit?: boolean;
    /** Research card issued to it. */
    hasResearchCard?: boolean;
    /** Its own rule pays more for meals in national research than elsewhere. */
    mealRatesHigher?: boolean;
  };
  fund?: { code?: string; kind?: string };
  claim: AmountFacts & { paymentMeans?: PaymentMeans };
  lines: readonly LineFacts[];
  supplier?: SupplierFacts;
  invoice?: {
    supplyAmount?: Won;
    buyerBusinessNumber?: string;
    /** 작성일자 */
    issuedOn?: KstDate;
    /** Day it was issued electronically (발급·전송일시); of an amended one, which bears an earlier day, undefined. */
    sentOn?: KstDate;
  };
  /** Kinds of the documents given, by the pack's document codes (`card-slip`, `tax-invoice` …). */
  documents: readonly { kind: string }[];
  meeting?: MeetingFacts;
  travel?: TravelFacts;
  support?: SupportFacts;
  person?: PersonFacts;
  budget?: BudgetFacts;
  settlement?: SettlementFacts;
  inKind?: InKindFacts;
}

/** The facts as a condition sees them: one line at a time, and the sums of the lines the rule concerns. */
export interface RuleView extends Omit<ClaimFacts, 'lines' | 'documents'> {
  line?: LineFacts;
  part?: AmountFacts;
  documents: readonly string[];
}
