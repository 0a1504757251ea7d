import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { SelectField, TextField } from '../components/field.js';
import { FieldFindings } from '../components/field-findings.js';
import { InvoiceMark } from '../components/invoice-mark.js';
import { Icon } from '../components/icons.js';
import { Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { askedOf, isClosed, isClosedLine, QuestionedNote } from './asked-parts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps, ClaimLineValues, ClaimTotals, FieldOrigin } from './claim-form-view.js';
import { markOf } from './claim-marks.js';
import { OriginNote } from './claim-rows.js';

type Props = ClaimFormPageProps;

/** Amounts as they add up, then the lines: folded away while everything was read and shares one budget line. */
export function ClaimAmounts(props: Props): JSX.Element {
  const { frame, values, origins, errors } = props;
  const t = inLocale(claimFormTexts, frame.locale);
  const count = values.lines.length;
  const hasLineError = errors.some(({ field }) => field?.startsWith('lines'));
  const asked = askedOf(props, 'amounts');
  const folded = isRead(origins.amounts) && !values.split && asked?.state !== 'questioned';
  return (
    <Section
      title={t.amounts}
      aside={count > 1 && !isClosed(props, 'target') ? <SplitChoice {...props} /> : undefined}
    >
      <QuestionedNote asked={asked} locale={frame.locale} />
      {props.totals ? <Totals {...props} totals={props.totals} /> : <p class="meta">{t.amountsUnclear}</p>}
      {folded ? (
        <details class="lines-fold" open={hasLineError}>
          <summary>{t.showLines(count)}</summary>
          <LinesTable {...props} />
        </details>
      ) : (
        <LinesTable {...props} />
      )}
    </Section>
  );
}

/** Read as a whole, so that nobody has to look at each line. */
function isRead(origin: FieldOrigin | undefined): boolean {
  return origin?.kind === 'tax-invoice' || origin?.kind === 'card-statement';
}

function SplitChoice({ frame, values }: Props): JSX.Element {
  const t = inLocale(claimFormTexts, frame.locale);
  return (
    <p class="meta split-choice">
      {!values.split && `${t.sameTarget(values.lines.length)} · `}
      <button
        type="submit"
        name="action"
        value={values.split ? 'merge' : 'split'}
        class="link-button"
        form="claim-form"
      >
        {values.split ? t.merge : t.split}
      </button>
    </p>
  );
}

function Totals(props: Props & { totals: ClaimTotals }): JSX.Element {
  const { totals, vatRecovery, frame } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const origin = props.origins.amounts;
  // What was changed since is said by the lines; the sums are then nobody's but their own.
  const read = origin && origin.kind !== 'edited' && origin.kind !== 'import' ? origin : undefined;
  const taxMark = markOf(props, 'amounts', 'taxAmount');
  const taxNote = { full: t.vatFull, none: t.vatNone, 'per-line': t.vatPerLine }[vatRecovery];
  const struck = totals.taxAmount > 0n && totals.claimAmount === totals.supplyAmount;
  return (
    <dl class="totals">
      {props.foreign && (
        <div>
          <dt>{t.foreign}</dt>
          <dd class="totals-amount">{props.foreign}</dd>
          <dd class="totals-note" />
        </div>
      )}
      <div>
        <dt>{t.supplyAmount}</dt>
        <dd class="totals-amount">{formatWon(totals.supplyAmount)}</dd>
        <dd class="totals-note">
          {read && (
            <OriginNote origin={read} mark={markOf(props, 'amounts', 'supplyAmount')} locale={locale} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t.taxAmount}</dt>
        <dd class="totals-amount">
          {struck ? <s>{formatWon(totals.taxAmount)}</s> : formatWon(totals.taxAmount)}
        </dd>
        <dd class="totals-note">
          {read && taxMark && totals.taxAmount > 0n && <InvoiceMark of={taxMark} locale={locale} on="form" />}
          {totals.taxAmount !== 0n && <span>{taxNote}</span>}
        </dd>
      </div>
      <div class="is-total">
        <dt>{t.claimAmount}</dt>
        <dd class="totals-amount">{formatWon(totals.claimAmount)}</dd>
        <dd class="totals-note">
          {totals.payableAmount !== totals.claimAmount && t.ownMoney(totals.payableAmount)}
        </dd>
      </div>
    </dl>
  );
}

function LinesTable(props: Props): JSX.Element {
  const { frame, values } = props;
  const t = inLocale(claimFormTexts, frame.locale);
  return (
    <div class="lines" role="group" aria-label={t.lines}>
      <div class={`lines-head ${values.split ? 'is-split' : ''}`} aria-hidden="true">
        <span>{t.lineName}</span>
        <span class="number">{t.supplyAmount}</span>
        <span class="number">{t.taxAmount}</span>
      </div>
      <ol>
        {values.lines.map((line, index) => (
          <LineRow key={line.id} {...props} line={line} index={index} />
        ))}
      </ol>
      {!isClosed(props, 'amounts') && (
        <Button name="action" value="add-line" variant="tertiary" size="small" icon="plus" form="claim-form">
          {t.addLine}
        </Button>
      )}
    </div>
  );
}

/** Fields of a line that rules speak of; '' is the line as a whole. */
const LINE_FIELDS = [
  'name',
  'supplyAmount',
  'taxAmount',
  'claimAmount',
  'payableAmount',
  'target',
  '',
] as const;

function LineRow(props: Props & { line: ClaimLineValues; index: number }): JSX.Element {
  const { frame, values, errors, vatRecovery, line, index } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const prefix = `lines[${index}]`;
  const common = { locale, errors, hideLabel: true };
  const labelled = (label: string): string => `${t.lineNumber(index + 1)} ${label}`;
  const closed = isClosedLine(props, line.id);
  const asked = props.draft?.asked?.lineIds?.includes(line.id) ?? false;
  return (
    <li class={`line-row${closed ? ' is-closed' : ''}${asked ? ' is-questioned' : ''}`}>
      <input type="hidden" name={`${prefix}.id`} value={line.id} />
      <TextField
        {...common}
        name={`${prefix}.name`}
        label={labelled(t.lineName)}
        value={line.name}
        maxLength={200}
        readOnly={closed}
      />
      <TextField
        {...common}
        name={`${prefix}.supplyAmount`}
        label={labelled(t.supplyAmount)}
        value={line.supplyAmount}
        look="won"
        readOnly={closed}
      />
      <TextField
        {...common}
        name={`${prefix}.taxAmount`}
        label={labelled(t.taxAmount)}
        value={line.taxAmount}
        look="won"
        readOnly={closed}
      />
      {values.lines.length > 1 && !closed && (
        <button
          type="submit"
          form="claim-form"
          class="icon-button line-remove"
          name="action"
          value={`remove-line:${index}`}
          aria-label={t.removeLine(index + 1)}
        >
          <Icon name="close" size={16} />
        </button>
      )}
      {(values.split || vatRecovery === 'per-line') && <LineChoices {...props} />}
      <FieldFindings
        fields={LINE_FIELDS.map((field) => (field === '' ? prefix : `${prefix}.${field}`))}
        findings={props.findings}
        locale={locale}
      />
    </li>
  );
}

/** What a line decides for itself: its budget line when split, its VAT where the institution leaves it open. */
function LineChoices(props: Props & { line: ClaimLineValues; index: number }): JSX.Element {
  const { frame, values, errors, targets, vatRecovery, line, index } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const common = { locale, errors, hideLabel: true, refreshes: true };
  const labelled = (label: string): string => `${t.lineNumber(index + 1)} ${label}`;
  return (
    <div class="line-target">
      {values.split && (
        <SelectField
          {...common}
          name={`lines[${index}].target`}
          label={labelled(t.target)}
          value={line.target}
          options={targets}
          placeholder={line.target === '' ? t.chooseTarget : undefined}
        />
      )}
      {vatRecovery === 'per-line' && (
        <div class="line-vat">
          <SelectField
            {...common}
            name={`lines[${index}].vatTreatment`}
            label={labelled(t.vatTreatment)}
            value={line.vatTreatment ?? 'full'}
            options={[
              { value: 'full', label: t.treatFull },
              { value: 'none', label: t.treatNone },
            ]}
          />
        </div>
      )}
    </div>
  );
}
