import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { rulePackTexts } from './rule-pack-texts.js';
import type { RuleGroupRows, RuleRow, VerdictName } from './rule-packs-view.js';

const TONES: Record<VerdictName, BadgeTone> = {
  none: 'gray',
  allow: 'success',
  'not-judged': 'gray',
  'needs-more': 'warning',
  refuse: 'danger',
};

export function VerdictBadge({ verdict, locale }: { verdict: VerdictName; locale: Locale }): JSX.Element {
  return <Badge tone={TONES[verdict]}>{inLocale(rulePackTexts, locale)[verdict]}</Badge>;
}

/** From what to what a rule's word would change. */
export function VerdictChange(props: {
  before: VerdictName;
  after: VerdictName;
  locale: Locale;
}): JSX.Element {
  const { before, after, locale } = props;
  return (
    <span class="verdict-change">
      <VerdictBadge verdict={before} locale={locale} /> → <VerdictBadge verdict={after} locale={locale} />
    </span>
  );
}

export interface RuleTablesProps {
  groups: readonly RuleGroupRows[];
  locale: Locale;
  /** Where they may be changed: a switch for each and a way to its form. */
  editing?: boolean;
}

/** The rules of a pack, a table for each of its groups. */
export function RuleTables({ groups, locale, editing = false }: RuleTablesProps): JSX.Element {
  const t = inLocale(rulePackTexts, locale);
  return (
    <>
      {groups.map((group) => (
        <Section key={group.name} title={group.name} aside={t.rules(group.rules.length)}>
          <table class="table is-stacking is-tight">
            <caption class="visually-hidden">{group.name}</caption>
            <thead>
              <tr>
                <th scope="col">{t.rule}</th>
                <th scope="col">{t.result}</th>
                <th scope="col">{t.article}</th>
                <th scope="col">{t.on}</th>
                {editing && (
                  <th scope="col">
                    <span class="visually-hidden">{t.edit}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {group.rules.map((rule) => (
                <Row key={rule.code} rule={rule} locale={locale} editing={editing} />
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </>
  );
}

function Row({ rule, locale, editing }: { rule: RuleRow; locale: Locale; editing: boolean }): JSX.Element {
  const t = inLocale(rulePackTexts, locale);
  const { code, title, effectiveTo } = rule;
  return (
    <tr id={code}>
      <td class="is-main">
        {title}
        <span class="meta row-note">
          {[t.from(rule.effectiveFrom), effectiveTo && t.to(effectiveTo)].filter(Boolean).join(' ')}
        </span>
      </td>
      <td data-label={t.result}>
        <VerdictBadge verdict={rule.result} locale={locale} />
      </td>
      <td data-label={t.article}>
        {rule.article}
        {rule.unverified && <span class="meta row-note">{t.unverified}</span>}
      </td>
      <td data-label={t.on}>
        {editing ? (
          <label class="check">
            <input
              type="checkbox"
              name="on"
              value={code}
              checked={rule.enabled}
              aria-label={t.switchOf(title)}
            />
            <span aria-hidden="true">{t.isOn}</span>
          </label>
        ) : rule.enabled ? (
          t.isOn
        ) : (
          t.isOff
        )}
        {rule.needs.length > 0 && (
          <span class="meta row-note">
            {t['not-judged']} · {t.needs(rule.needs.join(', '))}
          </span>
        )}
      </td>
      {editing && (
        <td class="cell-actions">
          <a
            class="button is-tertiary is-small"
            href={`/settings/rules/draft/rules/${encodeURIComponent(code)}`}
            aria-label={t.editOf(title)}
          >
            {t.edit}
          </a>
        </td>
      )}
    </tr>
  );
}
