import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button, type ButtonVariant } from '../components/button.js';
import { TextAreaField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Confirm } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { detailTexts } from './detail-texts.js';
import type { CommentedAct, RefusedDecision } from './expense-detail-view.js';

export interface DecisionProps {
  expense: { id: string; version: number; isProposal?: boolean };
  locale: Locale;
  /** Where to go on after the decision; the server's own choice when absent. */
  returnTo?: string;
  /** Keys on the buttons, in the inbox only. */
  keys?: boolean;
  errors?: readonly FormError[];
  refused?: RefusedDecision;
}

/** What every decision's form sends along. */
export function Carried({ expense, returnTo }: Pick<DecisionProps, 'expense' | 'returnTo'>): JSX.Element {
  return (
    <>
      <input type="hidden" name="version" value={String(expense.version)} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
    </>
  );
}

export function ApproveForm(props: DecisionProps): JSX.Element {
  const t = inLocale(detailTexts, props.locale);
  return (
    <form method="post" action={`/approvals/${props.expense.id}/approval`} data-decision="approve">
      <Carried {...props} />
      {props.expense.isProposal && <input type="hidden" name="proposal" value="true" />}
      <Button variant="primary" size="large" shortcut={props.keys ? 'a' : undefined}>
        {props.expense.isProposal ? t.propose : t.approve}
        {props.keys && <kbd>A</kbd>}
      </Button>
    </form>
  );
}

/** Decisions that take their reason and nothing else. */
type ReasonedAct = Exclude<CommentedAct, 'return' | 'approve-part'>;

const ACTS = {
  reject: { lead: 'rejectLead', look: 'quiet', variant: 'danger' },
} as const satisfies Record<ReasonedAct, { variant: ButtonVariant; [other: string]: unknown }>;

function pathOf(_act: ReasonedAct, id: string): string {
  return `/approvals/${id}/rejection`;
}

/** A decision that needs its reason, opened by its own button. */
export function CommentForm(props: DecisionProps & { act: ReasonedAct }): JSX.Element {
  const { act, expense, locale, errors, refused } = props;
  const t = inLocale(detailTexts, locale);
  const { lead, look, variant } = ACTS[act];
  const failed = refused?.act === act;
  return (
    <Confirm trigger={t[act]} look={look} size="large" open={failed}>
      <form method="post" action={pathOf(act, expense.id)} data-decision={act}>
        <Carried {...props} />
        <TextAreaField
          name="comment"
          id={failed ? undefined : `comment-${act}`}
          label={t.reason}
          hint={t[lead]}
          locale={locale}
          value={failed ? refused.comment : ''}
          errors={failed ? errors : undefined}
          required
          maxLength={1000}
        />
        <Button variant={variant}>{t[act]}</Button>
      </form>
    </Confirm>
  );
}

export interface PlainActProps {
  action: string;
  version: number;
  label: string;
  lead: string;
  danger?: boolean;
  size?: 'small' | 'large';
}

/** An act that is asked once more but needs no words. */
export function PlainAct({
  action,
  version,
  label,
  lead,
  danger,
  size = 'large',
}: PlainActProps): JSX.Element {
  return (
    <Confirm trigger={label} size={size} look={danger ? 'quiet' : 'tertiary'}>
      <form method="post" action={action}>
        <input type="hidden" name="version" value={String(version)} />
        <p>{lead}</p>
        <Button variant={danger ? 'danger' : 'primary'}>{label}</Button>
      </form>
    </Confirm>
  );
}
