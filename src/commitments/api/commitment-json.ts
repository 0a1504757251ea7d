import { parseWon } from '../../platform/money/won.js';
import { amountOf, heldOf, totalOf } from '../commitment.js';
import type { ChangedContent, CommitmentContent } from '../commitment-content.js';
import { changedJson } from '../change-json.js';
import type { CommitmentDetail } from '../commitment-detail.queries.js';
import type { CommitmentSummary } from '../commitment.queries.js';
import type { ChangedDto, EnterCommitmentDto } from './commitment.dto.js';

export function summaryJson(summary: CommitmentSummary): object {
  const { amount, used, held, number, endsOn, nextDueOn, teamName: _, ...rest } = summary;
  return {
    ...rest,
    number: number ?? null,
    endsOn: endsOn ?? null,
    nextDueOn: nextDueOn ?? null,
    amount: amount.toString(),
    used: used.toString(),
    held: held.toString(),
  };
}

export function detailJson({
  commitment,
  claims,
  entries,
  documents,
  change,
  events,
  findings,
}: CommitmentDetail): object {
  const { instalments, enteredBy: _, createdBy: __, ...head } = commitment;
  return {
    ...head,
    number: head.number ?? null,
    amount: totalOf(commitment).toString(),
    instalments: instalments.map((instalment) => ({
      id: instalment.id,
      position: instalment.position,
      dueOn: instalment.dueOn,
      carriesOver: instalment.carriesOver,
      state: instalment.state,
      amount: amountOf(instalment).toString(),
      held: heldOf(instalment).toString(),
      lines: instalment.lines.map(({ budgetLineId, amount, held, used }) => ({
        budgetLineId,
        amount: amount.toString(),
        held: held.toString(),
        used: used.toString(),
      })),
      claims: claims
        .filter(({ instalmentId, number }) => instalmentId === instalment.id && number !== undefined)
        .map(({ id, number, state, claimAmount }) => ({
          id,
          number,
          state,
          claimAmount: claimAmount.toString(),
        })),
    })),
    entries: entries.map(({ id, kind, amount, lineId, occurredOn, expense, reason }) => ({
      id,
      kind,
      amount: amount.toString(),
      budgetLineId: lineId,
      occurredOn,
      expenseId: expense?.id ?? null,
      reason,
    })),
    documents: documents.map(({ id, originalName, sha256 }) => ({ id, name: originalName, sha256 })),
    history: events.map(({ act, actorName, at, comment }) => ({ act, actorName, at, comment })),
    findings: findings.map(({ code, dueOn, title, article }) => ({ code, dueOn, title, article })),
    change: change
      ? {
          id: change.id,
          reason: change.reason,
          proposedByName: change.proposedByName,
          proposedAt: change.proposedAt,
          content: changedJson(change.content),
        }
      : null,
  };
}

export function changedContentOf(dto: ChangedDto): ChangedContent {
  return {
    title: dto.title,
    contractNumber: dto.contractNumber ?? '',
    endsOn: dto.endsOn ?? '',
    instalments: dto.instalments.map(({ id, dueOn, carriesOver, lines }) => ({
      ...(id === undefined ? {} : { id }),
      dueOn,
      carriesOver: carriesOver ?? false,
      lines: lines.map(({ budgetLineId, amount }) => ({ budgetLineId, amount: parseWon(amount) })),
    })),
  };
}

export function contentOfDto(dto: EnterCommitmentDto): CommitmentContent {
  const { supplierId, institutionId, signedOn } = dto;
  return { ...changedContentOf(dto), supplierId, institutionId, signedOn };
}
