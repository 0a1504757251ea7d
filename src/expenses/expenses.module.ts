import { Module, type OnModuleInit } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { AmendExpense } from './amend-expense.js';
import { AmendmentsController } from './api/amendments.controller.js';
import { EvidenceController } from './api/evidence.controller.js';
import { FindingsController } from './api/findings.controller.js';
import { ExpenseListController, ExpensesController } from './api/expenses.controller.js';
import { PaymentsController } from './api/payments.controller.js';
import { QuestionedController } from './api/questioned.controller.js';
import { AskClaimApproval } from './approval/ask-claim-approval.js';
import { CarryOnClaim } from './approval/carry-on-claim.js';
import { LookAfterApprovals } from './approval/look-after-approvals.js';
import { ClaimRoutes } from './approval/claim-route.js';
import { DecisionLog } from './approval/decision-log.js';
import { RefundsController } from './api/refunds.controller.js';
import { RefundQueries } from './refunds/refund.queries.js';
import { ReversalsOf } from './refunds/reversals-of.js';
import { ClaimMarks } from './approval/claim-marks.js';
import { OpenWholeClaim } from './approval/open-whole-claim.js';
import { AssignClaimant } from './assign-claimant.js';
import { ClaimInstalments } from './claim-instalments.js';
import { Claimants } from './claimants.js';
import { ChooseClaimTarget } from './choose-claim-target.js';
import { ClaimNotices } from './claim-notices.js';
import { ClaimFindings } from './claim-findings.js';
import { ClaimTargets } from './claim-targets.js';
import { BeginDraft } from './begin-draft.js';
import { CreateExpense } from './create-expense.js';
import { DecideExpense } from './decide-expense.js';
import { EvidenceFindings } from './evidence-findings.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseQueries } from './expense.queries.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import { checkExpenseWorkflow } from './expense.workflow.js';
import { EXPENSE_STATES } from './expense.js';
import { FillFromReadings } from './fill-from-readings.js';
import { HoldPayment } from './hold-payment.js';
import { Fingerprints } from './fingerprints.js';
import { JudgeClaim } from './judge-claim.js';
import { HandOverDraft } from './hand-over-draft.js';
import { InsertDrafts } from './insert-drafts.js';
import { KnownSuppliers } from './known-suppliers.js';
import { MatchFingerprints } from './match-fingerprints.js';
import { PastChoices } from './past-choices.js';
import { PastClaims } from './past-claims.js';
import { PayExpenses } from './pay-expenses.js';
import { PaymentQueries } from './payment.queries.js';
import { ReadExpense } from './read-expense.js';
import { DetachEvidence } from './detach-evidence.js';
import { EndHold } from './end-hold.js';
import { RecordRefund } from './refunds/record-refund.js';
import { ReversalStore } from './refunds/reversal-store.js';
import { TakeBack } from './refunds/take-back.js';
import { WithdrawReversal } from './refunds/withdraw-reversal.js';
import { RemoveDrafts } from './remove-drafts.js';
import { ReverseExpense } from './reverse-expense.js';
import { ChangeRecurring } from './recurring/change-recurring.js';
import { OpenOnTime } from './recurring/open-on-time.js';
import { OpenPeriods } from './recurring/open-periods.js';
import { PutIntoWaiting } from './recurring/put-into-waiting.js';
import { RecurringController } from './recurring/recurring.controller.js';
import { RecurringQueries } from './recurring/recurring.queries.js';
import { RecurringStore } from './recurring/recurring-store.js';
import { StartRecurring } from './recurring/start-recurring.js';
import { WaitingDrafts } from './recurring/waiting-drafts.js';
import { SaveDraft } from './save-draft.js';
import { SubmitExpense } from './submit-expense.js';
import { WithdrawExpense } from './withdraw-expense.js';

const USE_CASES = [
  CreateExpense,
  BeginDraft,
  DetachEvidence,
  SaveDraft,
  SubmitExpense,
  HandOverDraft,
  WithdrawExpense,
  DecideExpense,
  CarryOnClaim,
  OpenWholeClaim,
  HoldPayment,
  PayExpenses,
  ReverseExpense,
  RecordRefund,
  WithdrawReversal,
  AmendExpense,
  ReadExpense,
  StartRecurring,
  ChangeRecurring,
  OpenPeriods,
  PutIntoWaiting,
];
const PARTS = [
  ExpenseStore,
  ExpenseLedger,
  ClaimInstalments,
  EndHold,
  ReversalStore,
  ReversalsOf,
  RefundQueries,
  TakeBack,
  ExpenseReferences,
  ExpenseQueries,
  PaymentQueries,
  AskClaimApproval,
  ClaimRoutes,
  ClaimMarks,
  DecisionLog,
  AssignClaimant,
  Claimants,
  ChooseClaimTarget,
  ClaimFindings,
  ClaimNotices,
  ClaimTargets,
  FillFromReadings,
  Fingerprints,
  InsertDrafts,
  JudgeClaim,
  KnownSuppliers,
  EvidenceFindings,
  MatchFingerprints,
  PastChoices,
  PastClaims,
  RemoveDrafts,
  LookAfterApprovals,
  OpenOnTime,
  RecurringQueries,
  RecurringStore,
  WaitingDrafts,
];

@Module({
  imports: [ApprovalsModule, LedgerModule, FundingModule, EvidenceModule, RulesModule, StageClockModule],
  controllers: [
    ExpenseListController,
    ExpensesController,
    AmendmentsController,
    PaymentsController,
    RefundsController,
    EvidenceController,
    FindingsController,
    QuestionedController,
    RecurringController,
  ],
  providers: [...USE_CASES, ...PARTS],
  exports: [...USE_CASES, ...PARTS],
})
export class ExpensesModule implements OnModuleInit {
  onModuleInit(): void {
    checkExpenseWorkflow(EXPENSE_STATES);
  }
}
