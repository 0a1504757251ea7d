import type {
  DeadlineFormPageProps,
  DeadlineRow,
  DeadlineValues,
  DeadlinesPageProps,
} from '../../../templates/stages/stages-view.js';
import { textOf, textsOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import { KNOWN_YEARS, OFFICIAL_HOLIDAYS } from '../../platform/clock/official-holidays.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { DeadlineCommand } from '../change-deadlines.js';
import type { Deadline } from '../deadline.js';
import { countedText } from '../deadline-words.js';
import { dueDates } from '../due-dates.js';
import type { StageClockValue } from '../stage-clock.js';
import { mayChangeStages } from '../stage.policy.js';

/** The settings as their page shows them; what is off is shown to those who may switch it on. Pure. */
export function deadlinesView(
  value: StageClockValue,
  actor: Actor,
  locale: Locale,
): Pick<DeadlinesPageProps, 'rows' | 'daysOff' | 'known' | 'unknownYears' | 'mayChange'> {
  const mayChange = mayChangeStages(actor).allowed;
  return {
    rows: value.deadlines
      .filter(({ active }) => active || mayChange)
      .map((deadline) => deadlineRow(deadline, value, locale)),
    daysOff: value.daysOff,
    known: KNOWN_YEARS,
    unknownYears: unknownYears(value),
    mayChange,
  };
}

function deadlineRow(deadline: Deadline, value: StageClockValue, locale: Locale): DeadlineRow {
  const { code, base, shift, roles, active, changed, standard } = deadline;
  return {
    code,
    title: deadline.title[locale],
    article: deadline.article[locale],
    counted: countedText(deadline)[locale],
    shift,
    roles,
    active,
    enforced: deadline.enforces !== undefined,
    changed,
    standard,
    unverified: deadline.unverified ?? false,
    days:
      base === 'settlement'
        ? []
        : value.dates
            .filter((date) => date.deadline.code === code)
            .map(({ subject, dueOn }) => ({ name: subject[locale], dueOn })),
  };
}

/** Years in which something begins, ends or falls due and of which no official list is known. */
function unknownYears({ stages, dates }: StageClockValue): number[] {
  const days = [
    ...stages.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]),
    ...dates.flatMap(({ dueOn }) => dueOn ?? []),
  ];
  const unknown = days.filter((day) => !OFFICIAL_HOLIDAYS.knows(day)).map((day) => Number(day.slice(0, 4)));
  return [...new Set(unknown)].sort((a, b) => a - b);
}

/** The days a deadline would have, beside those it has. Pure. */
export function previewOf(
  deadline: Deadline,
  value: StageClockValue,
  locale: Locale,
): DeadlineFormPageProps['preview'] {
  return dueDates({ ...value, deadlines: [{ ...deadline, active: true }] }).map((date) => ({
    name: date.subject[locale],
    dueOn: date.dueOn,
    before: value.dates.find(
      ({ deadline: { code }, subjectId }) => code === deadline.code && subjectId === date.subjectId,
    )?.dueOn,
    movedFrom: date.movedFrom,
    movedBy: date.movedBy,
  }));
}

export function valuesOf(deadline: Deadline | undefined): DeadlineValues {
  return {
    code: deadline?.code ?? '',
    title: deadline?.title.ko ?? '',
    titleEn: deadline?.title.en ?? '',
    article: deadline?.article.ko ?? '',
    articleEn: deadline?.article.en ?? '',
    base: deadline?.base ?? 'stage-end',
    months: String(deadline?.months ?? 0),
    days: String(deadline?.days ?? 0),
    shift: deadline?.shift ?? 'none',
    roles: deadline?.roles ?? [],
    active: deadline?.active ?? true,
  };
}

export function typedValues(body: FormBody): DeadlineValues {
  const of = (name: string) => textOf(body, name);
  return {
    code: of('code'),
    title: of('title'),
    titleEn: of('titleEn'),
    article: of('article'),
    articleEn: of('articleEn'),
    base: of('base'),
    months: of('months'),
    days: of('days'),
    shift: of('shift'),
    roles: textsOf(body, 'roles'),
    active: of('active') === 'true',
  };
}

/** `−2` and `-2` are both two before; what is no whole number is refused at its field. */
export function commandOf(values: DeadlineValues, staysActive: boolean): DeadlineCommand {
  const { title, titleEn, article, articleEn, base, shift, roles, active } = values;
  return {
    title: { ko: title, en: titleEn },
    article: { ko: article, en: articleEn },
    base,
    months: wholeNumber(values.months),
    days: wholeNumber(values.days),
    shift,
    roles,
    active: active || staysActive,
  };
}

function wholeNumber(text: string): number {
  const typed = text.trim().replace(/^[−–]/, '-');
  return /^[+-]?\d{1,5}$/.test(typed) ? Number(typed) : NaN;
}
