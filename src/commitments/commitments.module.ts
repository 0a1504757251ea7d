import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ClaimPagesModule } from '../expenses/pages/claim-pages.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ActivateCommitment } from './activate-commitment.js';
import { AddDocuments } from './add-documents.js';
import { ClaimContractController } from './api/claim-contract.controller.js';
import { CommitmentsController } from './api/commitments.controller.js';
import { ApplyChange } from './apply-change.js';
import { CancelCommitment } from './cancel-commitment.js';
import { CarryOverCommitments } from './carry-over-commitments.js';
import { ChangeCommitment } from './change-commitment.js';
import { CheckChange } from './check-change.js';
import { ClaimContracts } from './claim-contracts.js';
import { CommitmentDetailQueries } from './commitment-detail.queries.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentStore } from './commitment-store.js';
import { CommitmentTodoQueries } from './commitment-todos.js';
import { DecideChange } from './decide-change.js';
import { EnterCommitment } from './enter-commitment.js';
import { KeepInstalments } from './keep-instalments.js';
import { LinkClaim } from './link-claim.js';
import { ClaimContractPages } from './pages/claim-contract.pages.js';
import { CommitmentActPages } from './pages/commitment-acts.pages.js';
import { CommitmentCsv } from './pages/commitment-csv.js';
import { CommitmentFormRenderer } from './pages/commitment-form.render.js';
import { CommitmentListPages } from './pages/commitments.pages.js';
import { ReadGround } from './read-ground.js';

const USE_CASES = [
  EnterCommitment,
  ActivateCommitment,
  ChangeCommitment,
  DecideChange,
  CancelCommitment,
  AddDocuments,
  LinkClaim,
  CarryOverCommitments,
];

/** Contracts (계약) that hold money of a team's budget lines before their invoices come. */
@Module({
  imports: [LedgerModule, StageClockModule, EvidenceModule, ExpensesModule, ClaimPagesModule],
  // The list's fixed addresses, such as /commitments/new, come before /commitments/:id.
  controllers: [
    CommitmentsController,
    ClaimContractController,
    CommitmentListPages,
    CommitmentActPages,
    ClaimContractPages,
  ],
  providers: [
    ...USE_CASES,
    ApplyChange,
    CheckChange,
    ReadGround,
    CommitmentStore,
    CommitmentQueries,
    CommitmentDetailQueries,
    CommitmentTodoQueries,
    ClaimContracts,
    KeepInstalments,
    CommitmentFormRenderer,
    CommitmentCsv,
  ],
  exports: [
    EnterCommitment,
    ActivateCommitment,
    CarryOverCommitments,
    CommitmentQueries,
    CommitmentTodoQueries,
  ],
})
export class CommitmentsModule {}
