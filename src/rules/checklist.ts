import { josa } from 'es-hangul';
import type { Text } from '../platform/i18n/locale.js';
import type { FactPath } from './engine/fact-catalogue.js';
import { viewsOf } from './engine/rule-targets.js';
import type { ClaimFacts, RuleView } from './facts.js';
import type { Finding } from './finding.js';
import { ask } from './judge.js';
import type { Checklist, ChecklistItem, DocumentDue, DocumentKind, RulePack } from './pack.js';

/** One document asked for, with what may stand for it. */
export interface ChecklistEntry {
  /** `meeting.payment`: the checklist and its item. */
  code: string;
  /** Name of the checklist, such as 회의비. */
  list: Text;
  label: Text;
  /** False: good to have. */
  required: boolean;
  /** `filing`: wanted with the claim; `settlement`: may follow, such as a transfer's proof. */
  due: DocumentDue;
  /** Each alternative is a set of documents that together are enough; with `fields`, one is made from what is typed. */
  alternatives: readonly (readonly DocumentKind[])[];
  /** One alternative is there in full. */
  given: boolean;
  /** Facts that must be known before it can be said whether it is asked for; such an entry is never `required`. */
  needs?: readonly FactPath[];
  article: Text;
}

/** The documents a claim of these facts is asked for, in the pack's order. Pure. */
export function checklistFor(pack: RulePack, facts: ClaimFacts): ChecklistEntry[] {
  return pack.checklists.flatMap((list) => {
    const concerned = viewsOf(list.appliesTo, 'claim', facts);
    if ('needs' in concerned)
      return list.items.map((item) => entry(pack, list, item, facts, concerned.needs));
    const [target] = concerned.targets;
    if (!target) return [];
    return list.items.flatMap((item) => {
      const asked = whetherAsked(item, target.view);
      if (asked === false) return [];
      return [entry(pack, list, item, facts, asked === true ? undefined : asked)];
    });
  });
}

/** What is still missing of what is due by then, as findings: each is settled by a document or a reason. Pure. */
export function missingDocuments(
  checklist: readonly ChecklistEntry[],
  due: DocumentDue = 'filing',
): Finding[] {
  return checklist
    .filter((entry) => entry.required && !entry.given && (due === 'settlement' || entry.due === 'filing'))
    .map(({ code, list, label, alternatives, article }) => ({
      rule: `document:${code}`,
      result: 'needs-more',
      text: {
        ko: `${list.ko}: ${label.ko.endsWith('증빙') ? label.ko : `${label.ko} 증빙`}이 없습니다.`,
        en: `${list.en}: ${label.en} is missing.`,
      },
      add: {
        ko: toAdd(alternatives),
        en: `Add ${alternatives.map((set) => set.map(({ name }) => name.en).join(' + ')).join(' or ')}.`,
      },
      article,
      field: '/evidenceIds',
      settledBy: alternatives.flatMap((set) => (set.length === 1 ? set.map((kind) => kind.code) : [])),
    }));
}

function toAdd(alternatives: ChecklistEntry['alternatives']): string {
  const ways = alternatives.map((set) => set.map(({ name }) => name.ko).join(' + '));
  const [only = ''] = ways;
  return ways.length === 1
    ? `${josa(only, '을/를')} 올려 주세요.`
    : `${ways.join(' 또는 ')} 중 하나를 올려 주세요.`;
}

function whetherAsked(item: ChecklistItem, view: RuleView): boolean | readonly FactPath[] {
  if (!item.when) return true;
  const verdict = ask(item.when, view);
  return 'needs' in verdict ? verdict.needs : verdict.holds;
}

function entry(
  pack: RulePack,
  list: Checklist,
  item: ChecklistItem,
  { documents }: ClaimFacts,
  needs: readonly FactPath[] | undefined,
): ChecklistEntry {
  const kinds = new Set(documents.map(({ kind }) => kind));
  return {
    code: `${list.code}.${item.code}`,
    list: list.name,
    label: item.name,
    required: item.required && !needs,
    due: item.due,
    alternatives: item.anyOf.map((set) =>
      set.flatMap((code) => {
        const kind = pack.documents.get(code);
        return kind ? [kind] : [];
      }),
    ),
    given: item.anyOf.some((set) => set.every((code) => kinds.has(code))),
    needs,
    article: list.article,
  };
}
