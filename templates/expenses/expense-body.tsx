import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, sumWon } from '../../src/platform/money/won.js';
import { Checklist, checklistSummary, FileList } from '../components/documents.js';
import { Emphasised } from '../components/findings.js';
import { articleText, JudgedRules } from '../components/judged-rules.js';
import { Icon } from '../components/icons.js';
import { Section } from '../components/page-parts.js';
import { Timeline } from '../components/timeline.js';
import { businessNumberText, fullDate, shortDateTime, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import { BalanceBar } from './balance-bar.js';
import { decisionTexts } from './decision-texts.js';
import { detailTexts } from './detail-texts.js';
import type { ExpenseView } from './expense-view.js';

export interface ExpenseBodyProps {
  expense: ExpenseView;
  locale: Locale;
  /** Names the team, for those who see more than one. */
  showTeam?: boolean;
}

/** What the amount leaves out or takes in: one short sentence under it. */
export function taxSentence(
  { lines, claimAmount }: Pick<ExpenseView, 'lines' | 'claimAmount'>,
  locale: Locale,
): string | undefined {
  const t = inLocale(detailTexts, locale);
  // A line that was left out takes its tax along.
  const kept = lines.filter(({ declined }) => declined === undefined);
  const supplyAmount = sumWon(kept.map((line) => line.supplyAmount));
  const taxAmount = sumWon(kept.map((line) => line.taxAmount));
  if (taxAmount === 0n) return undefined;
  const left = claimAmount === supplyAmount;
  return left ? t.withoutTax(wonText(taxAmount, locale)) : t.withTax(wonText(taxAmount, locale));
}

/** The checks already done, so that nobody does them twice. */
export function DoneChecks({ expense, locale }: ExpenseBodyProps): JSX.Element | null {
  const t = inLocale(detailTexts, locale);
  const done = expense.findings.filter(({ outcome, byRule }) => outcome === 'allow' && !byRule);
  if (!expense.findings.some(({ outcome }) => outcome === 'allow' || outcome === 'not-judged')) return null;
  return (
    <Section
      title={
        <>
          {t.checks} <span class="count is-success">{done.length}</span>
        </>
      }
    >
      <ul class="done-checks">
        {done.map((finding, index) => (
          <li key={index}>
            <Icon name="check" />
            <span>
              <Emphasised text={finding.text} emphasis={finding.emphasis} />
              {finding.article && <> {articleText(finding.article)}</>}
            </span>
          </li>
        ))}
      </ul>
      <JudgedRules findings={expense.findings} locale={locale} />
    </Section>
  );
}

/** Records that were written on the claim instead of a document. */
export function ExpenseRecords({ expense }: Pick<ExpenseBodyProps, 'expense'>): JSX.Element {
  return (
    <>
      {expense.records.map(({ kind, label, fields }) => (
        <Section key={kind} title={label}>
          <dl class="facts">
            {fields.map((field) => (
              <Fact key={field.name} label={field.label}>
                {field.value || '–'}
              </Fact>
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}

/** Who, what, when and from which money. */
export function ExpenseFacts({ expense, locale, showTeam }: ExpenseBodyProps): JSX.Element {
  const t = inLocale(detailTexts, locale);
  const { supplier, lines } = expense;
  return (
    <Section title={t.content} aside={lines.length > 1 && <a href="#items">{t.showLines(lines.length)}</a>}>
      <dl class="facts">
        {showTeam && expense.teamName && <Fact label={t.team}>{expense.teamName}</Fact>}
        <Fact label={t.claimant}>
          {expense.claimantName} <span class="meta">{expense.institutionName}</span>
        </Fact>
        {expense.preparer && (
          <Fact label={t.preparer}>
            {expense.preparer.name} <span class="meta">{shortDateTime(expense.preparer.at, locale)}</span>
          </Fact>
        )}
        {supplier && (
          <Fact label={t.supplier}>
            {supplier.name}{' '}
            <span class="figures meta">
              {supplier.businessNumber && businessNumberText(supplier.businessNumber)}
            </span>
          </Fact>
        )}
        {(['documentedOn', 'committedOn', 'paidOn'] as const).map((name) => {
          const date = expense[name];
          return (
            date && (
              <Fact key={name} label={t[name]}>
                <span class="figures">{fullDate(date, locale)}</span>
              </Fact>
            )
          );
        })}
        {expense.paymentMeans && <Fact label={t.paymentMeans}>{expense.paymentMeans}</Fact>}
        {expense.bankReference && <Fact label={t.bankReference}>{expense.bankReference}</Fact>}
        {expense.balances.map((balance) => (
          <Fact key={balance.lineId} label={t.target}>
            {balance.href ? <a href={balance.href}>{balance.label}</a> : balance.label}
            <BalanceBar balance={balance} locale={locale} change />
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Struck({ amount, when }: { amount: bigint; when: boolean }): JSX.Element {
  return when ? <s>{formatWon(amount)}</s> : <>{formatWon(amount)}</>;
}

export function ExpenseLines({ expense, locale }: ExpenseBodyProps): JSX.Element {
  const t = inLocale(detailTexts, locale);
  const d = inLocale(decisionTexts, locale);
  const kept = expense.lines.filter(({ declined }) => declined === undefined);
  return (
    <Section title={t.lines} aside={t.lineCount(expense.lines.length)} id="items">
      <div class="table-scroll" role="region" aria-label={t.lines} tabIndex={0}>
        <table class="table is-tight">
          <thead>
            <tr>
              <th scope="col">{t.lineName}</th>
              <th scope="col">{t.target}</th>
              <th scope="col" class="number">
                {t.supplyAmount}
              </th>
              <th scope="col" class="number">
                {t.taxAmount}
              </th>
              <th scope="col" class="number">
                {t.claimAmount}
              </th>
            </tr>
          </thead>
          <tbody>
            {expense.lines.map((line, index) => (
              <tr key={index} class={line.declined === undefined ? undefined : 'is-left-out'}>
                <td>
                  {line.declined === undefined ? line.name : <s>{line.name}</s>}
                  {line.declined !== undefined && (
                    <p class="left-out-why">
                      {d.leftOut}: {line.declined}
                    </p>
                  )}
                </td>
                <td class="cell-target">
                  {line.targetHref ? <a href={line.targetHref}>{line.targetLabel}</a> : line.targetLabel}
                </td>
                <td class="number">
                  <Struck amount={line.supplyAmount} when={line.declined !== undefined} />
                </td>
                <td class="number">
                  <Struck amount={line.taxAmount} when={line.declined !== undefined} />
                </td>
                <td class="number">{formatWon(line.claimAmount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t.sum}
              </th>
              <td class="number">{formatWon(sumWon(kept.map(({ supplyAmount }) => supplyAmount)))}</td>
              <td class="number">{formatWon(sumWon(kept.map(({ taxAmount }) => taxAmount)))}</td>
              <td class="number">{formatWon(expense.claimAmount)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

export function ExpenseEvidence({ expense, locale }: ExpenseBodyProps): JSX.Element {
  const t = inLocale(detailTexts, locale);
  const { requirements, documents } = expense;
  const open = requirements.filter(({ status }) => status !== 'present');
  return (
    <Section title={t.evidence} aside={checklistSummary(requirements, locale)}>
      {documents.length > 0 ? <FileList documents={documents} locale={locale} /> : <p>{t.noEvidence}</p>}
      {open.length > 0 && <Checklist requirements={open} locale={locale} />}
    </Section>
  );
}

export function ExpenseHistory({ expense, locale }: ExpenseBodyProps): JSX.Element {
  const t = inLocale(detailTexts, locale);
  return (
    <Section title={t.path}>
      <Timeline entries={expense.timeline} locale={locale} />
    </Section>
  );
}
