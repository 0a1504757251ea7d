import type { DelegationRow } from '../../../templates/delegations/delegations-view.js';
import type { Texts } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { kstDateOf } from '../../platform/clock/kst-date.js';
import { mayEnd } from './delegation.policy.js';
import type { DelegationRecord } from './delegation-record.js';

export const delegationMessages = {
  lent: {
    ko: (name: string) => `${name} 님에게 결재를 맡겼습니다.`,
    en: (name: string) => `${name} may decide in your stead.`,
  },
  ended: { ko: '대결을 끝냈습니다.', en: 'The delegation has ended.' },
} satisfies Texts;

/** One delegation as its reader sees it. Pure. */
export function delegationRow(
  actor: Actor,
  delegation: DelegationRecord,
  funds: readonly { value: string; label: string }[],
): DelegationRow {
  const { id, from, to, startsOn, endsOn, maxAmount, fundIds, reason, state, endedAt, endedBy } = delegation;
  return {
    id,
    fromName: from.name,
    toName: to.name,
    mine: from.id === actor.userId ? 'given' : to.id === actor.userId ? 'received' : undefined,
    startsOn,
    endsOn,
    maxAmount,
    fundNames: fundIds.flatMap((fundId) => funds.find(({ value }) => value === fundId)?.label ?? []),
    reason,
    state,
    ended: endedAt && { on: kstDateOf(endedAt), byName: endedBy?.name ?? '' },
    mayEnd: mayEnd(actor, delegation).allowed,
  };
}
