import { actorFixture, claimFixture } from '../../test/support/claim-fixture.js';
import { EXPENSE_STATES, type ExpenseState } from './expense.js';
import {
  mayApprove,
  mayAssign,
  mayDiscard,
  mayEdit,
  mayFile,
  mayGiveBack,
  mayHandOver,
  mayPay,
  mayRecall,
  mayReject,
  mayReturn,
  mayReverse,
  maySubmit,
} from './expense.policy.js';
import { standingOf } from '../../test/support/approval-fixture.js';
import type { Decision } from '../platform/access/decision.js';
import type { Actor } from '../platform/access/actor.js';
import type { Expense } from './expense.js';

const claimant = actorFixture('claimant', ['researcher']);
const administrator = actorFixture('administrator', ['administrator']);
const finance = actorFixture('finance', ['finance']);
const office = {
  id: 'office',
  kind: 'office' as const,
  name: { ko: '기관', en: 'Office' },
  status: 'active' as const,
};
const officer = actorFixture('officer', ['officer'], { team: office });
const auditor = actorFixture('auditor', ['auditor'], { team: office });
const rival = (role: 'administrator' | 'finance') =>
  actorFixture('rival', [role], { team: { ...claimant.team, id: 'rivals' } });

/** The approver's policies for a claim that asks whoever is asked where no route fits. */
const approve = (actor: Actor, claim: Expense) => mayApprove(actor, claim, standingOf(actor, claim));
const giveBack = (actor: Actor, claim: Expense) => mayReturn(actor, claim, standingOf(actor, claim));
const reject = (actor: Actor, claim: Expense) => mayReject(actor, claim, standingOf(actor, claim));

const codeOf = (decision: Decision) => (decision.allowed ? 'allowed' : decision.refusal.code);

describe('in which states each act is open to the right person', () => {
  const OPEN: [string, (state: ExpenseState) => Decision, ExpenseState[]][] = [
    ['edit', (state) => mayEdit(claimant, claimFixture({ state })), ['draft', 'returned']],
    ['submit', (state) => maySubmit(claimant, claimFixture({ state })), ['draft', 'returned']],
    ['discard', (state) => mayDiscard(claimant, claimFixture({ state })), ['draft']],
    ['recall', (state) => mayRecall(claimant, claimFixture({ state })), ['submitted']],
    ['approve', (state) => approve(administrator, claimFixture({ state })), ['submitted']],
    [
      'return',
      (state) => giveBack(administrator, claimFixture({ state, approverIds: ['administrator'] })),
      ['submitted', 'approved'],
    ],
    ['reject', (state) => reject(administrator, claimFixture({ state })), ['submitted']],
    ['pay', (state) => mayPay(finance, claimFixture({ state })), ['approved']],
    ['reverse', (state) => mayReverse(finance, claimFixture({ state })), ['paid']],
  ];

  it.each(OPEN)('%s', (_act, decide, open) => {
    for (const state of EXPENSE_STATES)
      expect([state, codeOf(decide(state))]).toEqual([
        state,
        open.includes(state) ? 'allowed' : 'expense.wrong-state',
      ]);
  });
});

describe('an act that the state doesn’t allow', () => {
  it.each([
    ['approved', '‘지급 대기’ 상태에서는 할 수 없습니다', 'in the state “To be paid”'],
    ['returned', '‘보완 요청’ 상태에서는 할 수 없습니다', 'in the state “Returned”'],
  ] as const)('names %s as the pages do', (state, ko, en) => {
    const decision = approve(administrator, claimFixture({ state }));
    if (decision.allowed) throw new Error('it was allowed');
    const { text, params } = decision.refusal;
    expect([text.ko.includes(ko), text.en.includes(en), params]).toEqual([true, true, { state }]);
  });
});

describe('who may file', () => {
  it.each(['researcher', 'principal-investigator', 'administrator', 'finance'] as const)(
    'a %s of a team',
    (role) => {
      expect(mayFile(actorFixture('a', [role])).allowed).toBe(true);
    },
  );

  it('nobody of the office, and nobody without a role', () => {
    expect(codeOf(mayFile(officer))).toBe('expense.not-permitted');
    expect(codeOf(mayFile(auditor))).toBe('expense.not-permitted');
    expect(codeOf(mayFile(actorFixture('a', [])))).toBe('expense.not-permitted');
  });
});

describe('a frozen or cut team', () => {
  it.each(['frozen', 'cut'] as const)(
    '%s hands in nothing new, and what it committed stays payable',
    (status) => {
      const team = { ...claimant.team, status };
      expect(codeOf(maySubmit({ ...claimant, team }, claimFixture()))).toBe('expense.team-closed');
      expect(mayPay({ ...finance, team }, claimFixture({ state: 'approved' })).allowed).toBe(true);
      expect(mayRecall({ ...claimant, team }, claimFixture({ state: 'submitted' })).allowed).toBe(true);
    },
  );
});

describe('separation of duties', () => {
  const everything = actorFixture('claimant', ['researcher', 'administrator', 'finance']);

  it('never lets a claimant decide, pay or reverse their own', () => {
    for (const decide of [approve, giveBack, reject])
      expect(codeOf(decide(everything, claimFixture({ state: 'submitted' })))).toBe('expense.own-claim');
    expect(codeOf(mayPay(everything, claimFixture({ state: 'approved' })))).toBe('expense.own-approval');
    expect(codeOf(mayReverse(everything, claimFixture({ state: 'paid' })))).toBe('expense.own-claim');
  });

  it('never lets an approver pay what they approved', () => {
    const both = actorFixture('both', ['administrator', 'finance']);
    expect(codeOf(mayPay(both, claimFixture({ state: 'approved', approverId: 'both' })))).toBe(
      'expense.own-approval',
    );
    expect(mayPay(both, claimFixture({ state: 'approved', approverId: 'other' })).allowed).toBe(true);
  });

  it.each([
    [
      'administrator of another team',
      () => approve(rival('administrator'), claimFixture({ state: 'submitted' })),
    ],
    ['finance of another team', () => mayPay(rival('finance'), claimFixture({ state: 'approved' }))],
    [
      'finance of another team, taking back',
      () => mayReverse(rival('finance'), claimFixture({ state: 'paid' })),
    ],
    ['officer on a team line', () => approve(officer, claimFixture({ state: 'submitted' }))],
    ['auditor on the pot', () => approve(auditor, claimFixture({ state: 'submitted', onPot: true }))],
    [
      'administrator on the pot',
      () => approve(administrator, claimFixture({ state: 'submitted', onPot: true })),
    ],
    ['administrator, paying', () => mayPay(administrator, claimFixture({ state: 'approved' }))],
    ['administrator, taking back', () => mayReverse(administrator, claimFixture({ state: 'paid' }))],
    [
      'researcher, approving',
      () => approve(actorFixture('b', ['researcher']), claimFixture({ state: 'submitted' })),
    ],
    ['finance, approving', () => approve(finance, claimFixture({ state: 'submitted' }))],
  ])('%s is not permitted', (_who, decide) => {
    expect(codeOf(decide())).toBe('expense.not-permitted');
  });

  it('lets whoever approved send it back, but nobody of the office who is no officer any more', () => {
    const approved = (userId: string) =>
      claimFixture({ state: 'approved', onPot: true, approverIds: [userId] });
    expect(giveBack(officer, approved('officer')).allowed).toBe(true);
    expect(giveBack(administrator, approved('administrator')).allowed).toBe(true);
    expect(codeOf(giveBack(auditor, approved('auditor')))).toBe('expense.not-permitted');
  });

  it('lets the officer decide on the common pot', () => {
    for (const decide of [approve, giveBack, reject])
      expect(decide(officer, claimFixture({ state: 'submitted', onPot: true })).allowed).toBe(true);
  });

  it("keeps another's hands off a claim", () => {
    for (const decide of [mayEdit, mayDiscard, mayRecall, maySubmit])
      expect(codeOf(decide(administrator, claimFixture()))).toBe('expense.not-claimant');
  });
});

describe('a claim that a colleague prepared', () => {
  const everything = (who: string) => actorFixture(who, ['researcher', 'administrator', 'finance']);
  const ACTS = {
    edit: mayEdit,
    discard: mayDiscard,
    assign: mayAssign,
    'hand-over': mayHandOver,
    'give-back': mayGiveBack,
    submit: maySubmit,
    recall: mayRecall,
    approve: approve,
    return: giveBack,
    reject: reject,
    pay: mayPay,
    reverse: mayReverse,
  };
  const STAGES = {
    prepared: { state: 'draft' },
    handed: { state: 'draft', handedAt: new Date(0) },
    recalled: { state: 'draft', handedAt: new Date(0), number: '2025-0001' },
    submitted: { state: 'submitted', number: '2025-0001' },
    returned: { state: 'returned', number: '2025-0001' },
    approved: { state: 'approved', number: '2025-0001', approverId: 'other' },
    paid: { state: 'paid', number: '2025-0001', approverId: 'other' },
    rejected: { state: 'rejected', number: '2025-0001' },
    reversed: { state: 'reversed', number: '2025-0001' },
  } as const;
  const allowed = (who: string, stage: keyof typeof STAGES) =>
    Object.entries(ACTS)
      .filter(
        ([, may]) => may(everything(who), claimFixture({ ...STAGES[stage], preparedBy: 'preparer' })).allowed,
      )
      .map(([act]) => act);

  it.each([
    ['prepared', ['edit', 'discard', 'assign', 'hand-over'], ['edit', 'discard', 'submit']],
    ['handed', ['edit', 'discard', 'assign'], ['edit', 'discard', 'give-back', 'submit']],
    ['recalled', [], ['edit', 'discard', 'submit']],
    ['submitted', [], ['recall']],
    ['returned', [], ['edit', 'submit']],
    ['approved', [], []],
    ['paid', [], []],
    ['rejected', [], []],
    ['reversed', [], []],
  ] as const)(
    '%s: what its preparer and its claimant may do, whatever their roles',
    (stage, preparer, claimant) => {
      expect(allowed('preparer', stage)).toEqual(preparer);
      expect(allowed('claimant', stage)).toEqual(claimant);
    },
  );

  it.each([
    ['prepared', []],
    ['submitted', ['approve', 'return', 'reject']],
    ['approved', ['return', 'pay']],
    ['paid', ['reverse']],
  ] as const)('%s: anybody else of the team goes on as before', (stage, acts) => {
    expect(allowed('third', stage)).toEqual(acts);
  });

  it('says to its preparer why they can’t', () => {
    const claim = (state: ExpenseState) => claimFixture({ state, preparedBy: 'preparer' });
    const me = everything('preparer');
    for (const decide of [approve, giveBack, reject])
      expect(codeOf(decide(me, claim('submitted')))).toBe('expense.own-preparation');
    expect(codeOf(mayPay(me, claim('approved')))).toBe('expense.own-preparation');
    expect(codeOf(mayReverse(me, claim('paid')))).toBe('expense.own-preparation');
    expect(codeOf(maySubmit(me, claim('draft')))).toBe('expense.claimant-submits');
  });

  it('isn’t handed to somebody else by its claimant, nor by a rival', () => {
    const mine = claimFixture({ preparedBy: 'preparer' });
    expect(codeOf(mayAssign(everything('claimant'), mine))).toBe('expense.claimant-fixed');
    const rivals = { ...everything('preparer'), team: { ...claimant.team, id: 'rivals' } };
    expect(codeOf(mayAssign(rivals, mine))).toBe('expense.not-permitted');
  });
});
