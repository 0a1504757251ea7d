import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { EmptyState, Pager, Section, Tabs } from '../components/page-parts.js';
import { businessNumberText } from '../format.js';
import { inLocale } from '../texts.js';
import { SettingsFrame } from './settings-frame.js';
import { FACT_LABELS, SECTION_FACTS, SECTION_LABELS, structureTexts } from './structure-texts.js';
import type {
  StructureFactName,
  StructureField,
  StructureKey,
  StructurePageProps,
  StructureRow,
} from './structure-view.js';
import { settingsTexts } from './texts.js';

const KEYS: readonly StructureKey[] = [
  'programme',
  'funds',
  'years',
  'stages',
  'teams',
  'institutions',
  'categories',
  'budget-lines',
];
const AMOUNTS: readonly StructureFactName[] = ['appropriated', 'allocated', 'spent', 'reserved'];
/** Lists that grow beyond what the eye finds by itself. */
const SEARCHED: readonly StructureKey[] = ['institutions', 'categories', 'budget-lines'];

/** 사업 구조: what the programme is made of; everyone reads it, the officer sets it up. */
export function StructurePage(props: StructurePageProps): JSX.Element {
  const { frame, sections, section, counts, rows, paging, form, errors } = props;
  const { locale } = frame;
  const t = inLocale(structureTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="structure"
      actions={
        form?.purpose === 'add' &&
        rows.length > 0 && <LinkButton href="#form">{t.formAdd(SECTION_LABELS[section][locale])}</LinkButton>
      }
    >
      <ErrorSummary errors={errors} locale={locale} />
      <Tabs
        label={t.parts}
        tabs={KEYS.map((key) => ({
          href: `/settings/structure/${key}`,
          text: SECTION_LABELS[key][locale],
          count: counts[key],
          current: key === section,
        }))}
      />
      {form && form.purpose !== 'add' && <StructureForm {...props} form={form} />}
      {SEARCHED.includes(section) && <Search {...props} />}
      {rows.length > 0 ? (
        <>
          <StructureTable {...props} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      )}
      {form?.purpose === 'add' && <StructureForm {...props} form={form} />}
    </SettingsFrame>
  );
}

function Search({ frame, section, q }: StructurePageProps): JSX.Element {
  const t = inLocale(structureTexts, frame.locale);
  const s = inLocale(settingsTexts, frame.locale);
  return (
    <form method="get" action={`/settings/structure/${section}`} class="filter-form" role="search">
      <TextField
        name="q"
        id="structure-q"
        label={s.search}
        hint={t.searchHint}
        type="search"
        locale={frame.locale}
        value={q}
        maxLength={100}
      />
      <Button icon="search">{s.search}</Button>
    </form>
  );
}

function StructureTable({ frame, section, rows }: StructurePageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(structureTexts, locale);
  const facts = SECTION_FACTS[section].filter((fact) => rows.some((row) => row.facts[fact] !== undefined));
  const title = SECTION_LABELS[section][locale];
  const hasActions = rows.some((row) => row.editHref || row.allocateHref || row.entriesHref);
  return (
    <div class="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <table class="table is-tight structure-table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {facts.map((fact) => (
              <th key={fact} scope="col" class={AMOUNTS.includes(fact) ? 'number' : undefined}>
                {FACT_LABELS[fact][locale]}
              </th>
            ))}
            {hasActions && (
              <th scope="col">
                <span class="visually-hidden">{t.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {facts.map((fact, index) => (
                <FactCell key={fact} row={row} fact={fact} first={index === 0} />
              ))}
              {hasActions && (
                <ActionsCell row={row} section={section} name={factText(row, facts[0])} locale={locale} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function factText(row: StructureRow, fact: StructureFactName | undefined): string {
  const value = fact && row.facts[fact];
  if (value === undefined || value === '') return '–';
  if (typeof value === 'bigint') return formatWon(value);
  return fact === 'businessNumber' ? businessNumberText(value) : value;
}

function FactCell({
  row,
  fact,
  first,
}: {
  row: StructureRow;
  fact: StructureFactName;
  first: boolean;
}): JSX.Element {
  const text = factText(row, fact);
  if (first) {
    return (
      <th scope="row">
        <span class={`indent-${Math.min(row.depth ?? 0, 4)}`}>{text}</span>
      </th>
    );
  }
  return <td class={AMOUNTS.includes(fact) ? 'number' : undefined}>{text}</td>;
}

function ActionsCell(props: {
  row: StructureRow;
  section: StructureKey;
  name: string;
  locale: Locale;
}): JSX.Element {
  const { row, section, name, locale } = props;
  const t = inLocale(structureTexts, locale);
  const links = [
    { href: row.entriesHref, text: t.entries },
    { href: row.allocateHref, text: section === 'funds' ? t.appropriate : t.allocate },
    { href: row.editHref, text: t.change },
  ];
  return (
    <td class="cell-actions">
      {links.map(
        ({ href, text }) =>
          href && (
            <a key={text} href={href}>
              {text}
              <span class="visually-hidden"> {name}</span>
            </a>
          ),
      )}
    </td>
  );
}

function formTitle(form: NonNullable<StructurePageProps['form']>, section: string, locale: Locale): string {
  const t = inLocale(structureTexts, locale);
  const subject = form.subject ?? section;
  if (form.purpose === 'add') return t.formAdd(section);
  return t.formChange(subject);
}

function StructureForm(
  props: StructurePageProps & { form: NonNullable<StructurePageProps['form']> },
): JSX.Element {
  const { frame, form, section, errors } = props;
  const { locale } = frame;
  const t = inLocale(structureTexts, locale);
  const s = inLocale(settingsTexts, locale);
  return (
    <Section title={formTitle(form, SECTION_LABELS[section][locale], locale)} id="form">
      <form method="post" action={form.action} class="form-grid">
        {form.fields.map((field) => (
          <StructureInput key={field.name} field={field} locale={locale} errors={errors} />
        ))}
        <p class="actions">
          <Button variant="primary">{form.purpose === 'change' ? s.save : t.add}</Button>
          {form.cancelHref && (
            <LinkButton href={form.cancelHref} variant="quiet">
              {s.cancel}
            </LinkButton>
          )}
        </p>
      </form>
    </Section>
  );
}

function StructureInput(props: {
  field: StructureField;
  locale: Locale;
  errors: readonly FormError[];
}): JSX.Element {
  const { field, locale, errors } = props;
  const { name, value, required } = field;
  const common = { name, label: FACT_LABELS[name][locale], locale, value, required, errors };
  const optional = !required;
  if (field.type === 'select') {
    const placeholder = required && value ? undefined : inLocale(structureTexts, locale).choose;
    return (
      <SelectField {...common} options={field.options ?? []} placeholder={placeholder} optional={optional} />
    );
  }
  if (field.type === 'date') return <DateField {...common} optional={optional} />;
  return (
    <TextField
      {...common}
      optional={optional}
      readOnly={field.readOnly}
      inputMode={field.type === 'number' ? 'numeric' : undefined}
      maxLength={200}
    />
  );
}
