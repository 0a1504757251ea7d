import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { AccountInbox } from './inbox/account-inbox.js';
import { AccountInboxQueries } from './inbox/account-inbox.queries.js';
import { AccountNumbers } from './account-numbers.js';
import { AccountQueries } from './account.queries.js';
import { AccountsInForce } from './accounts-in-force.js';
import { AddSupplier } from './add-supplier.js';
import { ConfirmAccount } from './confirm-account.js';
import { DropProposal } from './drop-proposal.js';
import { AccountFormPages } from './pages/account-form.pages.js';
import { SupplierPages } from './pages/supplier.pages.js';
import { SupplierListPages } from './pages/suppliers.pages.js';
import { ProposeAccount } from './propose-account.js';
import { RenameSupplier } from './rename-supplier.js';
import { SupplierAccountsController } from './supplier-accounts.controller.js';
import { SupplierDetailQueries } from './supplier-detail.queries.js';
import { SupplierQueries } from './supplier.queries.js';
import { SupplierNotices } from './supplier-notices.js';
import { SupplierStore } from './supplier-store.js';
import { SuppliersController } from './suppliers.controller.js';

const USE_CASES = [AddSupplier, RenameSupplier, ProposeAccount, ConfirmAccount, DropProposal];

/** Suppliers (거래처) of a team and their bank accounts. */
@Module({
  imports: [ApprovalsModule, ExpensesModule],
  controllers: [
    SuppliersController,
    SupplierAccountsController,
    SupplierListPages,
    SupplierPages,
    AccountFormPages,
  ],
  providers: [
    ...USE_CASES,
    AccountNumbers,
    SupplierStore,
    SupplierNotices,
    SupplierQueries,
    SupplierDetailQueries,
    AccountQueries,
    AccountsInForce,
    AccountInbox,
    AccountInboxQueries,
  ],
  exports: [AccountNumbers, AccountQueries, AccountsInForce, ProposeAccount, ConfirmAccount],
})
export class SuppliersModule {}
