import type { ListedDisbursement } from '../disbursement.queries.js';
import type { InstitutionFunding } from '../funding-figures.js';
import { governmentShareOf } from '../funding-plan.js';

export function fundingJson(one: InstitutionFunding): object {
  return {
    teamId: one.teamId,
    institutionId: one.institutionId,
    institutionName: one.institutionName,
    institutionKind: one.institutionKind,
    stageId: one.stageId,
    plan: one.plan ? { ...one.sources, ...one.plan } : null,
    governmentSharePermille: governmentShareOf(one.sources) ?? null,
    disbursed: one.disbursed,
    toDisburse: one.toDisburse,
    ownCashPaid: one.ownCashPaid,
    otherCashPaid: one.otherCashPaid,
    interest: one.interest,
    ownCash: {
      due: one.ownCash.due,
      late: one.ownCash.late,
      lateSince: one.ownCash.lateSince ?? null,
      next: one.ownCash.next ?? null,
    },
  };
}

export function disbursementJson(row: ListedDisbursement): object {
  return {
    id: row.id,
    teamId: row.teamId,
    institutionId: row.institutionId,
    institutionName: row.institutionName,
    stageId: row.stageId,
    fundId: row.fundId ?? null,
    kind: row.kind,
    amount: row.amount,
    plannedOn: row.plannedOn ?? null,
    paidOn: row.paidOn ?? null,
    note: row.note,
    correctsId: row.correctsId ?? null,
    takenBack: row.takenBack,
    recordedBy: row.createdByName,
    recordedAt: row.createdAt,
  };
}
