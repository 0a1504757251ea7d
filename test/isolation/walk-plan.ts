/**
 * What the walk knows of each route. A route that isn't here fails the walk, so that whoever adds one says what another
 * team's ids are to it.
 */
export type IdKind =
  | 'expense'
  | 'evidence'
  | 'import'
  | 'recurring'
  | 'delegation'
  | 'line'
  | 'match'
  | 'institution'
  | 'payment'
  | 'person'
  | 'token'
  | 'session'
  | 'statement'
  | 'supplier'
  | 'route'
  | 'card-use'
  | 'comment'
  | 'commitment'
  | 'instalment'
  | 'commitment-change'
  | 'webhook'
  | 'webhook-event'
  | 'notice'
  | 'pay-run'
  | 'pay-item'
  | 'pay-result'
  | 'paying-proposal'
  | 'reversal'
  | 'refund'
  | 'vat-batch'
  | 'disbursement'
  | 'stage'
  | 'disallowance'
  | 'declined-support'
  | 'budget-version'
  | 'allocation-import'
  | 'evaluation'
  | 'close-out'
  | 'team';

export interface RoutePlan {
  /** `public`: answers strangers. `personal`: ends or changes the sign-in itself, so only strangers are walked past it. */
  access: 'public' | 'personal' | 'signed-in';
  /** Makes something of one's own: two answers differ, and only what they tell is looked at. */
  makes?: true;
  /** What `:id` stands for. */
  id?: IdKind;
  /** What the other parameters of the path stand for. */
  others?: Readonly<Record<string, IdKind>>;
  /** Query fields that take an id. */
  query?: Readonly<Record<string, IdKind>>;
  /** A body that would do something if the id were one's own. */
  body?: (id: (kind: IdKind) => string) => Record<string, unknown>;
}

const NAME = { ko: '이름', en: 'Name' };
const signedIn = (plan: Omit<RoutePlan, 'access'> = {}): RoutePlan => ({ access: 'signed-in', ...plan });
const PUBLIC: RoutePlan = { access: 'public' };
const PERSONAL: RoutePlan = { access: 'personal' };
const LISTS = { team: 'team', teamId: 'team', selected: 'expense', after: 'expense', line: 'line' } as const;

const onExpense = (fields: Record<string, unknown> = {}) => signedIn({ id: 'expense', body: () => fields });
const onPerson = (fields: Record<string, unknown> = {}) => signedIn({ id: 'person', body: () => fields });
const ACCOUNT = { bankCode: '004', number: '110123456789', holder: '예금주' };
const DEADLINE = {
  title: NAME,
  article: NAME,
  base: 'stage-end',
  months: 0,
  days: 0,
  shift: 'none',
  roles: ['officer'],
  active: true,
};
const WEBHOOK = { url: 'https://93.184.215.14/hook', eventTypes: ['claim.paid'] };
const PAYING_ACCOUNT = { ...ACCOUNT, name: '통장', layout: 'kbank' };
const onRun = (fields: Record<string, unknown> = {}) => signedIn({ id: 'pay-run', body: () => fields });
const onRunItem = (fields: Record<string, unknown> = {}) =>
  signedIn({ id: 'pay-run', others: { itemId: 'pay-item' }, body: () => fields });
const onPayingProposal = () =>
  signedIn({ id: 'institution', body: (id) => ({ proposalId: id('paying-proposal') }) });
const ROUTE = {
  name: '남의 결재선',
  steps: [{ kind: 'approval', roles: ['administrator'], userIds: [] }],
};
const SUPPOSED = (id: (kind: IdKind) => string) => ({
  teamId: id('team'),
  fundId: id('line'),
  categoryPath: 'direct.activity',
  institutionId: id('institution'),
  amount: '1',
  claimantId: id('person'),
});
const onSettlement = (fields: Record<string, unknown> = {}) =>
  signedIn({ id: 'team', others: { stage: 'stage' }, body: () => fields });
const NO_ID = '018f0000-0000-7000-8000-000000000000';
const onEvaluation = (fields: Record<string, unknown> = {}) =>
  signedIn({ id: 'evaluation', body: () => fields });
const onCloseOut = () => signedIn({ id: 'close-out', body: () => ({}) });
const COMMENT = { comment: '되돌립니다.' };
const onContract = (fields: Record<string, unknown> = {}) =>
  signedIn({ id: 'commitment', body: () => fields });
const onContractChange = () =>
  signedIn({ id: 'commitment', others: { changeId: 'commitment-change' }, body: () => ({}) });
const CONTRACT = (id: (kind: IdKind) => string) => ({
  title: '남의 것',
  supplierId: id('supplier'),
  institutionId: id('institution'),
  signedOn: '2025-10-01',
  instalments: [{ dueOn: '2025-12-01', lines: [{ budgetLineId: id('line'), amount: '1' }] }],
});
const CONTRACT_FORM = (id: (kind: IdKind) => string) => ({
  title: '남의 것',
  supplierId: id('supplier'),
  institutionId: id('institution'),
  signedOn: '2025-10-01',
  'instalments[0].dueOn': '2025-12-01',
  'instalments[0].lines[0].budgetLineId': id('line'),
  'instalments[0].lines[0].amount': '1',
  action: 'save',
});

export const WALK_PLAN: Readonly<Record<string, RoutePlan>> = {
  // Files and the front door.
  // The three asset folders: the router prints their wildcards so.
  'GET /*': PUBLIC,
  'GET /health/live': PUBLIC,
  'GET /health/ready': PUBLIC,
  'GET /api': PUBLIC,
  'GET /api/assets/:name': PUBLIC,
  'GET /api/v1/openapi.json': PUBLIC,
  'GET /sign-in': PUBLIC,
  'POST /sign-in': PUBLIC,
  'POST /sign-out': PUBLIC,
  'POST /language': PUBLIC,
  'GET /invitations/:token': PUBLIC,
  'POST /invitations/:token': PUBLIC,
  'GET /api/v1/invitations/:token': PUBLIC,
  'POST /api/v1/invitations/:token': PUBLIC,
  'POST /api/v1/sessions': PUBLIC,
  'DELETE /api/v1/sessions/current': PERSONAL,
  'DELETE /api/v1/sessions/others': PERSONAL,
  'PUT /api/v1/people/me/password': PERSONAL,
  'POST /settings/sessions/end-others': PERSONAL,
  'POST /settings/sessions/password': PERSONAL,

  // Notices, one's own each, and the way out of mails.
  'GET /mails/unsubscribe': PUBLIC,
  'POST /mails/unsubscribe': PUBLIC,
  'GET /notifications': signedIn({ query: { after: 'notice' } }),
  'GET /notifications/count': signedIn(),
  'GET /notifications/:id': signedIn({ id: 'notice' }),
  'POST /notifications/read': signedIn(),
  'GET /settings/notifications': signedIn(),
  'POST /settings/notifications': signedIn({ body: () => ({ hour: '8' }) }),
  'GET /api/v1/notifications': signedIn({ query: { after: 'notice' } }),
  'GET /api/v1/notifications/count': signedIn(),
  'GET /api/v1/notifications/settings': signedIn(),
  'PATCH /api/v1/notifications/settings': signedIn({ body: () => ({ daily: { hour: 8 } }) }),
  'POST /api/v1/notifications/read': signedIn({ body: () => ({}) }),
  'POST /api/v1/notifications/:id/read': signedIn({ id: 'notice', body: () => ({}) }),

  // What is decided about teams.
  'GET /stage-evaluations': signedIn(),
  'GET /stage-evaluations/new': signedIn(),
  'POST /stage-evaluations': signedIn({
    body: (id) => ({
      teamId: id('team'),
      stageId: id('stage'),
      kind: 'stage',
      result: 'cut',
      reason: '남의 것',
    }),
  }),
  'GET /stage-evaluations/:id': signedIn({ id: 'evaluation' }),
  'POST /stage-evaluations/:id/result': onEvaluation({ result: 'cut', reason: '남의 것' }),
  'POST /stage-evaluations/:id/confirmation': onEvaluation(),
  'POST /stage-evaluations/:id/withdrawal': onEvaluation({ reason: '남의 것' }),
  'GET /api/v1/stage-evaluations': signedIn({ query: { teamId: 'team' } }),
  'POST /api/v1/stage-evaluations': signedIn({
    body: (id) => ({
      teamId: id('team'),
      stageId: id('stage'),
      kind: 'stage',
      result: 'cut',
      reason: '남의 것',
    }),
  }),
  'GET /api/v1/stage-evaluations/:id': signedIn({ id: 'evaluation' }),
  'POST /api/v1/stage-evaluations/:id/result': onEvaluation({ result: 'cut', reason: '남의 것' }),
  'POST /api/v1/stage-evaluations/:id/confirmation': onEvaluation(),
  'POST /api/v1/stage-evaluations/:id/withdrawal': onEvaluation({ reason: '남의 것' }),
  'GET /close-outs/:id': signedIn({ id: 'close-out' }),
  'POST /close-outs/:id/release': onCloseOut(),
  'POST /close-outs/:id/ticks/:item': signedIn({
    id: 'close-out',
    others: { item: 'team' },
    body: () => ({ done: 'true' }),
  }),
  'POST /close-outs/:id/completion': onCloseOut(),
  'GET /api/v1/close-outs': signedIn(),
  'GET /api/v1/close-outs/:id': signedIn({ id: 'close-out' }),
  'POST /api/v1/close-outs/:id/release': onCloseOut(),
  'PUT /api/v1/close-outs/:id/ticks/:item': signedIn({
    id: 'close-out',
    others: { item: 'team' },
    body: () => ({ done: true }),
  }),
  'POST /api/v1/close-outs/:id/completion': onCloseOut(),
  'GET /team-joins/new': signedIn(),
  'POST /team-joins': signedIn({ body: (id) => ({ nameKo: '남의 것', template: `team:${id('team')}` }) }),
  'POST /team-joins/:id/confirmation': signedIn({ id: 'team', body: () => ({}) }),
  'POST /team-joins/:id/withdrawal': signedIn({ id: 'team', body: () => ({}) }),
  'GET /api/v1/team-joins': signedIn(),
  'POST /api/v1/team-joins': signedIn({ body: () => ({}) }),
  'POST /api/v1/team-joins/:id/confirmation': signedIn({ id: 'team', body: () => ({}) }),
  'POST /api/v1/team-joins/:id/withdrawal': signedIn({ id: 'team', body: () => ({}) }),
  'GET /api/v1/line-templates': signedIn(),
  'POST /api/v1/line-templates': signedIn({
    body: (id) => ({ name: '남의 것', teamId: id('team'), stageId: id('stage') }),
  }),
  'DELETE /api/v1/line-templates/:id': signedIn({ id: 'team' }),

  // Funding of institutions.
  'GET /disbursements': signedIn({ query: { team: 'team', after: 'disbursement' } }),
  'GET /disbursements/export.csv': signedIn({ query: { team: 'team' } }),
  'GET /disbursements/new': signedIn(),
  'POST /disbursements': signedIn({
    body: (id) => ({
      key: 'walk',
      kind: 'own-cash',
      institutionId: id('institution'),
      stageId: id('line'),
      amount: '1',
      paidOn: '2025-11-03',
    }),
  }),
  'GET /disbursements/rates': signedIn(),
  'POST /disbursements/rates': signedIn(),
  'GET /disbursements/plans/:institutionId/:stageId': signedIn({
    id: 'institution',
    others: { stageId: 'line' },
  }),
  'POST /disbursements/plans/:institutionId/:stageId': signedIn({
    id: 'institution',
    others: { stageId: 'line' },
    body: () => ({ government: '1', ownCash: '0', otherCash: '0', inKind: '0' }),
  }),
  'POST /disbursements/:id/payment': signedIn({ id: 'disbursement', body: () => ({ paidOn: '2025-11-03' }) }),
  'POST /disbursements/:id/correction': signedIn({ id: 'disbursement', body: () => ({ note: '남의 것' }) }),
  'GET /api/v1/funding-plans': signedIn({ query: { teamId: 'team' } }),
  'PUT /api/v1/funding-plans/:institutionId/:stageId': signedIn({
    id: 'institution',
    others: { stageId: 'line' },
    body: () => ({ government: '1', ownCash: '0', otherCash: '0', inKind: '0' }),
  }),
  'GET /api/v1/matching-rates': signedIn(),
  'PUT /api/v1/matching-rates': signedIn({ body: () => ({ rates: [] }) }),
  'GET /api/v1/disbursements': signedIn({
    query: { teamId: 'team', institutionId: 'institution', after: 'disbursement' },
  }),
  'POST /api/v1/disbursements': signedIn({
    body: (id) => ({
      kind: 'own-cash',
      institutionId: id('institution'),
      stageId: id('line'),
      amount: '1',
      paidOn: '2025-11-03',
    }),
  }),
  'POST /api/v1/disbursements/:id/payment': signedIn({
    id: 'disbursement',
    body: () => ({ paidOn: '2025-11-03' }),
  }),
  'POST /api/v1/disbursements/:id/correction': signedIn({
    id: 'disbursement',
    body: () => ({ note: '남의 것' }),
  }),
  // Contracts.
  'GET /commitments': signedIn({ query: { team: 'team' } }),
  'GET /commitments.csv': signedIn({ query: { team: 'team' } }),
  'GET /commitments/new': signedIn(),
  'POST /commitments': signedIn({ body: CONTRACT_FORM }),
  'GET /commitments/:id': signedIn({ id: 'commitment' }),
  'POST /commitments/:id': signedIn({ id: 'commitment', body: CONTRACT_FORM }),
  'GET /commitments/:id/edit': signedIn({ id: 'commitment' }),
  'GET /commitments/:id/change': signedIn({ id: 'commitment' }),
  'POST /commitments/:id/change': signedIn({
    id: 'commitment',
    body: (id) => ({ ...CONTRACT_FORM(id), reason: '까닭' }),
  }),
  'POST /commitments/:id/activation': onContract(),
  'POST /commitments/:id/cancellation': onContract({ reason: '까닭' }),
  'POST /commitments/:id/changes/:changeId/confirmation': onContractChange(),
  'POST /commitments/:id/changes/:changeId/refusal': onContractChange(),
  'POST /commitments/:id/documents': onContract(),
  'POST /commitments/:id/instalments/:instalmentId/claim': signedIn({
    id: 'commitment',
    others: { instalmentId: 'instalment' },
    body: () => ({}),
  }),
  'POST /expenses/:id/contract': signedIn({
    id: 'expense',
    body: (id) => ({ instalment: id('instalment') }),
  }),
  'POST /expenses/:id/contract/more-invoices': onExpense({ goesOn: 'yes' }),
  'POST /expenses/:id/contract/removal': onExpense(),
  'GET /api/v1/commitments': signedIn({ query: { teamId: 'team', after: 'commitment' } }),
  'POST /api/v1/commitments': signedIn({ body: CONTRACT }),
  'GET /api/v1/commitments/:id': signedIn({ id: 'commitment' }),
  'PUT /api/v1/commitments/:id': signedIn({ id: 'commitment', body: CONTRACT }),
  'POST /api/v1/commitments/:id/activation': onContract(),
  'POST /api/v1/commitments/:id/changes': signedIn({
    id: 'commitment',
    body: (id) => ({
      title: '남의 것',
      reason: '까닭',
      instalments: [
        { id: id('instalment'), dueOn: '2025-12-01', lines: [{ budgetLineId: id('line'), amount: '1' }] },
      ],
    }),
  }),
  'POST /api/v1/commitments/:id/changes/:changeId/confirmation': onContractChange(),
  'POST /api/v1/commitments/:id/changes/:changeId/refusal': onContractChange(),
  'POST /api/v1/commitments/:id/cancellation': onContract({ reason: '까닭' }),
  'POST /api/v1/commitments/:id/documents': signedIn({
    id: 'commitment',
    body: (id) => ({ evidenceIds: [id('evidence')] }),
  }),
  'POST /api/v1/commitments/:id/instalments/:instalmentId/claim': signedIn({
    id: 'commitment',
    others: { instalmentId: 'instalment' },
    body: () => ({}),
  }),
  'PUT /api/v1/expenses/:id/contract': signedIn({
    id: 'expense',
    body: (id) => ({ instalmentId: id('instalment') }),
  }),
  'DELETE /api/v1/expenses/:id/contract': signedIn({ id: 'expense' }),

  // Claims and documents.
  'GET /': signedIn({ query: LISTS }),
  'GET /expenses': signedIn({ query: LISTS }),
  'GET /expenses.csv': signedIn({ query: LISTS }),
  'GET /expenses/new': signedIn(),
  'POST /expenses/new': signedIn({
    makes: true,
    body: (id) => ({ title: '제목', target: `${id('line')}:${id('line')}`, action: 'save' }),
  }),
  'POST /expenses/from-documents': signedIn(),
  'POST /expenses/submissions': signedIn({ body: (id) => ({ items: `${id('expense')}:1` }) }),
  'GET /expenses/:id': signedIn({ id: 'expense' }),
  'GET /expenses/:id/edit': signedIn({ id: 'expense' }),
  'POST /expenses/:id/draft': onExpense({ version: '1', title: '남의 것' }),
  'POST /expenses/:id/discard': onExpense({ version: '1' }),
  'POST /expenses/:id/evidence': onExpense(),
  'POST /expenses/:id/recall': onExpense({ version: '1' }),
  'GET /expenses/:id/reversal': signedIn({ id: 'expense' }),
  'POST /expenses/:id/reversal': onExpense({
    ...COMMENT,
    reason: 'other',
    owedBy: 'nobody',
    version: '4',
    key: 'walk',
    'lines[0].amount': '1',
  }),
  'POST /expenses/:id/reversals/:reversalId/withdrawal': signedIn({
    id: 'expense',
    others: { reversalId: 'reversal' },
    body: () => COMMENT,
  }),
  'POST /expenses/:id/whole': onExpense(),
  'POST /expenses/:id/amendments/:amendmentId': signedIn({
    id: 'expense',
    others: { amendmentId: 'expense' },
    body: () => ({}),
  }),
  'POST /expenses/:id/submission': onExpense({ version: '1' }),
  'POST /expenses/:id/handover': onExpense({ version: '1' }),
  'POST /expenses/:id/give-back': onExpense(COMMENT),
  'POST /expenses/:id/waiting-draft': onExpense(),
  'GET /evidence/:id': signedIn({ id: 'evidence' }),
  'GET /evidence/:id/text': signedIn({ id: 'evidence' }),
  'GET /evidence/:id/picture': signedIn({ id: 'evidence' }),
  'GET /api/v1/evidence/:id': signedIn({ id: 'evidence' }),
  'GET /api/v1/findings': signedIn({ query: { expenseId: 'expense' } }),
  'POST /api/v1/evidence': signedIn(),
  'GET /api/v1/expenses': signedIn({ query: { team: 'team' } }),
  'POST /api/v1/expenses': signedIn({
    body: (id) => ({ evidenceIds: [id('evidence')], budgetLineId: id('line') }),
  }),
  'GET /api/v1/expenses/:id': signedIn({ id: 'expense' }),
  'PUT /api/v1/expenses/:id': onExpense({ version: 1, title: '남의 것' }),
  'DELETE /api/v1/expenses/:id': signedIn({ id: 'expense' }),
  'POST /api/v1/expenses/:id/evidence': signedIn({
    id: 'expense',
    body: (id) => ({ evidenceIds: [id('evidence')] }),
  }),
  'DELETE /api/v1/expenses/:id/evidence/:evidenceId': signedIn({
    id: 'expense',
    others: { evidenceId: 'evidence' },
  }),
  'POST /api/v1/expenses/:id/submission': onExpense(),
  'POST /api/v1/expenses/:id/handover': onExpense(),
  'POST /api/v1/expenses/:id/give-back': onExpense(COMMENT),
  'POST /api/v1/expenses/:id/recall': onExpense(),
  'POST /api/v1/expenses/:id/approval': onExpense(),
  'POST /api/v1/expenses/:id/return': onExpense(COMMENT),
  'POST /api/v1/expenses/:id/rejection': onExpense(COMMENT),
  'POST /api/v1/expenses/:id/reversal': onExpense(COMMENT),
  'GET /api/v1/expenses/:id/reversals': signedIn({ id: 'expense' }),
  'POST /api/v1/expenses/:id/reversals/:reversalId/withdrawal': signedIn({
    id: 'expense',
    others: { reversalId: 'reversal' },
    body: () => COMMENT,
  }),
  'POST /api/v1/expenses/:id/amendments/:amendmentId': signedIn({
    id: 'expense',
    others: { amendmentId: 'expense' },
    body: () => ({}),
  }),
  'POST /expenses/:id/comments': onExpense({ body: '남의 의견' }),
  'POST /expenses/:id/comments/:commentId/withdrawal': signedIn({
    id: 'expense',
    others: { commentId: 'comment' },
    body: () => ({}),
  }),
  'GET /api/v1/expenses/:id/comments': signedIn({ id: 'expense' }),
  'POST /api/v1/expenses/:id/comments': signedIn({
    id: 'expense',
    body: (id) => ({ body: '남의 의견', mentions: [id('person')], evidenceIds: [id('evidence')] }),
  }),
  'DELETE /api/v1/expenses/:id/comments/:commentId': signedIn({
    id: 'expense',
    others: { commentId: 'comment' },
  }),

  // Holds, and what looks the same in two teams: the office's, whatever the id.
  'POST /expenses/:id/hold': onExpense({ reason: 'routine-check' }),
  'POST /expenses/:id/release': onExpense(),
  'POST /api/v1/expenses/:id/hold': onExpense({ reason: 'routine-check' }),
  'DELETE /api/v1/expenses/:id/hold': signedIn({ id: 'expense' }),
  'DELETE /api/v1/expenses/:id/questioned': onExpense(),
  'GET /matches': signedIn({ query: { after: 'expense' } }),
  'POST /matches/:id/hold': signedIn({
    id: 'match',
    body: (id) => ({ claims: id('expense'), reason: 'routine-check' }),
  }),
  'POST /matches/:id/dismissal': signedIn({ id: 'match', body: () => ({ reason: '까닭' }) }),
  'POST /matches/:id/reopening': signedIn({ id: 'match' }),
  'GET /api/v1/matches': signedIn({ query: { after: 'expense' } }),
  'POST /api/v1/matches/:id/hold': signedIn({
    id: 'match',
    body: (id) => ({ expenseIds: [id('expense')], reason: 'routine-check' }),
  }),
  'POST /api/v1/matches/:id/dismissal': signedIn({ id: 'match', body: () => ({ reason: '까닭' }) }),
  'POST /api/v1/matches/:id/reopening': signedIn({ id: 'match' }),

  // Settlements: a rival's team is as little there as one that isn't, whatever is asked of it.
  'GET /settlements': signedIn(),
  'POST /settlements/settings': signedIn({ body: () => ({ destination: 'fund' }) }),
  'GET /settlements/:team/:stage': signedIn({ id: 'team', others: { stage: 'stage' } }),
  'GET /settlements/:team/:stage/disallowances/new': signedIn({ id: 'team', others: { stage: 'stage' } }),
  'POST /settlements/:team/:stage/disallowances': signedIn({
    id: 'team',
    others: { stage: 'stage' },
    body: (id) => ({ postingId: id('expense'), amount: '1', reason: '까닭', key: 'walk' }),
  }),
  'POST /settlements/:team/:stage/disallowances/:id/withdrawal': signedIn({
    id: 'team',
    others: { stage: 'stage', id: 'disallowance' },
    body: () => ({}),
  }),
  'POST /settlements/:team/:stage/draft': onSettlement({ asOf: '2025-11-01', key: 'walk-draft' }),
  'POST /settlements/:team/:stage/confirmation': onSettlement({ key: 'walk-confirm' }),
  'POST /settlements/:team/:stage/confirmation/withdrawal': onSettlement({ key: 'walk-reopen' }),
  'POST /settlements/:team/:stage/finalisation': onSettlement({ key: 'walk-final' }),
  'POST /settlements/:team/:stage/acceptance': onSettlement({ key: 'walk-accept' }),
  'POST /settlements/:team/:stage/objection': onSettlement({ text: '남의 이의', key: 'walk-object' }),
  'POST /settlements/:team/:stage/objection/decision': onSettlement({
    decision: 'rejected',
    answer: '아니요',
    key: 'walk-decide',
  }),
  'POST /settlements/:team/:stage/receipts': onSettlement({
    amount: '1',
    paidOn: '2025-11-03',
    key: 'walk-receipt',
  }),
  'POST /settlements/:team/:stage/extensions': onSettlement({
    dueOn: '2026-11-03',
    extensionReason: '까닭',
    key: 'walk-extend',
  }),
  'GET /api/v1/settlements': signedIn({ query: { team: 'team' } }),
  'GET /api/v1/settlements/settings': signedIn(),
  'PUT /api/v1/settlements/settings': signedIn({
    body: () => ({ destination: 'fund', rounding: 'truncate', allowanceCounts: true }),
  }),
  'GET /api/v1/settlements/:team/:stage': signedIn({ id: 'team', others: { stage: 'stage' } }),
  'GET /api/v1/settlements/:team/:stage/spending': signedIn({ id: 'team', others: { stage: 'stage' } }),
  'PUT /api/v1/settlements/:team/:stage': onSettlement({ asOf: '2025-11-01', interestMethod: 'share' }),
  'POST /api/v1/settlements/:team/:stage/disallowances': signedIn({
    id: 'team',
    others: { stage: 'stage' },
    body: (id) => ({ postingId: id('expense'), amount: '1', reason: '까닭' }),
  }),
  'DELETE /api/v1/settlements/:team/:stage/disallowances/:id': signedIn({
    id: 'team',
    others: { stage: 'stage', id: 'disallowance' },
  }),
  'POST /api/v1/settlements/:team/:stage/confirmation': onSettlement(),
  'DELETE /api/v1/settlements/:team/:stage/confirmation': onSettlement(),
  'POST /api/v1/settlements/:team/:stage/acceptance': onSettlement(),
  'POST /api/v1/settlements/:team/:stage/objection': onSettlement({ text: '남의 이의' }),
  'POST /api/v1/settlements/:team/:stage/objection/decision': onSettlement({
    decision: 'rejected',
    answer: '아니요',
  }),
  'POST /api/v1/settlements/:team/:stage/finalisation': onSettlement(),
  'POST /api/v1/settlements/:team/:stage/receipts': onSettlement({ amount: '1', paidOn: '2025-11-03' }),
  'POST /api/v1/settlements/:team/:stage/extensions': onSettlement({ dueOn: '2026-11-03', reason: '까닭' }),

  // Claims that come again.
  'GET /recurring': signedIn(),
  'GET /recurring/new': signedIn({ query: { expense: 'expense' } }),
  'POST /recurring': signedIn({
    body: (id) => ({
      expense: id('expense'),
      every: 'month',
      day: '5',
      from: '2025-11-10',
      until: '2026-01-31',
    }),
  }),
  'GET /recurring/:id': signedIn({ id: 'recurring' }),
  'POST /recurring/:id': signedIn({
    id: 'recurring',
    body: () => ({ day: '5', until: '2026-01-31', supplyAmount: '1', taxAmount: '0' }),
  }),
  'POST /recurring/:id/pause': signedIn({ id: 'recurring' }),
  'POST /recurring/:id/resume': signedIn({ id: 'recurring' }),
  'POST /recurring/:id/end': signedIn({ id: 'recurring' }),
  'GET /api/v1/recurring-expenses': signedIn(),
  'POST /api/v1/recurring-expenses': signedIn({
    body: (id) => ({ expenseId: id('expense'), every: 'month' }),
  }),
  'GET /api/v1/recurring-expenses/:id': signedIn({ id: 'recurring' }),
  'PATCH /api/v1/recurring-expenses/:id': signedIn({ id: 'recurring', body: () => ({ day: 5 }) }),
  'POST /api/v1/recurring-expenses/:id/pause': signedIn({ id: 'recurring' }),
  'POST /api/v1/recurring-expenses/:id/resume': signedIn({ id: 'recurring' }),
  'POST /api/v1/recurring-expenses/:id/end': signedIn({ id: 'recurring' }),

  // Who decides in whose stead.
  'GET /delegations': signedIn(),
  'GET /settings/delegations': signedIn({ query: { after: 'delegation' } }),
  'POST /settings/delegations': signedIn({
    body: (id) => ({ toUserId: id('person'), startsOn: '2025-11-03', endsOn: '2025-11-05' }),
  }),
  'POST /settings/delegations/:id/end': signedIn({ id: 'delegation' }),
  'GET /api/v1/delegations': signedIn({ query: { after: 'delegation' } }),
  'POST /api/v1/delegations': signedIn({
    body: (id) => ({ toUserId: id('person'), startsOn: '2025-11-03', endsOn: '2025-11-05' }),
  }),
  'POST /api/v1/delegations/:id/end': signedIn({ id: 'delegation', body: () => ({}) }),

  // Sheets of expenses.
  'GET /imports': signedIn(),
  'POST /imports': signedIn(),
  'GET /imports/:id': signedIn({ id: 'import' }),
  'POST /imports/:id/mapping': signedIn({ id: 'import', body: () => ({ 'columns.title': '1' }) }),
  'POST /imports/:id/sheet': signedIn({ id: 'import', body: () => ({ sheet: '0' }) }),
  'POST /imports/:id/start': signedIn({ id: 'import' }),
  'POST /imports/:id/cancellation': signedIn({ id: 'import' }),
  'POST /imports/:id/undo': signedIn({ id: 'import' }),
  'GET /imports/:id/errors': signedIn({ id: 'import' }),
  'GET /api/v1/imports': signedIn(),
  'POST /api/v1/imports': signedIn(),
  'GET /api/v1/imports/:id': signedIn({ id: 'import' }),
  'GET /api/v1/imports/:id/rows': signedIn({ id: 'import' }),
  'PUT /api/v1/imports/:id/mapping': signedIn({
    id: 'import',
    body: (id) => ({
      columns: { documentedOn: 0, supplierName: 1, title: 3, supplyAmount: 4 },
      defaultTarget: { budgetLineId: id('line'), categoryId: id('line') },
    }),
  }),
  'PUT /api/v1/imports/:id/sheet': signedIn({ id: 'import', body: () => ({ sheet: 0 }) }),
  'POST /api/v1/imports/:id/start': signedIn({ id: 'import' }),
  'POST /api/v1/imports/:id/cancellation': signedIn({ id: 'import' }),
  'POST /api/v1/imports/:id/undo': signedIn({ id: 'import' }),
  'GET /api/v1/imports/:id/errors': signedIn({ id: 'import' }),

  // Card statements.
  'POST /api/v1/card-statements': signedIn(),
  'GET /api/v1/card-statements': signedIn(),
  'GET /api/v1/card-statements/:id': signedIn({ id: 'statement' }),
  'GET /api/v1/card-statements/:id/rows': signedIn({ id: 'statement' }),

  'PUT /api/v1/card-statements/:id/rows/:rowId/claim': signedIn({
    id: 'statement',
    others: { rowId: 'card-use' },
    body: (id) => ({ expenseId: id('expense') }),
  }),
  'DELETE /api/v1/card-statements/:id/rows/:rowId/claim': signedIn({
    id: 'statement',
    others: { rowId: 'card-use' },
  }),
  'PUT /api/v1/card-statements/:id/rows/:rowId/request': signedIn({
    id: 'statement',
    others: { rowId: 'card-use' },
    body: (id) => ({ personId: id('person') }),
  }),
  'GET /api/v1/card-uses': signedIn(),
  'POST /api/v1/card-uses/:id/claim': signedIn({
    id: 'card-use',
    body: (id) => ({ evidenceIds: [id('evidence')] }),
  }),
  'GET /card-uses': signedIn(),
  'POST /card-uses/:id/claim': signedIn({ id: 'card-use', body: (id) => ({ evidenceId: id('evidence') }) }),
  'POST /card-statements/:id/requests': signedIn({
    id: 'statement',
    body: (id) => ({ personId: id('person'), rowId: id('card-use'), of: 'card' }),
  }),
  'GET /card-statements': signedIn(),
  'GET /card-statements/vat': signedIn(),
  'GET /card-statements/vat.csv': signedIn(),
  'GET /api/v1/card-statements/vat': signedIn(),
  'POST /card-statements/vat/batches': signedIn({
    body: (id) => ({
      rows: `${id('card-use')}:0123456789abcdef`,
      putBackOn: '2025-11-03',
      bankReference: '이체',
      key: 'walk',
    }),
  }),
  'GET /card-statements/vat/batches/:id': signedIn({ id: 'vat-batch' }),
  'GET /card-statements/vat/batches/:id/file.xlsx': signedIn({ id: 'vat-batch' }),
  'GET /card-statements/vat/batches/:id/file.csv': signedIn({ id: 'vat-batch' }),
  'POST /card-statements/vat/batches/:id/reversal': signedIn({ id: 'vat-batch', body: () => COMMENT }),
  'GET /api/v1/card-statements/vat/batches': signedIn(),
  'POST /api/v1/card-statements/vat/batches': signedIn({
    body: (id) => ({
      rows: [{ id: id('card-use'), version: '0123456789abcdef' }],
      putBackOn: '2025-11-03',
      bankReference: '이체',
    }),
  }),
  'GET /api/v1/card-statements/vat/batches/:id': signedIn({ id: 'vat-batch' }),
  'POST /api/v1/card-statements/vat/batches/:id/reversal': signedIn({ id: 'vat-batch', body: () => COMMENT }),
  'POST /card-statements': signedIn(),
  'GET /card-statements/columns/:id': signedIn({ id: 'evidence' }),
  'POST /card-statements/columns/:id': signedIn({
    id: 'evidence',
    body: () => ({ 'columns.usedOn': '0', 'columns.amount': '1', 'columns.merchantName': '2' }),
  }),
  'GET /card-statements/:id': signedIn({ id: 'statement' }),
  'POST /card-statements/:id/rows/:rowId/claim': signedIn({
    id: 'statement',
    others: { rowId: 'card-use' },
    body: () => ({ number: '2025-0001' }),
  }),
  'POST /card-statements/:id/rows/:rowId/release': signedIn({
    id: 'statement',
    others: { rowId: 'card-use' },
  }),

  // Suppliers.
  'GET /settings/suppliers': signedIn({ query: { after: 'supplier' } }),
  'POST /settings/suppliers': signedIn({
    makes: true,
    body: () => ({ name: '이름', businessNumber: '9028600563' }),
  }),
  'GET /settings/suppliers/:id': signedIn({ id: 'supplier' }),
  'POST /settings/suppliers/:id/name': signedIn({ id: 'supplier', body: () => ({ name: '이름' }) }),
  'GET /settings/suppliers/:id/account': signedIn({ id: 'supplier' }),
  'POST /settings/suppliers/:id/account': signedIn({ id: 'supplier', body: () => ACCOUNT }),
  'POST /settings/suppliers/:id/account/confirmation': signedIn({
    id: 'supplier',
    body: (id) => ({ proposalId: id('supplier') }),
  }),
  'POST /settings/suppliers/:id/account/refusal': signedIn({
    id: 'supplier',
    body: (id) => ({ proposalId: id('supplier') }),
  }),
  'GET /api/v1/suppliers': signedIn(),
  'POST /api/v1/suppliers': signedIn({
    makes: true,
    body: () => ({ name: '이름', businessNumber: '9028600563' }),
  }),
  'GET /api/v1/suppliers/:id': signedIn({ id: 'supplier' }),
  'PATCH /api/v1/suppliers/:id': signedIn({ id: 'supplier', body: () => ({ name: '이름' }) }),
  'PUT /api/v1/suppliers/:id/account': signedIn({ id: 'supplier', body: () => ACCOUNT }),
  'POST /api/v1/suppliers/:id/account/confirmation': signedIn({
    id: 'supplier',
    body: (id) => ({ proposalId: id('supplier') }),
  }),
  'DELETE /api/v1/suppliers/:id/account/proposal': signedIn({ id: 'supplier' }),

  // Approval routes.
  'GET /routes': signedIn(),
  'GET /settings/routes': signedIn(),
  'GET /settings/routes/new': signedIn(),
  'GET /settings/routes/simulation': signedIn({
    query: { teamId: 'team', fundId: 'line', institutionId: 'institution', claimantId: 'person' },
  }),
  'POST /settings/routes': signedIn({
    body: (id) => ({
      name: '이름',
      'steps[0].userIds': id('person'),
      'conditions.institutionIds': id('institution'),
      action: 'save',
    }),
  }),
  'POST /settings/routes/standard': signedIn({ makes: true, body: () => ({ scope: 'team' }) }),
  'GET /settings/routes/:id': signedIn({ id: 'route' }),
  'POST /settings/routes/:id': signedIn({
    id: 'route',
    body: () => ({ name: '이름', 'steps[0].roles': 'administrator', action: 'save' }),
  }),
  'POST /settings/routes/:id/move': signedIn({ id: 'route', body: () => ({ to: 'up' }) }),
  'POST /settings/routes/:id/removal': signedIn({ id: 'route' }),
  'GET /api/v1/routes': signedIn(),
  'POST /api/v1/routes': signedIn({
    body: (id) => ({
      ...ROUTE,
      scope: 'team',
      conditions: { institutionIds: [id('institution')] },
      steps: [{ kind: 'approval', userIds: [id('person')] }],
    }),
  }),
  'POST /api/v1/routes/standard': signedIn({ makes: true, body: () => ({ scope: 'team' }) }),
  'PUT /api/v1/routes/order': signedIn({ body: (id) => ({ scope: 'team', ids: [id('route')] }) }),
  'POST /api/v1/routes/simulation': signedIn({
    body: (id) => ({ ...SUPPOSED(id), draft: { ...ROUTE, id: id('route'), scope: 'team' } }),
  }),
  'GET /api/v1/routes/:id': signedIn({ id: 'route' }),
  'PUT /api/v1/routes/:id': signedIn({ id: 'route', body: () => ROUTE }),
  'DELETE /api/v1/routes/:id': signedIn({ id: 'route' }),

  // Rule packs.
  'GET /api/v1/rule-packs': signedIn(),
  'POST /api/v1/rule-packs': signedIn({ body: () => ({}) }),
  'GET /api/v1/rule-packs/:id': signedIn({ id: 'line' }),
  'PUT /api/v1/rule-packs/draft': signedIn({ body: () => ({ source: 'pack: x' }) }),
  'DELETE /api/v1/rule-packs/draft': signedIn(),
  'POST /api/v1/rule-packs/draft/trial': signedIn(),
  'GET /api/v1/rule-packs/draft/trial': signedIn(),
  'GET /api/v1/rule-packs/draft/trial/claims': signedIn({ query: { after: 'expense' } }),
  'POST /api/v1/rule-packs/draft/publication': signedIn({ body: () => ({ effectiveOn: '2030-01-01' }) }),

  'GET /settings/rules': signedIn(),
  'POST /settings/rules': signedIn(),
  'GET /settings/rules/:id': signedIn({ id: 'line' }),
  'GET /settings/rules/:id/text': signedIn({ id: 'line' }),
  'GET /settings/rules/draft': signedIn(),
  'POST /settings/rules/draft/figures': signedIn({ body: () => ({ version: '1' }) }),
  'GET /settings/rules/draft/rules/:code': signedIn({ id: 'line' }),
  'POST /settings/rules/draft/rules/:code': signedIn({ id: 'line', body: () => ({ version: '1' }) }),
  'GET /settings/rules/draft/text': signedIn(),
  'POST /settings/rules/draft/text': signedIn({ body: () => ({ version: '1', source: 'pack: x' }) }),
  'GET /settings/rules/draft/download': signedIn(),
  'POST /settings/rules/draft/trial': signedIn({ body: () => ({ version: '1' }) }),
  'GET /settings/rules/draft/claims': signedIn({ query: { after: 'expense' } }),
  'POST /settings/rules/draft/publication': signedIn({ body: () => ({ effectiveOn: '2030-01-01' }) }),
  'POST /settings/rules/draft/discard': signedIn({ body: () => ({ version: '1' }) }),

  // Decisions and payments.
  'GET /approvals': signedIn({ query: LISTS }),
  'POST /approvals/:id/approval': onExpense({ version: '1' }),
  'POST /approvals/:id/return': onExpense({ version: '1', ...COMMENT }),
  'POST /approvals/:id/rejection': onExpense({ version: '1', ...COMMENT }),
  'GET /approvals/pulse': signedIn(),
  'GET /approvals/clean': signedIn({ query: LISTS }),
  'POST /approvals/filters': { ...signedIn({ body: () => ({ name: '내 조건', q: '말뭉치' }) }), makes: true },
  'POST /approvals/filters/:id/removal': signedIn({ id: 'expense' }),
  'GET /api/v1/approvals': signedIn({ query: { team: 'team' } }),
  'GET /api/v1/approvals/counts': signedIn(),
  'POST /api/v1/approvals/decisions': signedIn({
    body: (id) => ({ items: [{ id: id('expense'), version: 1 }] }),
  }),
  'POST /approvals/bulk-approval': signedIn({ body: (id) => ({ items: `${id('expense')}:1` }) }),
  'GET /payments': signedIn({ query: LISTS }),
  'POST /payments': signedIn({
    body: (id) => ({ items: `${id('expense')}:1`, paidOn: '2025-11-03', bankReference: '이체' }),
  }),
  'GET /payments/refunds': signedIn({ query: LISTS }),
  'POST /payments/refunds': signedIn({
    body: (id) => ({
      items: `${id('expense')}:1:${id('reversal')}`,
      [`amount:${id('reversal')}`]: '1',
      receivedOn: '2025-11-03',
      bankReference: '입금',
      key: 'walk',
    }),
  }),
  'GET /payments/refunds/new': signedIn({ query: { expense: 'expense' } }),
  'POST /payments/refunds/new': signedIn({
    body: (id) => ({
      expense: id('expense'),
      amount: '1',
      receivedOn: '2025-11-03',
      bankReference: '입금',
      reason: 'other',
      key: 'walk',
    }),
  }),
  'GET /api/v1/refunds': signedIn(),
  'GET /api/v1/refunds/awaited': signedIn(),
  'POST /api/v1/refunds': signedIn({
    body: (id) => ({
      receivedOn: '2025-11-03',
      bankReference: '입금',
      items: [{ expenseId: id('expense'), reversalId: id('reversal'), amount: '1' }],
    }),
  }),
  'GET /api/v1/payments': signedIn(),
  'POST /api/v1/payments': signedIn({
    body: (id) => ({ expenseIds: [id('expense')], paidOn: '2025-11-03' }),
  }),

  // Runs of transfers, and the accounts they are paid from.
  'GET /pay-runs': signedIn({ query: LISTS }),
  'GET /pay-runs/new': signedIn(),
  'POST /pay-runs': signedIn({ body: (id) => ({ items: `${id('expense')}:1` }) }),
  'GET /pay-runs/:id': signedIn({ id: 'pay-run' }),
  'POST /pay-runs/:id/items/:itemId/removal': onRunItem(),
  'POST /pay-runs/:id/items/:itemId/holder-check': onRunItem({ outcome: 'match' }),
  'POST /pay-runs/:id/holder-checks': onRun(),
  'POST /pay-runs/:id/release': onRun({ transferOn: '2025-11-03' }),
  'POST /pay-runs/:id/cancellation': onRun({ reason: '까닭' }),
  'POST /pay-runs/:id/bank-refusal': onRun({ reason: '까닭' }),
  'POST /pay-runs/:id/file': onRun(),
  'POST /pay-runs/:id/results': onRun(),
  'GET /pay-runs/:id/results/:resultId': signedIn({ id: 'pay-run', others: { resultId: 'pay-result' } }),
  'POST /pay-runs/:id/results/:resultId': signedIn({
    id: 'pay-run',
    others: { resultId: 'pay-result' },
    body: () => ({ 'columns.account': '0', 'columns.amount': '1', 'columns.outcome': '2' }),
  }),
  'POST /pay-runs/:id/outcomes': signedIn({
    id: 'pay-run',
    body: (id) => ({ items: id('pay-item'), paidOn: '2025-11-03', outcome: 'succeeded' }),
  }),
  'POST /pay-runs/:id/posting': onRun(),
  'GET /pay-runs/card': signedIn({ query: { statement: 'statement', card: 'card-use' } }),
  'POST /pay-runs/card': signedIn({
    body: (id) => ({ statement: id('statement'), items: `${id('expense')}:1`, paidOn: '2025-11-03' }),
  }),
  'GET /api/v1/pay-runs': signedIn({ query: { after: 'expense' } }),
  'POST /api/v1/pay-runs': signedIn({ body: (id) => ({ expenseIds: [id('expense')] }) }),
  'GET /api/v1/pay-runs/:id': signedIn({ id: 'pay-run' }),
  'DELETE /api/v1/pay-runs/:id/items/:itemId': signedIn({ id: 'pay-run', others: { itemId: 'pay-item' } }),
  'PUT /api/v1/pay-runs/:id/items/:itemId/holder-check': onRunItem({ outcome: 'match' }),
  'POST /api/v1/pay-runs/:id/release': onRun({ transferOn: '2025-11-03' }),
  'POST /api/v1/pay-runs/:id/cancellation': onRun({ reason: '까닭' }),
  'POST /api/v1/pay-runs/:id/bank-refusal': onRun({ reason: '까닭' }),
  'POST /api/v1/pay-runs/:id/file': onRun(),
  'POST /api/v1/pay-runs/:id/results': onRun(),
  'POST /api/v1/pay-runs/:id/outcomes': signedIn({
    id: 'pay-run',
    body: (id) => ({ items: [{ itemId: id('pay-item'), outcome: 'succeeded' }] }),
  }),
  'POST /api/v1/pay-runs/:id/posting': onRun(),
  'GET /api/v1/card-bills': signedIn({ query: { statementId: 'statement' } }),
  'POST /api/v1/card-bills': signedIn({
    body: (id) => ({ statementId: id('statement'), expenseIds: [id('expense')], paidOn: '2025-11-03' }),
  }),
  'GET /settings/paying-accounts': signedIn(),
  'GET /settings/paying-accounts/:id': signedIn({ id: 'institution' }),
  'POST /settings/paying-accounts/:id': signedIn({ id: 'institution', body: () => PAYING_ACCOUNT }),
  'POST /settings/paying-accounts/:id/confirmation': onPayingProposal(),
  'POST /settings/paying-accounts/:id/refusal': onPayingProposal(),
  'GET /api/v1/paying-accounts': signedIn(),
  'PUT /api/v1/paying-accounts/:id': signedIn({ id: 'institution', body: () => PAYING_ACCOUNT }),
  'POST /api/v1/paying-accounts/:id/confirmation': onPayingProposal(),
  'DELETE /api/v1/paying-accounts/:id/proposal': signedIn({
    id: 'institution',
    query: { proposalId: 'paying-proposal' },
  }),

  // What is typed into the national systems.
  'GET /payments/input-sheet': signedIn({ query: { institution: 'institution', after: 'expense' } }),
  'GET /payments/input-sheet/file.xlsx': signedIn({ query: { institution: 'institution' } }),
  'GET /payments/input-sheet/file.csv': signedIn({ query: { institution: 'institution' } }),
  'POST /payments/input-sheet/system': signedIn({ body: () => ({ system: '없는 것' }) }),
  'POST /payments/input-sheet/:id/entry': onExpense({ system: 'ezbaro' }),
  'POST /payments/input-sheet/:id/undo': onExpense({ system: 'ezbaro' }),
  'GET /api/v1/payments/input-sheet': signedIn({
    query: { institution: 'institution', after: 'expense' },
  }),
  'PUT /api/v1/payments/input-sheet/system': signedIn({ body: () => ({ system: '없는 것' }) }),
  'PUT /api/v1/payments/input-sheet/:expenseId': signedIn({ id: 'expense' }),
  'DELETE /api/v1/payments/input-sheet/:expenseId': signedIn({ id: 'expense' }),

  // Budgets and reports.
  'GET /budgets': signedIn({ query: { stage: 'team' } }),
  'GET /budgets/compare': signedIn({ query: { team: 'team', left: 'team', right: 'team' } }),
  'GET /budgets/settings': signedIn({ query: { stage: 'team' } }),
  'POST /budgets/settings': signedIn({ body: () => ({ stuckDays: '14' }) }),
  'POST /budgets/settings/plans/:fundId': signedIn({
    others: { fundId: 'line' },
    query: { stage: 'team' },
    body: () => ({}),
  }),
  'GET /budgets/stuck': signedIn({ query: { after: 'expense' } }),
  'GET /budgets/stuck.csv': signedIn(),
  'GET /budgets/stuck.xlsx': signedIn(),
  'GET /budgets/teams': signedIn({ query: { stage: 'team', fund: 'team' } }),
  'GET /budgets/tree.csv': signedIn({ query: { stage: 'team' } }),
  'GET /budgets/tree.xlsx': signedIn({ query: { stage: 'team' } }),
  'GET /api/v1/budgets/comparison': signedIn({ query: { team: 'team', left: 'team', right: 'team' } }),
  'GET /api/v1/budgets/forecasts': signedIn({ query: { stage: 'team' } }),
  'GET /api/v1/budgets/stuck': signedIn({ query: { after: 'expense' } }),
  'GET /api/v1/budgets/teams': signedIn({ query: { stage: 'team', fund: 'team' } }),
  'GET /api/v1/spending-plans/:fundId/:stageId': signedIn({ others: { fundId: 'line', stageId: 'team' } }),
  'PUT /api/v1/spending-plans/:fundId/:stageId': signedIn({
    others: { fundId: 'line', stageId: 'team' },
    body: () => ({ months: [] }),
  }),
  'PATCH /api/v1/programme': signedIn({ body: () => ({ stuckDays: 14 }) }),
  'GET /budgets/entries': signedIn({ query: { fund: 'line', team: 'team', institution: 'institution' } }),
  'GET /budgets/entries.csv': signedIn({ query: { fund: 'line', team: 'team', institution: 'institution' } }),
  'GET /budgets/lines/:id': signedIn({ id: 'line' }),
  'GET /budgets/lines/:id/entries.csv': signedIn({ id: 'line' }),
  'GET /api/v1/budget-lines': signedIn({ query: { teamId: 'team', institutionId: 'institution' } }),
  'POST /api/v1/budget-lines': signedIn({
    body: (id) => ({
      fundId: id('line'),
      fiscalYearId: id('line'),
      stageId: id('line'),
      categoryId: id('line'),
      teamId: id('team'),
    }),
  }),
  'GET /api/v1/budget-lines/:id': signedIn({ id: 'line' }),
  'PATCH /api/v1/budget-lines/:id': signedIn({ id: 'line', body: () => ({ closed: true }) }),
  'GET /api/v1/budget-lines/:id/entries': signedIn({ id: 'line' }),
  'GET /api/v1/appropriations': signedIn({ query: { fundId: 'line', fiscalYearId: 'line' } }),
  'POST /api/v1/appropriations': signedIn({
    body: () => ({ fundId: NO_ID, fiscalYearId: NO_ID, amount: '1' }),
  }),
  'POST /api/v1/appropriations/reductions': signedIn({
    body: () => ({ fundId: NO_ID, fiscalYearId: NO_ID, amount: '1', reason: '사유' }),
  }),
  'GET /api/v1/allocations': signedIn({ query: { teamId: 'team', lineId: 'line', after: 'budget-version' } }),
  'POST /api/v1/allocations': signedIn({ body: (id) => ({ lineId: id('line'), amount: '1' }) }),
  'POST /api/v1/allocations/reclaims': signedIn({
    body: (id) => ({ lineId: id('line'), amount: '1', reason: '사유' }),
  }),
  'GET /api/v1/allocations/template': signedIn(),
  'GET /api/v1/allocations/export': signedIn({ query: { fiscalYearId: 'line' } }),
  'GET /api/v1/allocations/imports': signedIn({ query: { after: 'allocation-import' } }),
  'POST /api/v1/allocations/imports': signedIn(),
  'GET /api/v1/allocations/imports/:id': signedIn({ id: 'allocation-import' }),
  'GET /api/v1/allocations/imports/:id/rows': signedIn({ id: 'allocation-import' }),
  'GET /api/v1/allocations/imports/:id/copy': signedIn({ id: 'allocation-import' }),
  'POST /api/v1/allocations/imports/:id/check': signedIn({
    id: 'allocation-import',
    body: () => ({ mode: 'add' }),
  }),
  'POST /api/v1/allocations/imports/:id/confirmation': signedIn({
    id: 'allocation-import',
    body: () => ({}),
  }),
  'POST /api/v1/allocations/imports/:id/discard': signedIn({ id: 'allocation-import', body: () => ({}) }),
  'GET /api/v1/budget-versions': signedIn({ query: { fiscalYearId: 'line' } }),
  'GET /api/v1/budget-versions/comparison': signedIn({
    query: { to: 'budget-version', from: 'budget-version' },
  }),
  'GET /api/v1/budget-versions/:id': signedIn({ id: 'budget-version' }),
  'GET /api/v1/declined-supports': signedIn(),
  'POST /api/v1/declined-supports': signedIn({
    body: (id) => ({ teamId: id('team'), fundId: NO_ID, declinedOn: '2025-11-01', reason: '사유' }),
  }),
  'POST /api/v1/declined-supports/:id/resumption': signedIn({
    id: 'declined-support',
    body: () => ({ resumedOn: '2025-11-03', reason: '사유' }),
  }),
  'GET /budgets/allocations': signedIn({ query: { year: 'line', fund: 'line', after: 'line' } }),
  'GET /budgets/allocations/funds/:id': signedIn({ id: 'line', query: { year: 'line' } }),
  'POST /budgets/allocations/funds/:id': signedIn({
    id: 'line',
    body: () => ({ amount: '1', reason: '사유' }),
  }),
  'GET /budgets/allocations/lines/:id': signedIn({ id: 'line' }),
  'POST /budgets/allocations/lines/:id': signedIn({
    id: 'line',
    body: () => ({ amount: '1', reason: '사유' }),
  }),
  'GET /budgets/allocations/declined': signedIn({ query: { resume: 'declined-support' } }),
  'POST /budgets/allocations/declined': signedIn({
    body: (id) => ({ teamId: id('team'), fundId: NO_ID, declinedOn: '2025-11-01', reason: '사유' }),
  }),
  'POST /budgets/allocations/declined/:id/resumption': signedIn({
    id: 'declined-support',
    body: () => ({ resumedOn: '2025-11-03', reason: '사유' }),
  }),
  'GET /budgets/allocations/template': signedIn(),
  'GET /budgets/allocations/export': signedIn({ query: { year: 'line' } }),
  'GET /budgets/allocations/imports': signedIn({ query: { after: 'allocation-import' } }),
  'POST /budgets/allocations/imports': signedIn(),
  'GET /budgets/allocations/imports/:id': signedIn({ id: 'allocation-import' }),
  'GET /budgets/allocations/imports/:id/copy': signedIn({ id: 'allocation-import' }),
  'POST /budgets/allocations/imports/:id/check': signedIn({
    id: 'allocation-import',
    body: () => ({ mode: 'add' }),
  }),
  'POST /budgets/allocations/imports/:id/confirmation': signedIn({
    id: 'allocation-import',
    body: () => ({}),
  }),
  'POST /budgets/allocations/imports/:id/discard': signedIn({ id: 'allocation-import', body: () => ({}) }),
  'GET /budgets/versions': signedIn({ query: { year: 'line' } }),
  'GET /budgets/versions/comparison': signedIn({ query: { to: 'budget-version', from: 'budget-version' } }),
  'GET /budgets/versions/:id': signedIn({ id: 'budget-version' }),
  'GET /reports': signedIn({ query: { team: 'team' } }),
  'GET /reports/one-page/entries': signedIn({ query: { team: 'team' } }),
  'GET /reports/one-page': signedIn({ query: { team: 'team' } }),
  'GET /api/v1/reports/one-page': signedIn({ query: { team: 'team' } }),

  // The programme's structure.
  'GET /api/v1/programme': signedIn(),
  'GET /api/v1/teams': signedIn(),
  'POST /api/v1/teams': signedIn({ body: () => ({ code: 'x', name: NAME, joinedOn: '2025-08-04' }) }),
  'PATCH /api/v1/teams/:id': signedIn({
    id: 'team',
    body: () => ({ code: 'x', name: NAME, joinedOn: '2025-08-04' }),
  }),
  'GET /api/v1/institutions': signedIn({ query: { teamId: 'team' } }),
  'POST /api/v1/institutions': signedIn({
    body: (id) => ({
      teamId: id('team'),
      name: '이름',
      kind: 'sme',
      businessNumber: '9018800128',
      part: 'partner',
    }),
  }),
  'PATCH /api/v1/institutions/:id': signedIn({
    id: 'institution',
    body: () => ({ name: '이름', kind: 'sme', businessNumber: '9018800128', part: 'partner' }),
  }),
  ...Object.fromEntries(
    ['stages', 'fiscal-years', 'funds', 'categories'].flatMap((name) => [
      [`GET /api/v1/${name}`, signedIn()],
      [`POST /api/v1/${name}`, signedIn({ body: () => ({ name: NAME, code: 'x' }) })],
      [`PATCH /api/v1/${name}/:id`, signedIn({ id: 'line', body: () => ({ name: NAME, code: 'x' }) })],
    ]),
  ),
  'GET /api/v1/stages/:id': signedIn({ id: 'line' }),
  'GET /api/v1/deadlines': signedIn(),
  'POST /api/v1/deadlines/:code': signedIn({ id: 'line', body: () => DEADLINE }),
  'PUT /api/v1/deadlines/:code': signedIn({ id: 'line', body: () => DEADLINE }),
  'DELETE /api/v1/deadlines/:code': signedIn({ id: 'line' }),
  'GET /api/v1/days-off': signedIn(),
  'PUT /api/v1/days-off/:day': signedIn({ id: 'line', body: () => ({ name: '쉬는 날' }) }),
  'DELETE /api/v1/days-off/:day': signedIn({ id: 'line' }),
  'GET /api/v1/fiscal-years/:id/open-things': signedIn({ id: 'team' }),
  'POST /api/v1/fiscal-years/:id/closing': signedIn({ id: 'team' }),
  'POST /api/v1/fiscal-years/:id/reopening': signedIn({ id: 'team', body: () => ({ reason: '까닭' }) }),
  'GET /stages': signedIn({ query: { stage: 'line' } }),
  'POST /stages': signedIn(),
  'GET /stages/new': signedIn(),
  'GET /stages/:id/edit': signedIn({ id: 'line' }),
  'POST /stages/:id': signedIn({ id: 'line' }),
  'GET /stages/deadlines': signedIn(),
  'POST /stages/deadlines': signedIn({ body: () => ({ code: 'x', title: '이름' }) }),
  'GET /stages/deadlines/new': signedIn(),
  'POST /stages/deadlines/preview': signedIn(),
  'GET /stages/deadlines/:code': signedIn({ id: 'line' }),
  'POST /stages/deadlines/:code': signedIn({ id: 'line' }),
  'POST /stages/deadlines/:code/preview': signedIn({ id: 'line' }),
  'POST /stages/deadlines/:code/removal': signedIn({ id: 'line' }),
  'POST /stages/days-off': signedIn({ body: () => ({ day: '2025-11-03', name: '이름' }) }),
  'POST /stages/days-off/:day/removal': signedIn({ id: 'line' }),
  'GET /stages/years/:id': signedIn({ id: 'team' }),
  'POST /stages/years/:id/closing': signedIn({ id: 'team' }),
  'POST /stages/years/:id/reopening': signedIn({ id: 'team', body: () => ({ reason: '까닭' }) }),

  // People and one's own things.
  'GET /api/v1/people': signedIn({ query: { teamId: 'team' } }),
  'POST /api/v1/people': signedIn({
    body: (id) => ({
      name: '새 사람',
      email: 'new@walk.example',
      roles: ['finance'],
      teamId: id('team'),
      institutionId: id('institution'),
    }),
  }),
  'POST /api/v1/people/import': signedIn(),
  'GET /api/v1/people/:id': signedIn({ id: 'person' }),
  'PUT /api/v1/people/:id/roles': onPerson({ roles: ['finance'] }),
  'POST /api/v1/people/:id/disabling': onPerson(),
  'POST /api/v1/people/:id/enabling': onPerson(),
  'POST /api/v1/people/:id/password-link': onPerson(),
  'GET /api/v1/sessions': signedIn(),
  'GET /api/v1/sessions/current': signedIn(),
  'DELETE /api/v1/sessions/:id': signedIn({ id: 'session' }),
  'GET /api/v1/tokens': signedIn(),
  'POST /api/v1/tokens': signedIn({
    makes: true,
    body: () => ({ name: '토큰', scopes: ['read'], expiresOn: '2026-12-31' }),
  }),
  'DELETE /api/v1/tokens/:id': signedIn({ id: 'token' }),
  'GET /settings': signedIn(),
  'GET /settings/people': signedIn({ query: LISTS }),
  'POST /settings/people': signedIn({
    body: (id) => ({
      name: '새 사람',
      email: 'new2@walk.example',
      roles: ['finance'],
      teamId: id('team'),
      institutionId: id('institution'),
    }),
  }),
  'POST /settings/people/import': signedIn(),
  'POST /settings/people/:id/roles': onPerson({ roles: ['finance'] }),
  'POST /settings/people/:id/disabling': onPerson(),
  'POST /settings/people/:id/enabling': onPerson(),
  'POST /settings/people/:id/password-link': onPerson(),
  'GET /settings/sessions': signedIn(),
  'POST /settings/sessions/:id/end': signedIn({ id: 'session' }),
  'GET /settings/tokens': signedIn(),
  'POST /settings/tokens': signedIn({
    makes: true,
    body: () => ({ name: '토큰', scopes: ['read'], expiresOn: '2026-12-31' }),
  }),
  'POST /settings/tokens/:id/revocation': signedIn({ id: 'token' }),

  // Webhooks.
  'GET /api/v1/webhooks': signedIn(),
  'POST /api/v1/webhooks': signedIn({ makes: true, body: () => WEBHOOK }),
  'GET /api/v1/webhooks/event-types': signedIn(),
  'GET /api/v1/webhooks/events': signedIn(),
  'GET /api/v1/webhooks/events/keeping': signedIn(),
  'PUT /api/v1/webhooks/events/keeping': signedIn({ body: () => ({ keep: false }) }),
  'GET /api/v1/webhooks/:id': signedIn({ id: 'webhook' }),
  'PATCH /api/v1/webhooks/:id': signedIn({ id: 'webhook', body: () => ({ description: '남의 것' }) }),
  'DELETE /api/v1/webhooks/:id': signedIn({ id: 'webhook' }),
  'POST /api/v1/webhooks/:id/secret': signedIn({ id: 'webhook', body: () => ({ overlapHours: 0 }) }),
  'POST /api/v1/webhooks/:id/pause': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /api/v1/webhooks/:id/resume': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /api/v1/webhooks/:id/ping': signedIn({ id: 'webhook', body: () => ({}) }),
  'GET /api/v1/webhooks/:id/deliveries': signedIn({ id: 'webhook' }),
  'GET /api/v1/webhooks/:id/deliveries/:eventId': signedIn({
    id: 'webhook',
    others: { eventId: 'webhook-event' },
  }),
  'POST /api/v1/webhooks/:id/deliveries/:eventId/replay': signedIn({
    id: 'webhook',
    others: { eventId: 'webhook-event' },
    body: () => ({}),
  }),
  'POST /api/v1/webhooks/:id/replays': signedIn({
    id: 'webhook',
    body: () => ({ which: 'all', from: new Date(Date.now() - 3_600_000).toISOString() }),
  }),
  'GET /settings/webhooks': signedIn(),
  'GET /settings/webhooks/new': signedIn(),
  'POST /settings/webhooks': signedIn({ makes: true, body: () => WEBHOOK }),
  'POST /settings/webhooks/keeping': signedIn({ body: () => ({ keep: 'off' }) }),
  'GET /settings/webhooks/:id': signedIn({ id: 'webhook' }),
  'GET /settings/webhooks/:id/edit': signedIn({ id: 'webhook' }),
  'POST /settings/webhooks/:id': signedIn({ id: 'webhook', body: () => WEBHOOK }),
  'POST /settings/webhooks/:id/secret': signedIn({ id: 'webhook', body: () => ({ overlapHours: '0' }) }),
  'POST /settings/webhooks/:id/pause': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /settings/webhooks/:id/resume': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /settings/webhooks/:id/ping': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /settings/webhooks/:id/deletion': signedIn({ id: 'webhook', body: () => ({}) }),
  'POST /settings/webhooks/:id/replays': signedIn({ id: 'webhook', body: () => ({ which: 'all' }) }),
  'GET /settings/webhooks/:id/deliveries/:eventId': signedIn({
    id: 'webhook',
    others: { eventId: 'webhook-event' },
  }),
  'POST /settings/webhooks/:id/deliveries/:eventId/replay': signedIn({
    id: 'webhook',
    others: { eventId: 'webhook-event' },
    body: () => ({}),
  }),

  'GET /settings/structure': signedIn(),
  'GET /settings/structure/:section': signedIn({ query: { edit: 'institution', allocate: 'line' } }),
  'POST /settings/structure/:section': signedIn({ body: () => ({ nameKo: '이름' }) }),
  'POST /settings/structure/:section/:id': signedIn({ id: 'institution', body: () => ({ nameKo: '이름' }) }),
};
