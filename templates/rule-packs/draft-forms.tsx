import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import { EmptyState, Pager } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { rulePackTexts } from './rule-pack-texts.js';
import type {
  DraftTextPageProps,
  RuleFieldName,
  RuleFormPageProps,
  TrialClaimsPageProps,
} from './rule-packs-view.js';
import { VerdictChange } from './rule-table.js';

const LONG: readonly RuleFieldName[] = ['when', 'condition', 'text.ko', 'text.en', 'add.ko', 'add.en'];
const WORDS: readonly RuleFieldName[] = [
  'text.ko',
  'add.ko',
  'article.ko',
  'title.en',
  'text.en',
  'add.en',
  'article.en',
  'article.source',
];

/** One rule of the draft as a form. */
export function RuleFormPage(props: RuleFormPageProps): JSX.Element {
  const { frame, sections, code, version, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  const of = (name: RuleFieldName) => ({ name, label: t[name], locale, value: values[name], errors });
  return (
    <SettingsFrame frame={frame} sections={sections} current="rules">
      <h2>{values[locale === 'ko' ? 'title.ko' : 'title.en'] || code}</h2>
      <ErrorSummary errors={errors} locale={locale} />
      <form
        id="rule"
        method="post"
        action={`/settings/rules/draft/rules/${encodeURIComponent(code)}`}
        class="form-grid rule-form"
      >
        <input type="hidden" name="version" value={version} />
        <label class="check">
          <input type="checkbox" name="enabled" value="on" checked={values.enabled === 'on'} />
          <span>{t.enabled}</span>
        </label>
        <TextField {...of('title.ko')} required maxLength={300} />
        <SelectField
          name="result"
          label={t.result}
          locale={locale}
          value={values.result}
          errors={errors}
          options={(['refuse', 'needs-more', 'allow'] as const).map((value) => ({ value, label: t[value] }))}
        />
        <DateField
          name="effectiveFrom"
          label={t.effectiveFrom}
          locale={locale}
          value={values.effectiveFrom}
          errors={errors}
          required
        />
        <DateField
          name="effectiveTo"
          label={t.effectiveTo}
          hint={t.effectiveToHint}
          locale={locale}
          value={values.effectiveTo}
          errors={errors}
          optional
        />
        <TextAreaField {...of('condition')} hint={t.conditionHint} rows={3} required maxLength={4000} />
        <TextAreaField {...of('when')} hint={t.whenHint} rows={2} optional maxLength={4000} />
        {WORDS.map((name) =>
          LONG.includes(name) ? (
            <TextAreaField key={name} {...of(name)} rows={2} maxLength={2000} />
          ) : (
            <TextField key={name} {...of(name)} maxLength={300} />
          ),
        )}
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href={`/settings/rules/draft#${code}`}>{t.back}</LinkButton>
        </div>
      </form>
    </SettingsFrame>
  );
}

/** The draft's whole text. */
export function DraftTextPage({ frame, sections, version, source, errors }: DraftTextPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="rules"
      actions={
        <LinkButton href="/settings/rules/draft/download" variant="quiet" icon="download" download>
          {t.download}
        </LinkButton>
      }
    >
      <h2>{t.wholeText}</h2>
      <p>{t.textLead}</p>
      <ErrorSummary errors={errors} locale={locale} />
      <form id="text" method="post" action="/settings/rules/draft/text" class="rule-form pack-text">
        <input type="hidden" name="version" value={version} />
        <TextAreaField
          name="source"
          label={t.source}
          locale={locale}
          value={source}
          errors={errors}
          rows={30}
          required
        />
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href="/settings/rules/draft">{t.back}</LinkButton>
        </div>
      </form>
    </SettingsFrame>
  );
}

/** Claims that the draft would judge otherwise. */
export function TrialClaimsPage(props: TrialClaimsPageProps): JSX.Element {
  const { frame, sections, ruleTitle, rows, paging } = props;
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="rules"
      actions={<LinkButton href="/settings/rules/draft#trial">{t.back}</LinkButton>}
    >
      <h2>{ruleTitle ? `${t.claimsTitle}: ${ruleTitle}` : t.claimsTitle}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t.claimsEmpty}>
          <p>{t.claimsEmptyLead}</p>
        </EmptyState>
      ) : (
        <>
          <table class="table is-stacking is-tight">
            <caption class="visually-hidden">{t.claimsTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{t.claims}</th>
                <th scope="col">{t.team}</th>
                <th scope="col">{t.effect}</th>
                <th scope="col" class="number">
                  {t.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td class="is-main">
                    <a href={`/expenses/${row.id}`}>{row.title}</a>
                    <span class="meta row-note">{row.number}</span>
                  </td>
                  <td data-label={t.team}>{row.teamName}</td>
                  <td data-label={t.effect}>
                    <ul class="draft-changes">
                      {row.changes.map(({ title, before, after }) => (
                        <li key={title}>
                          {title} <VerdictChange before={before} after={after} locale={locale} />
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td class="number" data-label={t.amount}>
                    <Won amount={row.claimAmount} locale={locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </SettingsFrame>
  );
}
