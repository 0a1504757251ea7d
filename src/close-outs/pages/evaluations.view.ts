import type { EvaluationRowView, JoinRowView } from '../../../templates/stage-evaluations/evaluation-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { sumWon } from '../../platform/money/won.js';
import type { ListedEvaluation } from '../../stage-evaluations/evaluation.queries.js';
import { mayConfirmJoin, mayLetJoin } from '../../team-joins/team-join.policy.js';
import type { ListedJoin } from '../../team-joins/team-join.queries.js';

export function evaluationRow(one: ListedEvaluation, locale: Locale): EvaluationRowView {
  return {
    id: one.id,
    teamName: one.teamName[locale],
    stageName: one.stageName[locale],
    kind: one.kind,
    state: one.state,
    result: one.result,
    effectiveOn: one.effectiveOn,
    scoreTenths: one.scoreTenths,
  };
}

export function joinRow(join: ListedJoin, actor: Actor, locale: Locale): JoinRowView {
  return {
    id: join.id,
    name: join.name[locale],
    state: join.state,
    joinedOn: join.joinedOn,
    institution: join.institution.name,
    lineCount: join.lines.length,
    amount: sumWon(join.lines.map(({ amount }) => amount)),
    proposedByName: join.proposedByName,
    mayConfirm: mayConfirmJoin(actor, join).allowed,
    mayWithdraw: join.state === 'proposed' && mayLetJoin(actor).allowed,
  };
}
