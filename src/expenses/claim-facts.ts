import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import type { ClaimFacts, LineFacts, MeetingFacts } from '../rules/facts.js';
import type { DocumentKind } from '../rules/pack.js';
import { readAttendees } from './attendees.js';
import type { StageLimits } from '../stages/deadline.js';
import type { StagePeriod } from './check-expense.js';
import type { Expense, ExpenseLine, VatRecovery } from './expense.js';
import { paymentMeansOf } from './payment-means.js';

const MEETING_RECORD = 'meeting-record';
const NON_PROFIT = new Set(['university', 'government-institute', 'other-nonprofit']);

/** What is known about a claim beside itself. */
export interface FactSources {
  readonly today: KstDate;
  /** Day it was handed in; today while it is a draft. */
  readonly filedOn: KstDate;
  readonly stage: StagePeriod;
  /** What the stage's deadlines hold a claim to. */
  readonly limits: StageLimits;
  readonly institution: { name: string; kind: string; vatRecovery: VatRecovery; businessNumber: string };
  /** The supplier is another institution of the claimant's team. */
  readonly supplierInProject: boolean;
  /** Paths of the categories the lines name. */
  readonly categoryPaths: ReadonlyMap<string, string>;
  /** The one fund all lines draw on; undefined where they name several or none. */
  readonly fund?: { code: string; kind: string };
  /** What the attached documents serve as. */
  readonly documents: readonly string[];
  /** Kinds of documents of the pack that are made of what is typed. */
  readonly made: readonly DocumentKind[];
  readonly invoice?: TaxInvoice;
  /** A use of a card was put to the claim. */
  readonly cardUsed?: boolean;
}

/** A claim as rules see it. What nobody said stays undefined, so that a rule that needs it isn't judged. Pure. */
export function claimFacts(expense: Expense, sources: FactSources): ClaimFacts {
  const { today, filedOn, stage, limits, institution, fund, invoice } = sources;
  const { businessNumber } = institution;
  const number = expense.supplierBusinessNumber;
  return {
    judgedOn: expense.paidOn ?? expense.documentedOn ?? today,
    today,
    filedOn,
    usedOn: expense.paidOn,
    documentedOn: expense.documentedOn,
    committedOn: expense.committedOn,
    committedBy: expense.committedOn ?? expense.documentedOn,
    paidOn: expense.paidOn,
    purpose: expense.title || undefined,
    // Its number is taken by this claim alone within the team; of other papers nothing is known.
    claimedBefore: invoice ? false : undefined,
    stage: { startsOn: stage.startsOn, endsOn: stage.endsOn, ...limits },
    institution: {
      kind: institution.kind,
      vatRecovery: institution.vatRecovery,
      businessNumber,
      nonProfit: NON_PROFIT.has(institution.kind),
    },
    fund,
    claim: {
      ...amountsOf(expense),
      paymentMeans: paymentMeansOf(expense.details.paymentMeans, sources.documents, sources.cardUsed ?? false)
        ?.means,
    },
    lines: expense.lines.map((line) => lineFacts(line, expense, sources.categoryPaths)),
    supplier: {
      businessNumber: number,
      name: expense.supplierName || undefined,
      ownInstitution: number === undefined ? undefined : number === businessNumber,
      inProject: number === undefined ? undefined : sources.supplierInProject,
    },
    invoice: invoice && {
      supplyAmount: invoice.supplyAmount,
      buyerBusinessNumber: invoice.buyer.businessNumber,
      issuedOn: invoice.issuedOn,
      sentOn: invoice.transmittedAt && !invoice.amended ? kstDateOf(invoice.transmittedAt) : undefined,
    },
    documents: [...sources.documents, ...recordsMade(expense, sources.made)].map((kind) => ({ kind })),
    meeting: meetingFacts(expense, institution.name),
  };
}

function lineFacts(
  line: ExpenseLine,
  { committedOn }: Expense,
  paths: ReadonlyMap<string, string>,
): LineFacts {
  const categoryPath = line.categoryId === undefined ? undefined : paths.get(line.categoryId);
  return {
    ...amountsOf(line),
    categoryPath,
    categoryCode: categoryPath?.split('.').at(-1),
    name: line.name,
    contractedOn: committedOn,
  };
}

function amountsOf({ supplyAmount, taxAmount, claimAmount, payableAmount }: ExpenseLine | Expense) {
  return { supplyAmount, taxAmount, claimAmount, payableAmount };
}

/** A record counts as a document once every field of it is filled in. */
function recordsMade({ details }: Expense, made: readonly DocumentKind[]): string[] {
  return made.flatMap(({ code, fields }) => {
    const record = details.records[code];
    return record && fields?.every((field) => record[field.code]) ? [code] : [];
  });
}

/** Undefined until something of the record is written. */
function meetingFacts({ details }: Expense, institutionName: string): MeetingFacts | undefined {
  const record = details.records[MEETING_RECORD];
  if (!record) return undefined;
  const text = (field: string) => record[field] ?? '';
  const attendees = text('attendees') === '' ? undefined : readAttendees(text('attendees'), institutionName);
  return {
    purpose: text('purpose'),
    heldAt: text('heldAt'),
    place: text('place'),
    content: text('content'),
    attendees: text('attendees'),
    attendeeCount: attendees && BigInt(attendees.count),
    outsideCount: attendees?.outside === undefined ? undefined : BigInt(attendees.outside),
  };
}
