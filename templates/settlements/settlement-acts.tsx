import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../components/button.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import { Confirm } from '../components/page-parts.js';
import { formatWon } from '../../src/platform/money/won.js';
import { inLocale } from '../texts.js';
import type { FormValues, SettlementAct, SettlementPageProps } from './settlements-view.js';
import { settlementTexts } from './texts.js';

/** What the reader may do next. Nothing for those who only read. */
export function SettlementActs(props: SettlementPageProps): JSX.Element | null {
  const { acts, frame, waitsFor } = props;
  const t = inLocale(settlementTexts, frame.locale);
  const any = Object.values(acts).some(Boolean);
  if (!any && !waitsFor) return null;
  return (
    <div class="settlement-acts">
      {acts.confirm && (
        <ActForm
          {...props}
          act="confirm"
          path="confirmation"
          trigger={t.confirm}
          look="secondary"
          lead={t.confirmLead}
        />
      )}
      {acts.begin && <BeginForm {...props} />}
      {acts.finalise && (
        <ActForm
          {...props}
          act="finalise"
          path="finalisation"
          trigger={t.finalise}
          look="secondary"
          lead={t.finaliseLead}
        />
      )}
      {acts.accept && (
        <ActForm
          {...props}
          act="accept"
          path="acceptance"
          trigger={t.accept}
          look="secondary"
          lead={t.acceptLead}
        />
      )}
      {acts.object && <ObjectForm {...props} />}
      {acts.decide && <DecideForm {...props} />}
      {acts.reopen && (
        <ActForm
          {...props}
          act="reopen"
          path="confirmation/withdrawal"
          trigger={t.reopen}
          lead={t.reopenLead}
        />
      )}
      {acts.receive && <ReceiveForm {...props} />}
      {acts.extend && <ExtendForm {...props} />}
      {waitsFor && (
        <p class="meta">
          {t.waiting}: {waitsFor}
        </p>
      )}
    </div>
  );
}

interface ActProps extends SettlementPageProps {
  act: SettlementAct;
  /** Below the settlement's own address. */
  path: string;
  trigger: string;
  look?: 'tertiary' | 'secondary';
  lead?: string;
  children?: ComponentChildren;
}

/** One act: its button opens what it means and the fields it needs. */
function ActForm(props: ActProps): JSX.Element {
  const { statement, act, path, trigger, look, lead, refused, idempotencyKey, children } = props;
  return (
    <Confirm trigger={trigger} look={look} open={refused?.act === act}>
      <form method="post" action={`${statement.href}/${path}`}>
        {statement.version !== undefined && (
          <input type="hidden" name="version" value={String(statement.version)} />
        )}
        <input type="hidden" name="key" value={`${act}-${idempotencyKey}`} />
        {lead && <p>{lead}</p>}
        {children}
        <Button variant="primary">{trigger}</Button>
      </form>
    </Confirm>
  );
}

function valuesOf({ refused }: SettlementPageProps, act: SettlementAct): FormValues {
  return refused?.act === act ? refused.values : {};
}

/** Only the refused form shows what is wrong with it, and takes the names' own ids. */
function fieldOf(props: SettlementPageProps, act: SettlementAct, name: string) {
  const refused = props.refused?.act === act;
  return { name, id: refused ? undefined : `${act}-${name}`, errors: refused ? props.errors : undefined };
}

function BeginForm(props: SettlementPageProps): JSX.Element {
  const { frame, today, statement } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const values = valuesOf(props, 'begin');
  const begun = statement.state !== 'preview';
  return (
    <ActForm
      {...props}
      act="begin"
      path="draft"
      trigger={begun ? t.change : t.begin}
      look={begun ? 'tertiary' : 'secondary'}
    >
      <DateField
        {...fieldOf(props, 'begin', 'asOf')}
        label={t.asOf}
        hint={t.asOfHint}
        locale={locale}
        value={values['asOf'] ?? statement.asOf}
        min={statement.startsOn}
        max={today}
        required
      />
      <SelectField
        {...fieldOf(props, 'begin', 'interestMethod')}
        label={t.interestMethod}
        locale={locale}
        value={values['interestMethod'] ?? statement.interestMethod}
        options={[
          { value: 'share', label: t['interest-share'] },
          { value: 'actual', label: t['interest-actual'] },
        ]}
      />
    </ActForm>
  );
}

function ObjectForm(props: SettlementPageProps): JSX.Element {
  const { locale } = props.frame;
  const t = inLocale(settlementTexts, locale);
  return (
    <ActForm {...props} act="object" path="objection" trigger={t.object}>
      <TextAreaField
        {...fieldOf(props, 'object', 'text')}
        label={t.objectText}
        hint={t.objectHint}
        locale={locale}
        value={valuesOf(props, 'object')['text'] ?? ''}
        rows={5}
        maxLength={4000}
        required
      />
    </ActForm>
  );
}

function DecideForm(props: SettlementPageProps): JSX.Element {
  const { locale } = props.frame;
  const t = inLocale(settlementTexts, locale);
  const values = valuesOf(props, 'decide');
  return (
    <ActForm {...props} act="decide" path="objection/decision" trigger={t.decide} look="secondary">
      <SelectField
        {...fieldOf(props, 'decide', 'decision')}
        label={t.decision}
        hint={t.decisionHint}
        locale={locale}
        value={values['decision'] ?? ''}
        placeholder={t.choose}
        options={(['accepted', 'partly', 'rejected'] as const).map((value) => ({ value, label: t[value] }))}
        required
      />
      <TextAreaField
        {...fieldOf(props, 'decide', 'answer')}
        label={t.answer}
        hint={t.reasonHint}
        locale={locale}
        value={values['answer'] ?? ''}
        rows={4}
        maxLength={4000}
        required
      />
    </ActForm>
  );
}

function ReceiveForm(props: SettlementPageProps): JSX.Element {
  const { frame, today, statement } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const values = valuesOf(props, 'receive');
  return (
    <ActForm {...props} act="receive" path="receipts" trigger={t.receive} look="secondary">
      <TextField
        {...fieldOf(props, 'receive', 'amount')}
        label={t.amount}
        locale={locale}
        look="won"
        value={values['amount'] ?? formatWon(statement.owed ?? 0n)}
        maxLength={30}
        required
      />
      <DateField
        {...fieldOf(props, 'receive', 'paidOn')}
        label={t.paidOn}
        locale={locale}
        value={values['paidOn'] ?? today}
        min={statement.finalisedOn}
        max={today}
        required
      />
      <TextField
        {...fieldOf(props, 'receive', 'bankReference')}
        label={t.bankReference}
        locale={locale}
        value={values['bankReference'] ?? ''}
        maxLength={200}
        optional
      />
    </ActForm>
  );
}

function ExtendForm(props: SettlementPageProps): JSX.Element {
  const { locale } = props.frame;
  const t = inLocale(settlementTexts, locale);
  const values = valuesOf(props, 'extend');
  return (
    <ActForm {...props} act="extend" path="extensions" trigger={t.extend}>
      <DateField
        {...fieldOf(props, 'extend', 'dueOn')}
        label={t.newDueOn}
        locale={locale}
        value={values['dueOn'] ?? ''}
        min={props.statement.returnDueOn}
        required
      />
      <TextAreaField
        {...fieldOf(props, 'extend', 'extensionReason')}
        label={t.reason}
        hint={t.reasonHint}
        locale={locale}
        value={values['extensionReason'] ?? ''}
        maxLength={1000}
        required
      />
    </ActForm>
  );
}
