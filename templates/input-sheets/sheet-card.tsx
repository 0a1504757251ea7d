import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, StateBadge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icons.js';
import { dateTime, shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type {
  InputSheetPageProps,
  SheetCardView,
  SheetFieldView,
  SheetGroupView,
} from './input-sheet-view.js';
import { inputSheetTexts } from './texts.js';

/** One claim in the order of the system. */
export function SheetCard({ card, page }: { card: SheetCardView; page: InputSheetPageProps }): JSX.Element {
  const { locale } = page.frame;
  const t = inLocale(inputSheetTexts, locale);
  const about = [
    card.teamName,
    card.institutionName,
    card.paidOn && t.paidOn(shortDate(card.paidOn, locale)),
  ];
  return (
    <article class="sheet-card" id={`c-${card.id}`} aria-labelledby={`h-${card.id}`}>
      <div class="sheet-head">
        <div class="sheet-name">
          <h2 id={`h-${card.id}`}>
            <a href={card.href}>
              <span class="figures">{card.number}</span> {card.title}
            </a>
          </h2>
          <p class="meta">
            <StateBadge state={card.state} locale={locale} /> {about.filter(Boolean).join(' · ')}
          </p>
          <Deadline card={card} locale={locale} />
        </div>
        <Entry card={card} page={page} />
      </div>
      {card.problems.length > 0 && (
        <div class="notice is-warning sheet-problems">
          <h3>{t.problems}</h3>
          <ul>
            {card.problems.map(({ text, link }, index) => (
              <li key={index}>
                {text} {link && <a href={link.href}>{link.text}</a>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {card.groups.map((group, index) => (
        <Group key={index} group={group} locale={locale} />
      ))}
    </article>
  );
}

function Deadline({ card, locale }: { card: SheetCardView; locale: Locale }): JSX.Element | null {
  const t = inLocale(inputSheetTexts, locale);
  const { deadline } = card;
  if (!deadline) return null;
  const { on, daysLeft } = deadline;
  return (
    <p class="meta sheet-deadline">
      {t.deadline} · {deadline.text}
      {on && <span class="figures"> ({shortDate(on, locale)})</span>}
      {deadline.isNear && daysLeft !== undefined && (
        <>
          {' '}
          <Badge tone={daysLeft < 0 ? 'danger' : 'warning'}>{t.daysLeft(daysLeft)}</Badge>
        </>
      )}
    </p>
  );
}

function Entry({ card, page }: { card: SheetCardView; page: InputSheetPageProps }): JSX.Element | null {
  const { frame, mayEnter, system, from, to, institution, state } = page;
  const { locale } = frame;
  const t = inLocale(inputSheetTexts, locale);
  const said = card.entry && (
    <p class="meta">
      <Icon name="check" size={16} /> {t.enteredBy(card.entry.name, dateTime(card.entry.at))}
    </p>
  );
  if (!mayEnter) return said ? <div class="sheet-entry">{said}</div> : null;
  const kept = { system, from, to, institution, state };
  return (
    <form
      method="post"
      action={`/payments/input-sheet/${card.id}/${card.entry ? 'undo' : 'entry'}`}
      class="sheet-entry"
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {said}
      <Button variant={card.entry ? 'quiet' : 'secondary'} icon={card.entry ? undefined : 'check'}>
        <span aria-hidden="true">{card.entry ? t.undo : t.mark}</span>
        <span class="visually-hidden">{card.entry ? t.undoOf(card.number) : t.markOf(card.number)}</span>
      </Button>
    </form>
  );
}

function Group({ group, locale }: { group: SheetGroupView; locale: Locale }): JSX.Element {
  const t = inLocale(inputSheetTexts, locale);
  return (
    <section class="sheet-group">
      <h3>{group.name}</h3>
      <div>
        {group.rows.map((fields, index) => (
          <div key={index} class="sheet-row">
            {group.lines && group.rows.length > 1 && <h4 class="meta">{t.item(index + 1)}</h4>}
            <dl class="sheet-fields">
              {fields.map((field) => (
                <Field key={field.id} field={field} locale={locale} />
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

function Field({ field, locale }: { field: SheetFieldView; locale: Locale }): JSX.Element {
  const t = inLocale(inputSheetTexts, locale);
  return (
    <div class={field.isMissing ? 'is-missing' : undefined}>
      <dt>{field.label}</dt>
      <dd>
        {field.text === '' ? (
          <span class="meta">
            {field.isMissing
              ? t.missing
              : field.hiddenLastFour === undefined
                ? t.none
                : t.hidden(field.hiddenLastFour)}
          </span>
        ) : (
          <>
            <span id={field.id} class={field.isNumber ? 'sheet-value figures' : 'sheet-value'}>
              {field.text}
            </span>
            <button
              type="button"
              class="button is-tertiary is-small"
              data-copy={field.id}
              data-copied={t.copied}
              hidden
            >
              <span class="visually-hidden">{field.label} </span>
              <span data-copy-word>{t.copy}</span>
            </button>
          </>
        )}
        {field.isCut && <span class="meta sheet-cut">{t.cut}</span>}
      </dd>
    </div>
  );
}
