import type { JSX } from 'preact';
import { formatWon, type Won } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField, TextAreaField, TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { detailTexts } from './detail-texts.js';
import { reversalTexts } from './reversal-texts.js';

export const REASONS = [
  'paid-by-mistake',
  'not-accepted',
  'goods-returned',
  'deal-cancelled',
  'other',
] as const;
const OWED_BY = ['supplier', 'claimant', 'nobody'] as const;

/** GET /expenses/:id/reversal; POST sends `lines[n].id`, `lines[n].amount`, `reason`, `owedBy`, `comment`, `version`, `key`. */
export interface ReversalPageProps {
  frame: PageFrame;
  expense: { id: string; number?: string; title: string; supplierName: string; version: number };
  /** Those of which something is left. */
  lines: readonly { id: string; name: string; targetLabel?: string; claimAmount: Won; left: Won }[];
  values: { amounts: readonly string[]; reason: string; owedBy: string; comment: string };
  idempotencyKey: string;
  errors: readonly FormError[];
}

/** 집행 취소: what of a paid claim is taken back, why, and who owes the money. */
export function ReversalPage(props: ReversalPageProps): JSX.Element {
  const { frame, expense, lines, errors } = props;
  const { locale } = frame;
  const t = inLocale(reversalTexts, locale);
  const d = inLocale(detailTexts, locale);
  const href = `/expenses/${expense.id}`;
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="reversal" styles={['refunds']}>
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: d['back-expenses'] },
          { href, text: expense.number ?? expense.title },
          { text: t.title },
        ]}
        locale={locale}
      />
      <PageHead title={t.title} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{[expense.title, expense.supplierName].filter(Boolean).join(' · ')}</p>
      {lines.length === 0 ? (
        <EmptyState title={t.nothingLeft}>
          <p>{t.nothingLeftLead}</p>
          <LinkButton href={href}>{t.toClaim}</LinkButton>
        </EmptyState>
      ) : (
        <form method="post" action={`${href}/reversal`}>
          <input type="hidden" name="version" value={String(expense.version)} />
          <input type="hidden" name="key" value={props.idempotencyKey} />
          <Section title={t.lines}>
            <p class="hint">{t.lead}</p>
            <Lines {...props} />
          </Section>
          <Section title={t.details}>
            <Why {...props} />
          </Section>
        </form>
      )}
    </PageLayout>
  );
}

function Lines({ frame, lines, values, errors }: ReversalPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(reversalTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          <th scope="col" class="number">
            {t.claimed}
          </th>
          <th scope="col" class="number">
            {t.left}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.id}>
            <td class="is-main">
              {line.name}
              {line.targetLabel && <span class="meta row-note">{line.targetLabel}</span>}
            </td>
            <td class="number" data-label={t.claimed}>
              {formatWon(line.claimAmount)}
            </td>
            <td class="number" data-label={t.left}>
              {formatWon(line.left)}
            </td>
            <td class="number" data-label={t.amount}>
              <input type="hidden" name={`lines[${index}].id`} value={line.id} />
              <div class="came-in">
                <TextField
                  name={`lines[${index}].amount`}
                  label={t.amountOf(line.name)}
                  hideLabel
                  look="won"
                  locale={locale}
                  value={values.amounts[index] ?? ''}
                  maxLength={30}
                  errors={errors}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Why({ frame, values, errors }: ReversalPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(reversalTexts, locale);
  return (
    <div class="short-form">
      <SelectField
        name="reason"
        label={t.reason}
        locale={locale}
        value={values.reason}
        placeholder={t.choose}
        options={REASONS.map((value) => ({ value, label: t[value] }))}
        required
        errors={errors}
      />
      <SelectField
        name="owedBy"
        label={t.owedBy}
        hint={t.owedByHint}
        locale={locale}
        value={values.owedBy}
        placeholder={t.choose}
        options={OWED_BY.map((value) => ({ value, label: t[value] }))}
        required
        errors={errors}
      />
      <TextAreaField
        name="comment"
        label={t.comment}
        hint={t.commentHint}
        locale={locale}
        value={values.comment}
        maxLength={1000}
        required
        errors={errors}
      />
      <Button variant="danger" size="large">
        {t.submit}
      </Button>
    </div>
  );
}
