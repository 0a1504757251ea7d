import type {
  SheetCardView,
  SheetFieldView,
  SheetProblemView,
} from '../../../templates/input-sheets/input-sheet-view.js';
import { inputSheetTexts } from '../../../templates/input-sheets/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { wonText } from '../../../templates/format.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { EntryProblem, FilledClaim, FilledField } from '../fill-sheet.js';
import type { SheetClaim } from '../sheet-values.js';

interface Shown {
  locale: Locale;
  /** The reader sees more than one team. */
  manyTeams: boolean;
  /** The reader may go to a supplier's account. */
  mayEnter: boolean;
}

export function cardView(filled: FilledClaim, shown: Shown): SheetCardView {
  const { claim, deadline } = filled;
  const { locale } = shown;
  return {
    id: claim.id,
    href: `/expenses/${claim.id}`,
    number: claim.number,
    title: claim.title,
    state: claim.state,
    teamName: shown.manyTeams ? claim.teamName[locale] : undefined,
    institutionName: claim.institution.name,
    paidOn: claim.paidOn,
    deadline: deadline && { ...deadline, text: deadline.text[locale] },
    problems: filled.problems.map((problem) => problemView(problem, claim, shown)),
    groups: filled.groups.map(({ name, lines, rows }) => ({
      name: name[locale],
      lines,
      rows: rows.map((fields, row) =>
        fields.map((field) => fieldView(field, `${field.code}-${row}-${claim.id}`, locale)),
      ),
    })),
    entry: claim.entry && { name: claim.entry.enteredByName, at: claim.entry.enteredAt },
  };
}

function fieldView(field: FilledField, id: string, locale: Locale): SheetFieldView {
  const { text, isCut, isMissing, hiddenLastFour } = field;
  return {
    id,
    label: field.name[locale],
    text,
    isNumber: /^[\d-]+$/.test(text),
    isCut,
    isMissing,
    hiddenLastFour,
  };
}

function problemView(problem: EntryProblem, claim: SheetClaim, shown: Shown): SheetProblemView {
  const t = inLocale(inputSheetTexts, shown.locale);
  const toClaim = { href: `/expenses/${claim.id}`, text: t.toClaim };
  switch (problem.kind) {
    case 'held':
      return { text: t.held };
    case 'reversed':
      return { text: t.reversed, link: toClaim };
    case 'partly-reversed':
      return { text: t.partlyReversed(wonText(problem.amount, shown.locale)), link: toClaim };
    case 'not-accepted':
      return {
        text: t.notAccepted(problem.category[shown.locale], problem.evidence[shown.locale]),
        link: toClaim,
      };
    case 'missing': {
      const text = t.fieldMissing(problem.fields.map((name) => name[shown.locale]).join(', '));
      const { id } = claim.supplier;
      if (problem.at === 'claim' || id === undefined) return { text, link: toClaim };
      if (!shown.mayEnter) return { text };
      return { text, link: { href: `/settings/suppliers/${id}/account`, text: t.toAccount } };
    }
  }
}
