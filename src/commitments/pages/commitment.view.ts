import type {
  ChangeView,
  CommitmentPageProps,
  InstalmentView,
} from '../../../templates/commitments/commitments-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { wonText } from '../../../templates/format.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { sumWon } from '../../platform/money/won.js';
import { amountOf, heldOf, totalOf, type Instalment } from '../commitment.js';
import type { CommitmentDetail } from '../commitment-detail.queries.js';
import {
  mayActivate,
  mayAddDocuments,
  mayCancel,
  mayChange,
  mayClaim,
  mayConfirmChange,
  mayDropChange,
  mayEdit,
} from '../commitment.policy.js';

export interface CommitmentShown {
  frame: PageFrame;
  actor: Actor;
  today: KstDate;
  errors?: readonly FormError[];
  cancelReason?: string;
}

/** The page of one contract, from what was read of it. Pure. */
export function commitmentProps(detail: CommitmentDetail, shown: CommitmentShown): CommitmentPageProps {
  const { commitment, stage } = detail;
  const { frame, actor, today, errors = [], cancelReason } = shown;
  const { locale } = frame;
  return {
    frame,
    today,
    id: commitment.id,
    version: commitment.version,
    state: commitment.state,
    number: commitment.number,
    title: commitment.title,
    supplier: {
      name: commitment.supplierName,
      href: commitment.supplierId && `/settings/suppliers/${commitment.supplierId}`,
    },
    contractNumber: commitment.contractNumber,
    signedOn: commitment.signedOn,
    endsOn: commitment.endsOn,
    institutionName: detail.institutionName,
    stageName: `${stage.name[locale]} (${stage.startsOn} – ${stage.endsOn})`,
    teamName: actor.team.kind === 'office' ? detail.teamName[locale] : undefined,
    enteredByNames: detail.enteredByNames,
    activatedByName: detail.activatedByName,
    amount: totalOf(commitment),
    used: sumWon(commitment.instalments.map(usedOf)),
    held: sumWon(commitment.instalments.map(heldOf)),
    instalments: commitment.instalments.map((instalment) => instalmentView(instalment, detail, shown)),
    findings: detail.findings.map(({ title, dueOn, article }) => ({
      title: title[locale],
      dueOn,
      article: article[locale],
    })),
    documents: detail.documents.map(({ id, originalName, sizeBytes, uploadedAt }) => ({
      id,
      name: originalName,
      href: `/evidence/${id}`,
      sizeBytes,
      uploadedAt,
    })),
    history: detail.events,
    postings: postingRows(detail, locale),
    change: changeView(detail, actor, locale),
    actions: {
      activate: mayActivate(actor, commitment).allowed,
      edit: mayEdit(actor, commitment).allowed,
      change: mayChange(actor, commitment).allowed && !detail.change,
      cancel: mayCancel(actor, commitment).allowed,
      addDocuments: mayAddDocuments(actor, commitment).allowed,
    },
    errors: errors.map((error) => (error.field === 'reason' ? error : { text: error.text })),
    cancelReason,
  };
}

const CLAIM = { ko: '신청', en: 'Claim' };

function postingRows(detail: CommitmentDetail, locale: Locale): CommitmentPageProps['postings'] {
  return detail.entries.map((entry) => ({
    id: entry.id,
    occurredOn: entry.occurredOn,
    recordedAt: entry.recordedAt,
    kind: entry.kind === 'release' ? 'void-pending' : entry.kind,
    amount: entry.amount,
    lineVersion: entry.lineVersion,
    lineLabel: detail.lines.get(entry.lineId)?.label[locale],
    cause: entry.expense && {
      label: entry.expense.number ?? CLAIM[locale],
      href: `/expenses/${entry.expense.id}`,
    },
    actorName: entry.actorName,
    reason: entry.reason || undefined,
  }));
}

function usedOf({ lines }: Instalment) {
  return sumWon(lines.map(({ used }) => used));
}

function instalmentView(
  instalment: Instalment,
  { commitment, lines, claims }: CommitmentDetail,
  { frame, actor }: CommitmentShown,
): InstalmentView {
  const { locale } = frame;
  return {
    id: instalment.id,
    position: instalment.position,
    dueOn: instalment.dueOn,
    state: instalment.state,
    carriesOver: instalment.carriesOver,
    amount: amountOf(instalment),
    held: heldOf(instalment),
    used: usedOf(instalment),
    lines: instalment.lines
      .filter(({ amount }) => amount > 0n)
      .map(({ budgetLineId, amount }) => ({
        label: lines.get(budgetLineId)?.label[locale] ?? '',
        href: `/budgets/lines/${budgetLineId}`,
        amount,
      })),
    // A draft that somebody begins is nobody else's yet.
    claims: claims
      .filter(({ instalmentId, number }) => instalmentId === instalment.id && number !== undefined)
      .map(({ id, number, state, claimAmount }) => ({
        href: `/expenses/${id}`,
        label: number,
        state,
        amount: claimAmount,
      })),
    mayClaim: mayClaim(actor, commitment, instalment).allowed,
  };
}

function changeView(
  { commitment, change, lines }: CommitmentDetail,
  actor: Actor,
  locale: Locale,
): ChangeView | undefined {
  if (!change) return undefined;
  const before = new Map(commitment.instalments.map((each) => [each.id, each]));
  const say = (dueOn: KstDate, own: readonly { budgetLineId: string; amount?: bigint }[]) =>
    [
      dueOn,
      ...own
        .filter(({ amount = 0n }) => amount > 0n)
        .map(({ budgetLineId, amount = 0n }) =>
          own.length > 1
            ? `${lines.get(budgetLineId)?.label[locale] ?? ''} ${wonText(amount, locale)}`
            : wonText(amount, locale),
        ),
    ].join(' · ');
  const kept = new Set(change.content.instalments.map(({ id }) => id));
  const nth = (position: number) => (locale === 'ko' ? `${position}회` : `No. ${position}`);
  const last = Math.max(0, ...commitment.instalments.map(({ position }) => position));
  let added = 0;
  const rows = change.content.instalments.map((after) => {
    const stood = after.id === undefined ? undefined : before.get(after.id);
    if (!stood) added += 1;
    return {
      name: nth(stood?.position ?? last + added),
      before: stood ? say(stood.dueOn, stood.lines) : '–',
      after: say(after.dueOn, after.lines),
    };
  });
  const gone = commitment.instalments
    .filter(({ id, state }) => state === 'open' && !kept.has(id))
    .map(({ position, dueOn, lines: own }) => ({ name: nth(position), before: say(dueOn, own), after: '–' }));
  const asked = { proposedBy: change.proposedBy };
  return {
    id: change.id,
    reason: change.reason,
    proposedByName: change.proposedByName,
    proposedAt: change.proposedAt,
    isOwn: change.proposedBy === actor.userId,
    mayConfirm: mayConfirmChange(actor, commitment, asked).allowed,
    mayDrop: mayDropChange(actor, commitment, asked).allowed,
    rows: [...rows, ...gone],
  };
}
