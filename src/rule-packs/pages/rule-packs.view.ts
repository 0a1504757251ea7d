import type {
  DraftChange,
  RuleFormValues,
  RuleGroupRows,
  SettingField,
  TrialView,
} from '../../../templates/rule-packs/rule-packs-view.js';
import { rulePackTexts } from '../../../templates/rule-packs/rule-pack-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { formatWon } from '../../platform/money/won.js';
import { factName } from '../../rules/engine/fact-catalogue.js';
import { factsNotHeld } from '../../rules/needed-facts.js';
import { formatSetting } from '../../rules/format-setting.js';
import type { Rule, RulePack, Setting } from '../../rules/pack.js';
import { parse } from 'yaml';
import { packChanges } from '../pack-changes.js';
import type { TrialResult } from '../trial/trial.js';

export function groupRows(pack: RulePack, locale: Locale): RuleGroupRows[] {
  return pack.groups.map((group) => ({
    name: group.name[locale],
    rules: pack.rules
      .filter((rule) => rule.group === group.code)
      .map((rule) => ({
        code: rule.code,
        title: rule.title[locale],
        result: rule.result,
        enabled: rule.enabled,
        unverified: rule.unverified,
        article: rule.article[locale],
        effectiveFrom: rule.effectiveFrom,
        effectiveTo: rule.effectiveTo,
        needs: factsNotHeld(rule).map((path) => factName(path)[locale]),
      })),
  }));
}

export function settingFields(pack: RulePack, locale: Locale): SettingField[] {
  return pack.settings.map((setting) => ({
    code: setting.code,
    name: setting.name[locale],
    value: typedValue(setting),
    unit: unitText(setting, locale),
    isWon: setting.unit === 'won',
  }));
}

/** A setting as its field holds it: a number with its groups, words with commas. */
export function typedValue({ value, unit }: Pick<Setting, 'value' | 'unit'>): string {
  if (typeof value !== 'bigint') return value.join(', ');
  return unit === 'won' ? formatWon(value) : value.toString();
}

function unitText({ unit }: Setting, locale: Locale): string {
  if (unit === 'words') return { ko: '쉼표로 나눕니다', en: 'Separated by commas' }[locale];
  if (unit === 'won') return { ko: '원', en: 'Won' }[locale];
  return formatSetting({ value: 0n, unit }, locale).slice(1).trim();
}

/** Sentences on what the draft says otherwise; each rule leads to its form. */
export function changeTexts(before: string, after: string, draft: RulePack, locale: Locale): DraftChange[] {
  const t = inLocale(rulePackTexts, locale);
  const { settings, rules, other } = packChanges(before, after);
  const setting = (code: string) => draft.settings.find((one) => one.code === code)?.name[locale] ?? code;
  const titles = ruleTitles(draft, locale);
  return [
    ...settings.map(({ code, from, to }) => ({
      text: t.settingChange(setting(code), grouped(from), grouped(to)),
      href: '#figures',
    })),
    ...rules.map(({ code, change, parts }): DraftChange => {
      const title = titles.get(code) ?? titleIn(before, code, locale);
      if (change === 'removed') return { text: t.ruleRemoved(title) };
      const href = `/settings/rules/draft/rules/${encodeURIComponent(code)}`;
      if (change === 'added') return { text: t.ruleAdded(title), href };
      if (parts.length > 1 || parts[0] !== 'enabled') return { text: t.ruleChanged(title), href };
      const on = draft.rules.find((rule) => rule.code === code)?.enabled;
      return { text: on ? t.ruleOn(title) : t.ruleOff(title), href };
    }),
    ...(other.length > 0 ? [{ text: t.otherChanged, href: '/settings/rules/draft/text' }] : []),
  ];
}

function titleIn(source: string, code: string, locale: Locale): string {
  const { rules = [] } = parse(source) as { rules?: { code: string; title: Record<Locale, string> }[] };
  return rules.find((rule) => rule.code === code)?.title[locale] ?? code;
}

function grouped(value: string | undefined): string {
  if (value === undefined) return '–';
  return /^\d+$/.test(value) ? formatWon(BigInt(value)) : value;
}

/** How rules and asked documents are called on pages. */
export function ruleTitles(pack: RulePack, locale: Locale): ReadonlyMap<string, string> {
  return new Map([
    ...pack.checklists.flatMap((list) =>
      list.items.map((item) => [`document:${list.code}.${item.code}`, item.name[locale]] as const),
    ),
    ...pack.rules.map((rule) => [rule.code, rule.title[locale]] as const),
  ]);
}

export function trialView(trial: TrialResult, titles: ReadonlyMap<string, string>): TrialView {
  const titleOf = (rule: string) => titles.get(rule) ?? rule;
  const { state, since, totalCount, judgedCount, changedCount, changedAmount } = trial;
  return {
    state,
    since,
    totalCount,
    judgedCount,
    changedCount,
    changedAmount,
    rows: trial.rows.map((row) => ({ ...row, title: titleOf(row.rule) })),
    notJudged: Object.entries(trial.notJudged).map(([rule, claimCount]) => ({
      title: titleOf(rule),
      claimCount,
    })),
  };
}

/** A rule as its text has it, expressions and templates unrendered. */
export function ruleFormValues(rule: Rule, source: string): RuleFormValues {
  const { rules = [] } = parse(source) as { rules?: Record<string, unknown>[] };
  const raw = rules.find(({ code }) => code === rule.code) ?? {};
  const word = (key: string, part: string): string => {
    const held = raw[key];
    const value = typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[part] : held;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    'title.ko': word('title', 'ko'),
    'title.en': word('title', 'en'),
    'text.ko': word('text', 'ko'),
    'text.en': word('text', 'en'),
    'add.ko': word('add', 'ko'),
    'add.en': word('add', 'en'),
    'article.ko': word('article', 'ko'),
    'article.en': word('article', 'en'),
    'article.source': word('article', 'source'),
    when: rule.when?.source ?? '',
    condition: rule.condition.source,
    result: rule.result,
    enabled: rule.enabled ? 'on' : '',
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo ?? '',
  };
}
