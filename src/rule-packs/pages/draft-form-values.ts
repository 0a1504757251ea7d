import { RULE_FIELDS, type RuleFormValues } from '../../../templates/rule-packs/rule-packs-view.js';
import { textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { parseWon } from '../../platform/money/won.js';
import type { RulePack, Setting } from '../../rules/pack.js';
import type { FiguresEdit, RuleEdit } from '../edit-text.js';
import { RULE_PACK_ERRORS } from '../rule-pack.errors.js';
import { typedValue } from './rule-packs.view.js';

const MOST = 15;

/** Only what the form says otherwise than the draft. @throws with the fields that hold no whole number. */
export function figuresOf(body: FormBody, pack: RulePack): FiguresEdit {
  const problems: FieldProblem[] = [];
  const settings = new Map<string, bigint | readonly string[]>();
  for (const setting of pack.settings) {
    const name = `setting.${setting.code}`;
    if (body[name] === undefined) continue;
    const typed = textOf(body, name).trim();
    if (typed === typedValue(setting)) continue;
    const value = valueOf(typed, setting);
    if (value === undefined) problems.push(RULE_PACK_ERRORS.problem('rule-pack.bad-number', `/${name}`));
    else settings.set(setting.code, value);
  }
  if (problems.length > 0) throw invalidInput(problems);
  const on = new Set(textsOf(body, 'on'));
  const enabled = new Map(
    pack.rules
      .filter((rule) => rule.enabled !== on.has(rule.code))
      .map((rule) => [rule.code, on.has(rule.code)]),
  );
  return { settings, enabled };
}

function valueOf(typed: string, { unit }: Setting): bigint | readonly string[] | undefined {
  if (unit === 'words')
    return typed
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  const number = parseWon(typed);
  return number === undefined || number < 0n || number.toString().length > MOST ? undefined : number;
}

export function ruleValuesOf(body: FormBody): RuleFormValues {
  const names = [...RULE_FIELDS, 'result', 'enabled', 'effectiveFrom', 'effectiveTo'] as const;
  const entries = names.map((name) => [name, textOf(body, name).replaceAll('\r\n', '\n').trim()]);
  // Every name of the type stands in the list above.
  return Object.fromEntries(entries) as RuleFormValues;
}

export function ruleEditOf(values: RuleFormValues): RuleEdit {
  const both = (name: 'title' | 'text' | 'add' | 'article') => ({
    ko: values[`${name}.ko`],
    en: values[`${name}.en`],
  });
  return {
    title: both('title'),
    enabled: values.enabled === 'on',
    result: values.result,
    effectiveFrom: values.effectiveFrom,
    effectiveTo: values.effectiveTo,
    when: values.when,
    condition: values.condition,
    text: both('text'),
    add: both('add'),
    article: { ...both('article'), source: values['article.source'] },
  };
}
