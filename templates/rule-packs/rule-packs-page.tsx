import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Section } from '../components/page-parts.js';
import { dateTime, fullDate } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { rulePackTexts } from './rule-pack-texts.js';
import type { PackLink, RulePackPageProps, RulePacksPageProps } from './rule-packs-view.js';
import { RuleTables } from './rule-table.js';

/** 규칙: what claims are judged by today, later and before. */
export function RulePacksPage(props: RulePacksPageProps): JSX.Element {
  const { frame, sections, inForce, planned, earlier, draft, mayEdit, ruleCount, errors } = props;
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="rules"
      actions={
        mayEdit &&
        !draft && (
          <form method="post" action="/settings/rules">
            <Button variant="secondary">{t.start}</Button>
          </form>
        )
      }
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {draft && (
        <section class="notice is-information" aria-labelledby="draft-title">
          <h2 id="draft-title">{t.draft}</h2>
          <p>
            {t.draftLead} {draft.updatedAt && <span class="meta">{dateTime(draft.updatedAt)}</span>}
          </p>
          <LinkButton href="/settings/rules/draft" variant="secondary">
            {mayEdit ? t.goOn : t.look}
          </LinkButton>
        </section>
      )}
      <Section title={t.inForce} aside={t.rules(ruleCount)}>
        <Packs packs={[inForce]} locale={locale} />
      </Section>
      {planned.length > 0 && (
        <Section title={t.planned}>
          <Packs packs={planned} locale={locale} />
        </Section>
      )}
      {earlier.length > 0 && (
        <Section title={t.earlier}>
          <Packs packs={earlier} locale={locale} />
        </Section>
      )}
    </SettingsFrame>
  );
}

function Packs({ packs, locale }: { packs: readonly PackLink[]; locale: Locale }): JSX.Element {
  return (
    <ul class="settings-index">
      {packs.map((pack) => (
        <li key={pack.id}>
          <a href={`/settings/rules/${pack.id}`}>{packName(pack, locale)}</a>
          <p class="meta">{publishedText(pack, locale)}</p>
        </li>
      ))}
    </ul>
  );
}

function packName({ effectiveOn }: PackLink, locale: Locale): string {
  const t = inLocale(rulePackTexts, locale);
  return effectiveOn ? t.packOf(fullDate(effectiveOn, locale)) : t.builtIn;
}

function publishedText({ publishedAt, publishedByName }: PackLink, locale: Locale): string {
  const t = inLocale(rulePackTexts, locale);
  return publishedAt && publishedByName ? t.publishedBy(publishedByName, dateTime(publishedAt)) : '';
}

/** One pack to read: its figures and rules with their articles. */
export function RulePackPage(props: RulePackPageProps): JSX.Element {
  const { frame, sections, pack, name, settings, groups } = props;
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="rules"
      actions={
        <LinkButton href={`/settings/rules/${pack.id}/text`} variant="quiet" icon="download" download>
          {t.download}
        </LinkButton>
      }
    >
      <h2>{packName(pack, locale)}</h2>
      <p>
        {name} <span class="meta">{publishedText(pack, locale)}</span>
      </p>
      <RuleTables groups={groups} locale={locale} />
      <Section title={t.figures}>
        <table class="table is-tight">
          <caption class="visually-hidden">{t.figures}</caption>
          <thead>
            <tr>
              <th scope="col">{t.figure}</th>
              <th scope="col">{t.value}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <tr key={setting.code}>
                <td>{setting.name}</td>
                <td class="figures">{setting.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </SettingsFrame>
  );
}
