import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { Confirm, Section } from '../components/page-parts.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { rulePackTexts } from './rule-pack-texts.js';
import type { DraftPageProps } from './rule-packs-view.js';
import { RuleTables } from './rule-table.js';
import { TrialSection } from './trial-section.js';

/** The draft: what it changes, what that would do to past claims, from when it holds, and its figures and rules. */
export function DraftPage(props: DraftPageProps): JSX.Element {
  const { frame, sections, mayEdit, version, changes, groups, trial, errors } = props;
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="rules"
      refreshSeconds={trial?.state === 'running' ? 2 : undefined}
      actions={mayEdit && <Discard {...props} />}
    >
      <h2>{t.draft}</h2>
      <p>{t.draftLead}</p>
      <ErrorSummary errors={errors} locale={locale} />
      <Section title={t.changes}>
        {changes.length === 0 ? (
          <p>{t.noChanges}</p>
        ) : (
          <ul class="draft-changes">
            {changes.map(({ text, href }) => (
              <li key={text}>{href ? <a href={href}>{text}</a> : text}</li>
            ))}
          </ul>
        )}
      </Section>
      <TrialSection {...props} />
      {mayEdit && changes.length > 0 && <Publication {...props} />}
      <form id="figures" method="post" action="/settings/rules/draft/figures">
        <input type="hidden" name="version" value={version} />
        <Figures {...props} />
        <RuleTables groups={groups} locale={locale} editing={mayEdit} />
        {mayEdit && (
          <div class="form-actions">
            <Button variant="secondary">{t.saveFigures}</Button>
            <LinkButton href="/settings/rules/draft/text">{t.wholeText}</LinkButton>
          </div>
        )}
      </form>
    </SettingsFrame>
  );
}

function Figures({ frame, settings, mayEdit, errors }: DraftPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <Section title={t.figures}>
      <div class="form-grid">
        {settings.map(({ code, name, value, unit, isWon }) => (
          <TextField
            key={code}
            name={`setting.${code}`}
            label={name}
            hint={unit}
            locale={locale}
            value={value}
            errors={errors}
            look={isWon ? 'won' : undefined}
            readOnly={!mayEdit}
          />
        ))}
      </div>
    </Section>
  );
}

function Publication({ frame, version, trial, today, effectiveOn, errors }: DraftPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  if (trial?.state !== 'done') {
    return (
      <Section title={t.publish}>
        <p>{t.publishFirstTry}</p>
      </Section>
    );
  }
  return (
    <Section title={t.publish}>
      <p>{t.publishLead}</p>
      <form method="post" action="/settings/rules/draft/publication" class="form-grid">
        <input type="hidden" name="version" value={version} />
        <DateField
          name="effectiveOn"
          label={t.effectiveOn}
          locale={locale}
          value={effectiveOn}
          min={today}
          errors={errors}
          required
        />
        <div class="form-actions">
          <Button variant="primary">{t.publish}</Button>
        </div>
      </form>
    </Section>
  );
}

function Discard({ frame, version }: DraftPageProps): JSX.Element {
  const t = inLocale(rulePackTexts, frame.locale);
  return (
    <Confirm trigger={t.discard} look="quiet">
      <form method="post" action="/settings/rules/draft/discard">
        <input type="hidden" name="version" value={version} />
        <p>{t.discardLead}</p>
        <Button variant="danger">{t.discardYes}</Button>
      </form>
    </Confirm>
  );
}
