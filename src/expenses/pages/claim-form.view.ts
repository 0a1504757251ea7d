import type { FormError } from '../../../templates/components/form-error.js';
import type {
  ClaimFormPageProps,
  ClaimFormValues,
  ClaimTotals,
  DraftStack,
  UploadLimits,
} from '../../../templates/expenses/claim-form-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { TaxInvoice } from '../../evidence/tax-invoice/tax-invoice.js';
import { routeStepsView } from '../../approvals/route-steps.view.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { isOpenPart } from '../approval/questioned.js';
import { applyInput } from '../expense-input.js';
import { NO_DETAILS } from '../expense-details.js';
import type { Expense } from '../expense.js';
import type { ClaimFormData } from './claim-form.data.js';
import { TargetNames } from './claim-labels.js';
import { pictureViews } from './picture-views.js';
import {
  BLANK_LINE,
  EMPTY_VALUES,
  inputFromValues,
  valuesFromExpense,
  withoutBlankLines,
} from './claim-values.js';
import { documentItems } from './document-items.js';
import { invoiceView } from './document-views.js';
import { editHref } from './draft-stack.js';
import { originsOf } from './field-origins.js';
import { foreignText } from './foreign-text.js';
import { findingViews } from './finding-views.js';
import { proposalViews } from './proposal-views.js';
import { recurrenceMark } from './recurring.view.js';
import { requirementsOf } from './requirement-views.js';
import { askedRecords } from './record-views.js';

const MEGABYTE = 1024 * 1024;

export interface ClaimFormRequest {
  frame: PageFrame;
  limits: UploadLimits;
  /** As typed, when a form was refused; the stored claim otherwise. */
  values?: ClaimFormValues;
  errors?: readonly FormError[];
  /** Offers an empty line at the end. */
  addLine?: boolean;
  split?: boolean;
  stack?: readonly string[];
  /** What was typed to give the draft back, when that was refused. */
  giveBack?: string;
}

export function uploadLimits(config: { maxFilesPerClaim: number; maxFileBytes: number }): UploadLimits {
  return { maxFiles: config.maxFilesPerClaim, maxMegabytes: Math.floor(config.maxFileBytes / MEGABYTE) };
}

/** The page on which a claim is filed, from what is stored and what was typed. Pure. */
export function claimFormProps(data: ClaimFormData, request: ClaimFormRequest): ClaimFormPageProps {
  const { expense, institution } = data;
  const { frame, errors = [] } = request;
  const names = new TargetNames(data.lines, data.categories, frame.locale);
  const typed = request.values ?? (expense ? valuesFromExpense(expense, request.split) : EMPTY_VALUES);
  const values =
    request.addLine || typed.lines.length === 0 ? { ...typed, lines: [...typed.lines, BLANK_LINE] } : typed;
  const preview = previewOf(data, typed);
  const documents = documentItems(data.evidences, data.checklist, frame.locale);
  const invoice = invoiceView(data.evidences);
  return {
    frame,
    formAction: expense ? `/expenses/${expense.id}/draft` : '/expenses/new',
    draft: expense && draftOf(expense, data),
    hands: handsView(data),
    recurrence: expense && recurrenceMark(data.recurrence, expense),
    waiting: data.waiting,
    contract: data.contract,
    today: data.today,
    repeatHref: repeatHref(data),
    giveBack: request.giveBack,
    institutionName: institution.name,
    vatRecovery: institution.vatRecovery,
    paymentMeans: data.paymentMeans,
    stack: expense && stackView(expense.id, data, request.stack ?? []),
    invoice,
    documents,
    pictures: pictureViews(data.evidences),
    reading: data.evidences.some(({ reading }) => reading?.state === 'waiting'),
    values,
    origins: expense ? originsOf(expense, mainInvoice(data), data.evidences, lastNumber(data)) : {},
    targets: names.options(isKstDate(values.documentedOn) ? values.documentedOn : undefined),
    proposals: values.split
      ? []
      : proposalViews(
          data.proposals,
          { amount: preview?.claimAmount ?? 0n, target: values.target },
          names,
          frame.locale,
        ),
    suppliers: data.suppliers,
    totals: preview && totalsOf(preview),
    foreign: foreignText(expense?.foreign),
    balances: preview ? names.balances({ lines: preview.lines, state: 'draft' }) : [],
    findings: findingsOf(data, request, invoice !== undefined, values.split),
    route: routeView(data, frame.locale),
    requirements: requirementsOf(
      { documents, checklist: data.checklist, state: expense?.state ?? 'draft' },
      frame.locale,
    ),
    records: askedRecords(
      data.checklist,
      values.records,
      { documentedOn: values.documentedOn, 'supplier.name': values.supplierName },
      frame.locale,
    ),
    limits: request.limits,
    errors,
  };
}

function routeView({ route }: ClaimFormData, locale: Locale): ClaimFormPageProps['route'] {
  return route && routeStepsView({ ...route, locale });
}

/** A reason can't be given where statements aren't in question; a cell is only there where the invoice is drawn. */
function findingsOf(
  { expense, findings }: ClaimFormData,
  { frame }: ClaimFormRequest,
  drawn: boolean,
  split: boolean,
): ClaimFormPageProps['findings'] {
  const explains = !expense || isOpenPart(expense, 'statements');
  return findingViews(findings, frame.locale, split).map((finding) => ({
    ...finding,
    cell: drawn ? finding.cell : undefined,
    reason: explains ? finding.reason : undefined,
  }));
}

function repeatHref({ expense, hands, recurrence, repeats }: ClaimFormData): string | undefined {
  if (!expense || hands.preparing || recurrence || repeats) return undefined;
  const complete = expense.title !== '' && expense.supplierName !== '' && expense.supplyAmount > 0n;
  return complete ? `/recurring/new?expense=${expense.id}` : undefined;
}

/** A choice of one is none. */
function handsView({ expense, hands }: ClaimFormData): ClaimFormPageProps['hands'] {
  const { choices, ...rest } = hands;
  const several = choices && choices.length > 1;
  return {
    ...rest,
    choices: several ? choices.map(({ id, name }) => ({ value: id, label: name })) : undefined,
    preparedAt: expense?.createdAt ?? new Date(0),
    handedAt: expense?.handedAt,
  };
}

function draftOf(expense: Expense, data: ClaimFormData): ClaimFormPageProps['draft'] {
  return {
    id: expense.id,
    state: expense.state === 'returned' ? 'returned' : 'draft',
    number: expense.number,
    version: expense.version,
    savedAt: expense.updatedAt,
    returned: data.returned,
    asked: expense.state === 'returned' ? askedOf(expense, data) : undefined,
  };
}

function askedOf(
  { questioned, lines }: Expense,
  { evidences }: ClaimFormData,
): NonNullable<ClaimFormPageProps['draft']>['asked'] {
  if (!questioned) return undefined;
  const named = [
    ...lines.filter(({ id }) => questioned.lineIds?.includes(id)).map(({ name }) => name),
    ...evidences
      .filter(({ id }) => questioned.evidenceIds?.includes(id))
      .map(({ originalName }) => originalName),
  ];
  return { ...questioned, names: named };
}

/** The claim as it would be with these values; undefined while some of them can't be read. */
function previewOf(
  { expense, institution }: ClaimFormData,
  values: ClaimFormValues,
): Pick<Expense, 'lines' | keyof ClaimTotals> | undefined {
  try {
    const input = inputFromValues(withoutBlankLines(values));
    return applyInput(expense ?? NOTHING, { lines: input.lines }, institution.vatRecovery);
  } catch (thrown) {
    if (thrown instanceof DomainError) return undefined;
    throw thrown;
  }
}

/** A claim before there is one; only its amounts are looked at. */
const NOTHING: Expense = {
  teamId: '',
  id: '',
  state: 'draft',
  version: 0,
  claimantId: '',
  institutionId: '',
  stageId: '',
  onPot: false,
  title: '',
  supplierName: '',
  supplyAmount: 0n,
  taxAmount: 0n,
  claimAmount: 0n,
  payableAmount: 0n,
  reversedAmount: 0n,
  approverIds: [],
  origins: {},
  details: NO_DETAILS,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  stateSince: new Date(0),
  lines: [],
};

function totalsOf({ supplyAmount, taxAmount, claimAmount, payableAmount }: ClaimTotals): ClaimTotals {
  return { supplyAmount, taxAmount, claimAmount, payableAmount };
}

function mainInvoice({ evidences }: ClaimFormData): TaxInvoice | undefined {
  return evidences.flatMap(({ invoice }) => (invoice && invoice.totalAmount > 0n ? [invoice] : []))[0];
}

/** The claim that the target was repeated from. */
function lastNumber({ proposals, expense }: ClaimFormData): string | undefined {
  const [line] = expense?.lines ?? [];
  const own = proposals.find(
    ({ target }) => target.line.id === line?.budgetLineId && target.category.id === line.categoryId,
  );
  const bySupplier = own?.reasons.find((reason) => reason.kind === 'supplier');
  return bySupplier?.number;
}

function stackView(id: string, { stack }: ClaimFormData, ids: readonly string[]): DraftStack | undefined {
  const index = stack.findIndex((each) => each.id === id);
  if (stack.length < 2 || index < 0) return undefined;
  const hrefOf = (at: number) => stack[at] && editHref(stack[at].id, ids);
  return {
    position: index + 1,
    total: stack.length,
    previousHref: hrefOf(index - 1),
    nextHref: hrefOf(index + 1),
    ready: stack.filter(({ ready }) => ready).map((each) => `${each.id}:${each.version}`),
    carried: ids.join(','),
  };
}
