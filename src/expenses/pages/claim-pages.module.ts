import { Module, type OnModuleInit } from '@nestjs/common';
import { EvidenceModule } from '../../evidence/evidence.module.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ApprovalsModule } from '../../approvals/approvals.module.js';
import { ExpensesModule } from '../expenses.module.js';
import { ApproveMany } from '../inbox/approve-many.js';
import { ClaimInbox } from '../inbox/claim-inbox.js';
import { ClaimInboxQueries } from '../inbox/claim-inbox.queries.js';
import { ClaimMarksNow } from '../inbox/claim-marks-now.js';
import { ClaimPane } from '../inbox/claim-pane.js';
import { ClaimActPages } from './claim-acts.pages.js';
import { ClaimDiscussion } from './claim-discussion.js';
import { ClaimFormPages } from './claim-form.pages.js';
import { ClaimFormQueries } from './claim-form.data.js';
import { ClaimFormRenderer } from './claim-form.render.js';
import { DecisionFacts } from './decision-facts.js';
import { DecisionPages } from './decision.pages.js';
import { DraftHandsQueries } from './draft-hands.js';
import { EvidencePages } from './evidence.pages.js';
import { ExpenseDetailQueries } from './expense-detail.data.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { ExpenseListPages } from './expense-list.pages.js';
import { ExpenseListQueries } from './expense-list.queries.js';
import { HoldPages } from './holds.pages.js';
import { HandoverPages } from './handover.pages.js';
import { PayableQueries } from './payable.queries.js';
import { PaymentPages } from './payments.pages.js';
import { OtherClaims } from './other-claims.js';
import { RefundPages } from './refunds.pages.js';
import { RecurringPages } from './recurring.pages.js';
import { ReversalPages } from './reversal.pages.js';
import { SaveForm } from './save-form.js';
import { WaitingDraftPages } from './waiting-draft.pages.js';
import { UploadedFiles } from './uploaded-files.js';

/** The pages on which claims are filed, followed, decided and paid. */
@Module({
  imports: [ApprovalsModule, ExpensesModule, EvidenceModule],
  // The form's fixed addresses, such as /expenses/new, come before /expenses/:id.
  controllers: [
    ClaimFormPages,
    ClaimActPages,
    HandoverPages,
    WaitingDraftPages,
    ExpenseListPages,
    ReversalPages,
    DecisionPages,
    HoldPages,
    RefundPages,
    PaymentPages,
    EvidencePages,
    RecurringPages,
  ],
  providers: [
    ClaimDiscussion,
    DecisionFacts,
    ClaimFormQueries,
    ClaimFormRenderer,
    DraftHandsQueries,
    OtherClaims,
    ExpenseDetailQueries,
    ExpenseDetailRenderer,
    ExpenseListQueries,
    ApproveMany,
    ClaimInbox,
    ClaimInboxQueries,
    ClaimMarksNow,
    ClaimPane,
    PayableQueries,
    SaveForm,
    UploadedFiles,
  ],
  exports: [ClaimDiscussion, ClaimFormRenderer, ExpenseDetailRenderer, PayableQueries, UploadedFiles],
})
export class ClaimPagesModule implements OnModuleInit {
  constructor(
    private readonly frames: PageFrames,
    private readonly payable: PayableQueries,
  ) {}

  onModuleInit(): void {
    this.frames.addCount('payableCount', (actor) => this.payable.count(actor));
  }
}
