import type { JSX } from 'preact';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { AllocationsPage } from '../../../templates/allocations/allocations-page.js';
import { DeclinedPage } from '../../../templates/allocations/declined-page.js';
import { AllocationImportPage } from '../../../templates/allocations/import-page.js';
import { AllocationImportsPage } from '../../../templates/allocations/imports-page.js';
import { MoneyActPage } from '../../../templates/allocations/money-act-page.js';
import { VersionPage } from '../../../templates/allocations/version-page.js';
import { VersionsPage } from '../../../templates/allocations/versions-page.js';
import { RouteFormPage } from '../../../templates/approval-routes/route-form-page.js';
import { RoutesPage } from '../../../templates/approval-routes/routes-page.js';
import { SimulationPage } from '../../../templates/approval-routes/simulation-page.js';
import { CleanPage } from '../../../templates/approvals/clean-page.js';
import { ApprovalsPage } from '../../../templates/approvals/approvals-page.js';
import { BudgetEntriesPage } from '../../../templates/budgets/budget-entries-page.js';
import { BudgetsPage } from '../../../templates/budgets/budgets-page.js';
import { ComparePage } from '../../../templates/budgets/compare-page.js';
import { BudgetSettingsPage } from '../../../templates/budgets/settings-page.js';
import { StuckPage } from '../../../templates/budgets/stuck-page.js';
import { TeamsPage } from '../../../templates/budgets/teams-page.js';
import { CardStatementPage } from '../../../templates/card-statements/card-statement-page.js';
import { CardStatementsPage } from '../../../templates/card-statements/card-statements-page.js';
import { ColumnsPage } from '../../../templates/card-statements/columns-page.js';
import { CardUsesPage } from '../../../templates/card-statements/card-uses-page.js';
import { VatBatchPage } from '../../../templates/card-statements/vat-batch-page.js';
import { ReversalPage } from '../../../templates/expenses/reversal-page.js';
import { RefundNewPage } from '../../../templates/payments/refund-new-page.js';
import { RefundsPage } from '../../../templates/payments/refunds-page.js';
import { VatPage } from '../../../templates/card-statements/vat-page.js';
import { ErrorPage } from '../../../templates/errors/error-page.js';
import { ClaimFormPage } from '../../../templates/expenses/claim-form-page.js';
import { ExpenseDetailPage } from '../../../templates/expenses/expense-detail-page.js';
import { ExpenseListPage } from '../../../templates/expenses/expense-list-page.js';
import { DelegationsPage } from '../../../templates/delegations/delegations-page.js';
import { HomePage } from '../../../templates/home/home-page.js';
import { ImportPage } from '../../../templates/imports/import-page.js';
import { ImportsPage } from '../../../templates/imports/imports-page.js';
import { InputSheetPage } from '../../../templates/input-sheets/input-sheet-page.js';
import { DisbursementFormPage } from '../../../templates/funding/disbursement-form-page.js';
import { DeadlineFormPage } from '../../../templates/stages/deadline-form-page.js';
import { DeadlinesPage } from '../../../templates/stages/deadlines-page.js';
import { StageFormPage } from '../../../templates/stages/stage-form-page.js';
import { StagesPage } from '../../../templates/stages/stages-page.js';
import { YearEndPage } from '../../../templates/stages/year-end-page.js';
import { FundingPage } from '../../../templates/funding/funding-page.js';
import { FundingPlanPage } from '../../../templates/funding/funding-plan-page.js';
import { MatchingRatesPage } from '../../../templates/funding/matching-rates-page.js';
import { CloseOutPage } from '../../../templates/stage-evaluations/close-out-page.js';
import { EvaluationFormPage } from '../../../templates/stage-evaluations/evaluation-form-page.js';
import { EvaluationPage } from '../../../templates/stage-evaluations/evaluation-page.js';
import { EvaluationsPage } from '../../../templates/stage-evaluations/evaluations-page.js';
import { JoinFormPage } from '../../../templates/stage-evaluations/join-form-page.js';
import { MatchesPage } from '../../../templates/matches/matches-page.js';
import { NoticesPage } from '../../../templates/notifications/notices-page.js';
import { NoticeSettingsPage } from '../../../templates/notifications/settings-page.js';
import { UnsubscribePage } from '../../../templates/notifications/unsubscribe-page.js';
import { CardBillPage } from '../../../templates/pay-runs/card-bill-page.js';
import { NewRunPage } from '../../../templates/pay-runs/new-run-page.js';
import { PayRunPage } from '../../../templates/pay-runs/pay-run-page.js';
import { PayRunsPage } from '../../../templates/pay-runs/pay-runs-page.js';
import {
  PayingAccountFormPage,
  PayingAccountsPage,
} from '../../../templates/pay-runs/paying-accounts-page.js';
import { ResultColumnsPage } from '../../../templates/pay-runs/result-columns-page.js';
import { PaymentsPage } from '../../../templates/payments/payments-page.js';
import { PeoplePage } from '../../../templates/settings/people-page.js';
import { DraftTextPage, RuleFormPage, TrialClaimsPage } from '../../../templates/rule-packs/draft-forms.js';
import { DraftPage } from '../../../templates/rule-packs/draft-page.js';
import { RulePackPage, RulePacksPage } from '../../../templates/rule-packs/rule-packs-page.js';
import { CommitmentFormPage } from '../../../templates/commitments/commitment-form-page.js';
import { CommitmentPage } from '../../../templates/commitments/commitment-page.js';
import { CommitmentsPage } from '../../../templates/commitments/commitments-page.js';
import { RecurringFormPage } from '../../../templates/recurring/recurring-form-page.js';
import { RecurringListPage } from '../../../templates/recurring/recurring-list-page.js';
import { RecurringPage } from '../../../templates/recurring/recurring-page.js';
import { SessionsPage } from '../../../templates/settings/sessions-page.js';
import { SettingsPage } from '../../../templates/settings/settings-page.js';
import { StructurePage } from '../../../templates/settings/structure-page.js';
import { DisallowancePage } from '../../../templates/settlements/disallowance-page.js';
import { SettlementPage } from '../../../templates/settlements/settlement-page.js';
import { SettlementsPage } from '../../../templates/settlements/settlements-page.js';
import { AccountFormPage } from '../../../templates/suppliers/account-form-page.js';
import { SupplierPage } from '../../../templates/suppliers/supplier-page.js';
import { SuppliersPage } from '../../../templates/suppliers/suppliers-page.js';
import { TokensPage } from '../../../templates/settings/tokens-page.js';
import { DeliveryPage } from '../../../templates/webhooks/delivery-page.js';
import { WebhookFormPage } from '../../../templates/webhooks/webhook-form-page.js';
import { WebhookPage } from '../../../templates/webhooks/webhook-page.js';
import { WebhooksPage } from '../../../templates/webhooks/webhooks-page.js';
import { SetPasswordPage } from '../../../templates/sign-in/set-password-page.js';
import { SignInPage } from '../../../templates/sign-in/sign-in-page.js';
import * as allocations from './allocations.js';
import * as budgetViews from './budget-views.js';
import * as budgets from './budgets.js';
import * as cards from './cards.js';
import * as claims from './claims.js';
import * as comments from './comments.js';
import { frameFor } from './frames.js';
import * as hands from './hands.js';
import * as delegations from './delegations.js';
import * as imports from './imports.js';
import * as sheets from './input-sheets.js';
import * as stages from './stages.js';
import * as evaluations from './evaluations.js';
import * as funding from './funding.js';
import * as matches from './matches.js';
import * as notices from './notices.js';
import * as commitments from './commitments.js';
import * as recurring from './recurring.js';
import * as routes from './routes.js';
import * as rules from './rules.js';
import * as settings from './settings.js';
import * as settlements from './settlements.js';
import * as suppliers from './suppliers.js';
import * as webhooks from './webhooks.js';
import * as payRuns from './pay-runs.js';
import * as refunds from './refunds.js';
import * as work from './work.js';

/** Every page in the states it has, with made-up figures: what the page tests look at. */
export const GALLERY: Readonly<Record<string, (locale: Locale) => JSX.Element>> = {
  allocations: (locale) => AllocationsPage(allocations.allocations(locale)),
  'allocations-empty': (locale) => AllocationsPage(allocations.allocationsEmpty(locale)),
  'money-act': (locale) => MoneyActPage(allocations.moneyAct(locale)),
  'money-act-confirm': (locale) => MoneyActPage(allocations.moneyActConfirm(locale)),
  declined: (locale) => DeclinedPage(allocations.declined(locale)),
  'declined-empty': (locale) => DeclinedPage(allocations.declinedEmpty(locale)),
  'declined-resuming': (locale) => DeclinedPage(allocations.declinedResuming(locale)),
  'budget-versions': (locale) => VersionsPage(allocations.versions(locale)),
  'budget-versions-team': (locale) => VersionsPage(allocations.versionsTeam(locale)),
  'budget-versions-empty': (locale) => VersionsPage(allocations.versionsEmpty(locale)),
  'budget-version': (locale) => VersionPage(allocations.version(locale)),
  'budget-version-same': (locale) => VersionPage(allocations.versionSame(locale)),
  'allocation-imports': (locale) => AllocationImportsPage(allocations.allocationImports(locale)),
  'allocation-imports-refused': (locale) =>
    AllocationImportsPage(allocations.allocationImportsRefused(locale)),
  'allocation-import': (locale) => AllocationImportPage(allocations.allocationImport(locale)),
  'allocation-import-faulty': (locale) => AllocationImportPage(allocations.allocationImportFaulty(locale)),
  'allocation-import-posting': (locale) => AllocationImportPage(allocations.allocationImportPosting(locale)),
  'allocation-import-posted': (locale) => AllocationImportPage(allocations.allocationImportPosted(locale)),
  'allocation-import-discarded': (locale) =>
    AllocationImportPage(allocations.allocationImportDiscarded(locale)),
  'home-researcher': (locale) => HomePage(work.homeResearcher(locale)),
  'home-empty': (locale) => HomePage(work.homeEmpty(locale)),
  'home-administrator': (locale) => HomePage(work.homeAdministrator(locale)),
  'home-finance': (locale) => HomePage(work.homeFinance(locale)),
  'home-officer': (locale) => HomePage(work.homeOfficer(locale)),
  'home-auditor': (locale) => HomePage(work.homeAuditor(locale)),
  'claim-form': (locale) => ClaimFormPage(claims.claimForm(locale)),
  'claim-form-returned': (locale) => ClaimFormPage(claims.claimFormReturned(locale)),
  'claim-form-consigned': (locale) => ClaimFormPage(claims.claimFormConsigned(locale)),
  'claim-form-photo': (locale) => ClaimFormPage(claims.claimFormPhoto(locale)),
  'claim-form-prepared': (locale) => ClaimFormPage(hands.claimFormPrepared(locale)),
  'claim-form-preparing': (locale) => ClaimFormPage(hands.claimFormPreparing(locale)),
  'claim-form-waiting': (locale) => ClaimFormPage(hands.claimFormWaiting(locale)),
  'claim-form-given-back': (locale) => ClaimFormPage(hands.claimFormGivenBack(locale)),
  'home-colleagues': (locale) => HomePage(hands.homeColleagues(locale)),
  'expense-list-prepared': (locale) => ExpenseListPage(hands.listPrepared(locale)),
  'claim-form-empty': (locale) => ClaimFormPage(claims.claimFormEmpty(locale)),
  'expense-list': (locale) => ExpenseListPage(claims.expenseList(locale)),
  'expense-list-empty': (locale) => ExpenseListPage(claims.expenseListEmpty(locale, false)),
  'expense-list-nothing': (locale) => ExpenseListPage(claims.expenseListEmpty(locale, true)),
  'expense-detail': (locale) => ExpenseDetailPage(claims.expenseDetail(locale)),
  'expense-detail-officer': (locale) => ExpenseDetailPage(claims.expenseDetailOfficer(locale)),
  'expense-detail-held': (locale) => ExpenseDetailPage(claims.expenseDetailHeld(locale)),
  'expense-detail-comments': (locale) =>
    ExpenseDetailPage({ ...claims.expenseDetail(locale), comments: comments.COMMENTS }),
  'expense-detail-comments-earlier': (locale) =>
    ExpenseDetailPage({ ...claims.expenseDetail(locale), comments: comments.EARLIER }),
  'expense-detail-comments-none': (locale) =>
    ExpenseDetailPage({ ...claims.expenseDetail(locale), comments: comments.NONE }),
  'expense-detail-comments-refused': (locale) =>
    ExpenseDetailPage({
      ...claims.expenseDetail(locale),
      comments: comments.REFUSED,
      errors: comments.REFUSED_ERRORS,
    }),
  'approvals-comments': (locale) => ApprovalsPage(work.approvals(locale, true, comments.IN_SHORT)),
  'home-called': (locale) => {
    const home = work.homeResearcher(locale);
    return HomePage({ ...home, todos: [comments.CALLED, ...(home.todos ?? [])] });
  },
  recurring: (locale) => RecurringListPage(recurring.recurringList(locale)),
  'recurring-empty': (locale) => RecurringListPage(recurring.recurringEmpty(locale)),
  'recurring-one': (locale) => RecurringPage(recurring.recurringOne(locale)),
  'recurring-stopped': (locale) => RecurringPage(recurring.recurringStopped(locale)),
  'recurring-refused': (locale) => RecurringPage(recurring.recurringRefused(locale)),
  'recurring-ended': (locale) => RecurringPage(recurring.recurringEnded(locale)),
  'recurring-new': (locale) => RecurringFormPage(recurring.recurringForm(locale)),
  'home-recurring': (locale) => HomePage(recurring.homeRecurring(locale)),
  'home-recurring-many': (locale) => HomePage(recurring.homeRecurring(locale, true)),
  'claim-form-recurring': (locale) => ClaimFormPage(recurring.claimFormWaiting(locale)),
  'claim-form-offered': (locale) => ClaimFormPage(recurring.claimFormOffered(locale)),
  'claim-form-recurring-filled': (locale) => ClaimFormPage(recurring.claimFormFilled(locale)),
  'expense-detail-recurring': (locale) => ExpenseDetailPage(recurring.detailRecurring(locale)),
  'expense-detail-repeatable': (locale) => ExpenseDetailPage(recurring.detailRepeatable(locale)),
  approvals: (locale) => ApprovalsPage(work.approvals(locale)),
  'approvals-opened': (locale) => ApprovalsPage(work.approvals(locale, true)),
  'approvals-many': (locale) => ApprovalsPage(work.approvalsMany(locale)),
  'approvals-clean': (locale) => CleanPage(work.approvalsClean(locale)),
  'approvals-account': (locale) =>
    ApprovalsPage({ ...work.approvals(locale, true), pane: suppliers.accountPane(locale) }),
  'approvals-empty': (locale) => ApprovalsPage(work.approvalsEmpty(locale)),
  budgets: (locale) => BudgetsPage(budgets.budgets(locale)),
  'budgets-team': (locale) => BudgetsPage(budgets.budgetsTeam(locale)),
  'budgets-empty': (locale) => BudgetsPage(budgets.budgetsEmpty(locale)),
  'budget-entries': (locale) => BudgetEntriesPage(budgets.budgetEntries(locale)),
  'budget-entries-pot': (locale) => BudgetEntriesPage(budgets.budgetEntriesPot(locale)),
  'budget-teams': (locale) => TeamsPage(budgetViews.budgetTeams(locale)),
  'budget-teams-pot': (locale) => TeamsPage(budgetViews.budgetTeamsOfPot(locale)),
  'budget-teams-empty': (locale) => TeamsPage(budgetViews.budgetTeamsEmpty(locale)),
  'budget-compare': (locale) => ComparePage(budgetViews.budgetCompare(locale)),
  'budget-compare-empty': (locale) => ComparePage(budgetViews.budgetCompareEmpty(locale)),
  'budget-stuck': (locale) => StuckPage(budgetViews.budgetStuck(locale)),
  'budget-stuck-empty': (locale) => StuckPage(budgetViews.budgetStuckEmpty(locale)),
  'budget-settings': (locale) => BudgetSettingsPage(budgetViews.budgetSettings(locale)),
  'budget-settings-refused': (locale) => BudgetSettingsPage(budgetViews.budgetSettingsRefused(locale)),
  imports: (locale) => ImportsPage(imports.imports(locale)),
  'imports-empty': (locale) => ImportsPage(imports.importsEmpty(locale)),
  'import-mapping': (locale) => ImportPage(imports.importMapping(locale)),
  'import-preview': (locale) => ImportPage(imports.importPreview(locale)),
  'import-running': (locale) => ImportPage(imports.importRunning(locale)),
  'import-done': (locale) => ImportPage(imports.importDone(locale)),
  'import-undoing': (locale) => ImportPage(imports.importUndoing(locale)),
  'import-undone': (locale) => ImportPage(imports.importUndone(locale)),
  'import-stopped': (locale) => ImportPage(imports.importStopped(locale)),
  'card-statements': (locale) => CardStatementsPage(cards.statements(locale)),
  'card-statements-empty': (locale) => CardStatementsPage(cards.statementsEmpty(locale)),
  'card-statement': (locale) => CardStatementPage(cards.statement(locale)),
  'card-columns': (locale) => ColumnsPage(cards.columns(locale)),
  'card-uses': (locale) => CardUsesPage(cards.uses(locale)),
  'card-uses-empty': (locale) => CardUsesPage(cards.usesEmpty(locale)),
  'card-vat': (locale) => VatPage(cards.vat(locale)),
  'card-vat-empty': (locale) => VatPage(cards.vat(locale, true)),
  'card-statement-nothing': (locale) => CardStatementPage(cards.statementNothing(locale)),
  evaluations: (locale) => EvaluationsPage(evaluations.list(locale)),
  'evaluations-empty': (locale) => EvaluationsPage(evaluations.empty(locale)),
  'evaluation-new': (locale) => EvaluationFormPage(evaluations.form(locale)),
  evaluation: (locale) => EvaluationPage(evaluations.one(locale)),
  'evaluation-noticed': (locale) => EvaluationPage(evaluations.noticed(locale)),
  'close-out': (locale) => CloseOutPage(evaluations.closeOut(locale)),
  'close-out-completed': (locale) => CloseOutPage(evaluations.closed(locale)),
  'team-join-new': (locale) => JoinFormPage(evaluations.join(locale)),
  funding: (locale) => FundingPage(funding.office(locale)),
  'funding-team': (locale) => FundingPage(funding.team(locale)),
  'funding-empty': (locale) => FundingPage(funding.empty(locale)),
  'disbursement-new': (locale) => DisbursementFormPage(funding.form(locale)),
  'funding-plan': (locale) => FundingPlanPage(funding.plan(locale)),
  'matching-rates': (locale) => MatchingRatesPage(funding.rates(locale)),
  stages: (locale) => StagesPage(stages.stages(locale)),
  'stages-over': (locale) => StagesPage(stages.stagesOver(locale)),
  'stages-empty': (locale) => StagesPage(stages.stagesEmpty(locale)),
  'stage-form': (locale) => StageFormPage(stages.stageForm(locale)),
  'stage-form-refused': (locale) => StageFormPage(stages.stageFormRefused(locale)),
  deadlines: (locale) => DeadlinesPage(stages.deadlines(locale)),
  'deadlines-team': (locale) => DeadlinesPage(stages.deadlinesOfTeam(locale)),
  'deadline-form': (locale) => DeadlineFormPage(stages.deadlineForm(locale)),
  'deadline-form-refused': (locale) => DeadlineFormPage(stages.deadlineFormRefused(locale)),
  'year-end': (locale) => YearEndPage(stages.yearEnd(locale)),
  'year-end-ready': (locale) => YearEndPage(stages.yearEndReady(locale)),
  'year-end-closed': (locale) => YearEndPage(stages.yearEndClosed(locale)),
  matches: (locale) => MatchesPage(matches.matches(locale)),
  'matches-held': (locale) => MatchesPage(matches.held(locale)),
  'matches-auditor': (locale) => MatchesPage(matches.auditor(locale)),
  'matches-empty': (locale) => MatchesPage(matches.empty(locale)),
  settlements: (locale) => SettlementsPage(settlements.list(locale)),
  'settlements-team': (locale) => SettlementsPage(settlements.listTeam(locale)),
  'settlements-empty': (locale) => SettlementsPage(settlements.listEmpty(locale)),
  'settlement-preview': (locale) => SettlementPage(settlements.preview(locale)),
  'settlement-draft': (locale) => SettlementPage(settlements.draft(locale)),
  'settlement-draft-refused': (locale) => SettlementPage(settlements.draftReady(locale)),
  'settlement-confirmed': (locale) => SettlementPage(settlements.confirmed(locale)),
  'settlement-waiting': (locale) => SettlementPage(settlements.waiting(locale)),
  'settlement-objected': (locale) => SettlementPage(settlements.objected(locale)),
  'settlement-final': (locale) => SettlementPage(settlements.final(locale)),
  disallowance: (locale) => DisallowancePage(settlements.disallow(locale)),
  'disallowance-nothing': (locale) => DisallowancePage(settlements.disallowNothing(locale)),
  'card-vat-refused': (locale) => VatPage(refunds.vatRefused(locale)),
  'card-vat-office': (locale) => VatPage(refunds.vatOffice(locale)),
  'card-vat-batch': (locale) => VatBatchPage(refunds.vatBatch(locale)),
  'card-vat-batch-taken-back': (locale) => VatBatchPage(refunds.vatBatchTakenBack(locale)),
  refunds: (locale) => RefundsPage(refunds.list(locale)),
  'refunds-refused': (locale) => RefundsPage(refunds.listRefused(locale)),
  'refunds-empty': (locale) => RefundsPage(refunds.listEmpty(locale)),
  'refunds-office': (locale) => RefundsPage(refunds.listOffice(locale)),
  'refund-new': (locale) => RefundNewPage(refunds.newOne(locale)),
  reversal: (locale) => ReversalPage(refunds.reversal(locale)),
  'reversal-refused': (locale) => ReversalPage(refunds.reversalRefused(locale)),
  'reversal-nothing-left': (locale) => ReversalPage(refunds.reversalNothing(locale)),
  'expense-detail-taken-back': (locale) => ExpenseDetailPage(refunds.detail(locale)),
  payments: (locale) => PaymentsPage(work.payments(locale)),
  'payments-empty': (locale) => PaymentsPage(work.paymentsEmpty(locale)),
  'pay-runs': (locale) => PayRunsPage(payRuns.list(locale)),
  'pay-runs-empty': (locale) => PayRunsPage(payRuns.listEmpty(locale)),
  'pay-run-new': (locale) => NewRunPage(payRuns.choose(locale)),
  'pay-run-new-refused': (locale) => NewRunPage(payRuns.chooseRefused(locale)),
  'pay-run-new-empty': (locale) => NewRunPage(payRuns.chooseEmpty(locale)),
  'pay-run': (locale) => PayRunPage(payRuns.prepared(locale)),
  'pay-run-refused': (locale) => PayRunPage(payRuns.preparedRefused(locale)),
  'pay-run-waits': (locale) => PayRunPage(payRuns.waits(locale)),
  'pay-run-released': (locale) => PayRunPage(payRuns.released(locale)),
  'pay-run-filed': (locale) => PayRunPage(payRuns.filed(locale)),
  'pay-run-filed-refused': (locale) => PayRunPage(payRuns.filedRefused(locale)),
  'pay-run-read-only': (locale) => PayRunPage(payRuns.readOnly(locale)),
  'pay-result-columns': (locale) => ResultColumnsPage(payRuns.columns(locale)),
  'card-bill': (locale) => CardBillPage(payRuns.cardBill(locale)),
  'card-bill-empty': (locale) => CardBillPage(payRuns.cardBillEmpty(locale)),
  'card-bill-nothing': (locale) => CardBillPage(payRuns.cardBillNothing(locale)),
  'paying-accounts': (locale) => PayingAccountsPage(payRuns.accounts(locale)),
  'paying-accounts-empty': (locale) => PayingAccountsPage(payRuns.accountsEmpty(locale)),
  'paying-account': (locale) => PayingAccountFormPage(payRuns.accountForm(locale)),
  'input-sheet': (locale) => InputSheetPage(sheets.inputSheet(locale)),
  'input-sheet-entered': (locale) => InputSheetPage(sheets.inputSheetEntered(locale)),
  'input-sheet-read-only': (locale) => InputSheetPage(sheets.inputSheetReadOnly(locale)),
  'input-sheet-empty': (locale) => InputSheetPage(sheets.inputSheetEmpty(locale)),
  notices: (locale) => NoticesPage(notices.notices(locale)),
  'notices-trouble': (locale) => NoticesPage(notices.noticesTrouble(locale)),
  'notices-empty': (locale) => NoticesPage(notices.noticesEmpty(locale)),
  'notice-settings': (locale) => NoticeSettingsPage(notices.settings(locale)),
  'notice-settings-refused': (locale) => NoticeSettingsPage(notices.settingsRefused(locale)),
  unsubscribe: (locale) => UnsubscribePage(notices.unsubscribe(locale)),
  'unsubscribe-done': (locale) => UnsubscribePage(notices.unsubscribe(locale, true)),
  settings: (locale) =>
    SettingsPage({ frame: frameFor('administrator', locale, '/settings'), sections: settings.SECTIONS }),
  people: (locale) => PeoplePage(settings.people(locale)),
  'people-editing': (locale) => PeoplePage(settings.peopleEditing(locale)),
  sessions: (locale) => SessionsPage(settings.sessions(locale)),
  tokens: (locale) => TokensPage(settings.tokens(locale)),
  delegations: (locale) => DelegationsPage(delegations.delegations(locale)),
  'delegations-team': (locale) => DelegationsPage(delegations.delegationsTeam(locale)),
  'delegations-refused': (locale) => DelegationsPage(delegations.delegationsRefused(locale)),
  'delegations-empty': (locale) => DelegationsPage(delegations.delegationsEmpty(locale)),
  'delegations-alone': (locale) => DelegationsPage(delegations.delegationsAlone(locale)),
  routes: (locale) => RoutesPage(routes.list(locale)),
  'routes-nothing': (locale) => RoutesPage(routes.nothing(locale)),
  'routes-reader': (locale) => RoutesPage(routes.reader(locale)),
  'route-form': (locale) => RouteFormPage(routes.form(locale)),
  'route-form-refused': (locale) => RouteFormPage(routes.formRefused(locale)),
  'route-simulation': (locale) => SimulationPage(routes.simulation(locale)),
  'route-simulation-refused': (locale) => SimulationPage(routes.simulationRefused(locale)),
  'claim-form-route': (locale) => ClaimFormPage(routes.formWithRoute(locale)),
  'expense-detail-route': (locale) => ExpenseDetailPage(routes.detailOnItsWay(locale)),
  commitments: (locale) => CommitmentsPage(commitments.list(locale)),
  'commitments-empty': (locale) => CommitmentsPage(commitments.listEmpty(locale)),
  'commitments-nothing': (locale) => CommitmentsPage(commitments.listNothing(locale)),
  commitment: (locale) => CommitmentPage(commitments.active(locale)),
  'commitment-draft': (locale) => CommitmentPage(commitments.draft(locale)),
  'commitment-changing': (locale) => CommitmentPage(commitments.changing(locale)),
  'commitment-refused': (locale) => CommitmentPage(commitments.refused(locale)),
  'commitment-new': (locale) => CommitmentFormPage(commitments.form(locale)),
  'commitment-new-refused': (locale) => CommitmentFormPage(commitments.formRefused(locale)),
  'commitment-change': (locale) => CommitmentFormPage(commitments.changeForm(locale)),
  'claim-form-contract': (locale) => ClaimFormPage(commitments.claimLinked(locale)),
  'claim-form-contract-offered': (locale) => ClaimFormPage(commitments.claimOffered(locale)),
  'expense-detail-contract': (locale) => ExpenseDetailPage(commitments.detailLinked(locale)),
  'home-contracts': (locale) => HomePage(commitments.homeContracts(locale)),
  suppliers: (locale) => SuppliersPage(suppliers.list(locale)),
  'suppliers-nothing': (locale) => SuppliersPage(suppliers.nothing(locale)),
  'suppliers-refused': (locale) => SuppliersPage(suppliers.refused(locale)),
  supplier: (locale) => SupplierPage(suppliers.supplier(locale)),
  'supplier-waiting': (locale) => SupplierPage(suppliers.waiting(locale)),
  'supplier-own-proposal': (locale) => SupplierPage(suppliers.ownProposal(locale)),
  'supplier-masked': (locale) => SupplierPage(suppliers.masked(locale)),
  'supplier-new': (locale) => SupplierPage(suppliers.fresh(locale)),
  'supplier-account': (locale) => AccountFormPage(suppliers.accountForm(locale)),
  'supplier-account-refused': (locale) => AccountFormPage(suppliers.accountFormRefused(locale)),
  webhooks: (locale) => WebhooksPage(webhooks.list(locale)),
  'webhooks-empty': (locale) => WebhooksPage(webhooks.empty(locale)),
  'webhook-form': (locale) => WebhookFormPage(webhooks.form(locale)),
  'webhook-form-refused': (locale) => WebhookFormPage(webhooks.formRefused(locale)),
  webhook: (locale) => WebhookPage(webhooks.endpoint(locale)),
  'webhook-new': (locale) => WebhookPage(webhooks.fresh(locale)),
  'webhook-stopped': (locale) => WebhookPage(webhooks.stopped(locale)),
  'webhook-delivery': (locale) => DeliveryPage(webhooks.delivery(locale)),
  'webhook-delivery-new': (locale) => DeliveryPage(webhooks.deliveryNew(locale)),
  structure: (locale) => StructurePage(settings.structure(locale)),
  'structure-categories': (locale) => StructurePage(settings.structureCategories(locale)),
  rules: (locale) => RulePacksPage(rules.overview(locale)),
  'rule-pack': (locale) => RulePackPage(rules.pack(locale)),
  'rules-draft': (locale) => DraftPage(rules.draft(locale)),
  'rules-draft-trying': (locale) => DraftPage(rules.draftTrying(locale)),
  'rules-draft-untouched': (locale) => DraftPage(rules.draftUntouched(locale)),
  'rules-draft-rule': (locale) => RuleFormPage(rules.ruleForm(locale)),
  'rules-draft-text': (locale) => DraftTextPage(rules.text(locale)),
  'rules-draft-claims': (locale) => TrialClaimsPage(rules.claims(locale)),
  'rules-draft-claims-empty': (locale) => TrialClaimsPage(rules.claims(locale, true)),
  'sign-in': (locale) => SignInPage(settings.signIn(locale)),
  'set-password': (locale) => SetPasswordPage(settings.setPassword(locale)),
  'set-password-used': (locale) => SetPasswordPage(settings.setPassword(locale, true)),
  'error-404': (locale) => ErrorPage(settings.errorPage(locale, 404)),
  'error-500': (locale) => ErrorPage(settings.errorPage(locale, 500)),
};
