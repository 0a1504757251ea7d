import type { DisbursementRow, FundingRow } from '../../../templates/funding/funding-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { csvText } from '../../platform/web/csv.js';
import type { Team } from '../../programmes/team.entity.js';
import { fundingTexts } from '../../../templates/funding/texts.js';
import type { ListedDisbursement } from '../disbursement.queries.js';
import type { InstitutionFunding } from '../funding-figures.js';
import { governmentShareOf } from '../funding-plan.js';
import { mayRecord } from '../funding.policy.js';

export function fundingRow(
  one: InstitutionFunding,
  teams: readonly Team[],
  locale: Locale,
  severalTeams: boolean,
): FundingRow {
  const { late, lateSince, next } = one.ownCash;
  return {
    institutionId: one.institutionId,
    name: one.institutionName,
    teamName: severalTeams ? teams.find(({ id }) => id === one.teamId)?.name[locale] : undefined,
    hasPlan: one.plan !== undefined,
    exceptionReason: one.plan?.exceptionReason ?? '',
    ...one.sources,
    shareTenths: governmentShareOf(one.sources),
    disbursed: one.disbursed,
    ownCashPaid: one.ownCashPaid,
    otherCashPaid: one.otherCashPaid,
    interest: one.interest,
    late: late > 0n && lateSince ? { amount: late, since: lateSince } : undefined,
    next,
  };
}

export function disbursementRow(
  row: ListedDisbursement,
  actor: Actor,
  { locale, today, severalTeams }: { locale: Locale; today: KstDate; severalTeams: boolean },
): DisbursementRow {
  const state = stateOf(row, today);
  const may = mayRecord(actor, row.kind).allowed && !row.takenBack && !row.correctsId;
  return {
    id: row.id,
    institutionName: row.institutionName,
    teamName: severalTeams ? row.teamName[locale] : undefined,
    kind: row.kind,
    fundName: row.fundName?.[locale],
    amount: row.amount,
    plannedOn: row.plannedOn,
    paidOn: row.paidOn,
    note: row.note,
    byName: row.createdByName,
    state,
    mayPay: may && row.paidOn === undefined,
    mayTakeBack: may,
  };
}

export function stateOf(row: ListedDisbursement, today: KstDate): DisbursementRow['state'] {
  if (row.correctsId) return 'correction';
  if (row.takenBack) return 'takenBack';
  if (row.paidOn !== undefined) return 'done';
  return (row.plannedOn ?? today) < today ? 'overdue' : 'waiting';
}

export function disbursementsCsv(
  rows: readonly ListedDisbursement[],
  locale: Locale,
  today: KstDate,
): string {
  const t = fundingTexts;
  const head = [
    t.kind,
    t.team,
    t.institution,
    t.fund,
    t.amount,
    t.plannedOn,
    t.paidOn,
    t.state,
    t.note,
    t.by,
  ];
  return csvText([
    head.map((text) => text[locale]),
    ...rows.map((row) => [
      t[`kind-${row.kind}`][locale],
      row.teamName[locale],
      row.institutionName,
      row.fundName?.[locale] ?? '',
      row.amount.toString(),
      row.plannedOn ?? '',
      row.paidOn ?? '',
      t[stateOf(row, today)][locale],
      row.note,
      row.createdByName,
    ]),
  ]);
}
