import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { Icon } from '../components/icons.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps } from './approvals-view.js';
import { approvalsTexts } from './texts.js';

/** Words first; the other conditions and what was kept of them are one click away. */
export function InboxFilters(props: ApprovalsPageProps): JSX.Element {
  const { frame, words, saved } = props;
  const t = inLocale(approvalsTexts, frame.locale);
  const { q = '', ...others } = words;
  const open = Object.keys(others).some((name) => name !== 'tab' && name !== 'sort');
  return (
    <>
      <form class="inbox-search" method="get" action="/approvals" role="search">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label class="visually-hidden" for="inbox-q">
          {t.search}
        </label>
        <Icon name="search" />
        <input
          id="inbox-q"
          class="input"
          type="search"
          name="q"
          value={q}
          placeholder={t.search}
          maxLength={100}
        />
        <button type="submit" class="visually-hidden">
          {t.find}
        </button>
      </form>
      <details class="inbox-filters" open={open}>
        <summary>{saved.length > 0 ? t.filtersAndSaved(saved.length) : t.filters}</summary>
        <SavedFilters {...props} />
        <Conditions {...props} />
        {props.isNarrowed && <Keep {...props} />}
      </details>
    </>
  );
}

function SavedFilters({ frame, saved }: ApprovalsPageProps): JSX.Element | null {
  if (saved.length === 0) return null;
  const t = inLocale(approvalsTexts, frame.locale);
  return (
    <ul class="saved-filters" aria-label={t.saved}>
      {saved.map(({ id, name, href, current }) => (
        <li key={id}>
          <a href={href} aria-current={current ? 'true' : undefined}>
            {name}
          </a>
          <form method="post" action={`/approvals/filters/${id}/removal`}>
            <button type="submit" class="icon-button" aria-label={t.removeSaved(name)}>
              <Icon name="close" size={16} />
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Conditions({ frame, words: chosen, isNarrowed, choices }: ApprovalsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  const { tab, sort, q } = chosen;
  const select = (name: 'mark' | 'category' | 'claimant' | 'team', options: typeof choices.marks) =>
    options.length > 0 && (
      <SelectField
        name={name}
        label={t[`by-${name}`]}
        locale={locale}
        value={chosen[name] ?? ''}
        options={[{ value: '', label: t.any }, ...options]}
      />
    );
  return (
    <form class="filter-fields" method="get" action="/approvals">
      {Object.entries({ tab, sort, q }).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {select('mark', choices.marks)}
      {select('category', choices.categories)}
      {select('claimant', choices.claimants)}
      {select('team', choices.teams)}
      <TextField
        name="amountFrom"
        label={t.amountFrom}
        locale={locale}
        value={chosen.amountFrom ?? ''}
        look="won"
      />
      <TextField
        name="amountTo"
        label={t.amountTo}
        locale={locale}
        value={chosen.amountTo ?? ''}
        look="won"
      />
      <DateField name="since" label={t.since} locale={locale} value={chosen.since ?? ''} />
      <div class="form-actions">
        <Button variant="secondary" size="small">
          {t.apply}
        </Button>
        {isNarrowed && <a href="/approvals">{t.showAll}</a>}
      </div>
    </form>
  );
}

/** Keeps the conditions in force under a name. */
function Keep({ frame, words, errors }: ApprovalsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  return (
    <form class="filter-keep" method="post" action="/approvals/filters">
      {Object.entries(words).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="name"
        id="filter-name"
        label={t.filterName}
        locale={locale}
        value=""
        maxLength={40}
        errors={errors}
        required
      />
      <Button variant="tertiary" size="small">
        {t.keepFilter}
      </Button>
    </form>
  );
}
