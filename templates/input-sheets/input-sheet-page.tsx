import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Tabs } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import type { InputSheetPageProps } from './input-sheet-view.js';
import { SheetCard } from './sheet-card.js';
import { inputSheetTexts } from './texts.js';

/** 국가 시스템 입력 시트: each claim as the national system asks for it, to be copied field by field. */
export function InputSheetPage(props: InputSheetPageProps): JSX.Element {
  const { frame, cards, state, counts, tabHrefs, errors, earlier } = props;
  const { locale } = frame;
  const t = inLocale(inputSheetTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="payments" name="input-sheet" styles={['input-sheet']}>
      <Breadcrumbs crumbs={[{ href: '/payments', text: l.payments }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} actions={cards.length > 0 && <Files {...props} />} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="sheet-lead">{t.lead}</p>
      <Filter {...props} />
      <ChooseSystem {...props} />
      {earlier && state === 'open' && (
        <p class="notice is-warning">
          {t.earlier(earlier.count)} <a href={earlier.href}>{t.showEarlier}</a>
        </p>
      )}
      <Tabs
        label={t.states}
        tabs={(['open', 'entered'] as const).map((each) => ({
          href: tabHrefs[each],
          text: t[each],
          count: counts[each],
          current: each === state,
        }))}
      />
      {cards.length === 0 ? (
        <EmptyState title={state === 'open' ? t.emptyTitle : t.nothingTitle}>
          <p>{state === 'open' ? t.emptyLead : t.nothingLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="visually-hidden" role="status" data-copy-status />
          {cards.map((card) => (
            <SheetCard key={card.id} card={card} page={props} />
          ))}
          <div class="list-foot">
            <Pager paging={props.paging} locale={locale} label={t.title} />
          </div>
        </>
      )}
    </PageLayout>
  );
}

function Files({ frame, xlsxHref, csvHref }: InputSheetPageProps): JSX.Element {
  const t = inLocale(inputSheetTexts, frame.locale);
  return (
    <>
      <LinkButton href={xlsxHref} variant="tertiary" icon="download" download>
        {t.xlsx}
      </LinkButton>
      <LinkButton href={csvHref} variant="quiet" icon="download" download>
        {t.csv}
      </LinkButton>
    </>
  );
}

function Filter(props: InputSheetPageProps): JSX.Element {
  const { frame, system, systems, institution, institutions, from, to, state, errors } = props;
  const { locale } = frame;
  const t = inLocale(inputSheetTexts, locale);
  return (
    <form method="get" action="/payments/input-sheet" class="filter-form sheet-filter">
      <SelectField name="system" label={t.system} locale={locale} value={system} options={systems} />
      <DateField name="from" label={t.from} locale={locale} value={from} errors={errors} />
      <DateField name="to" label={t.to} locale={locale} value={to} errors={errors} />
      <SelectField
        name="institution"
        label={t.institution}
        locale={locale}
        value={institution}
        options={institutions}
        placeholder={t.anyInstitution}
      />
      {state === 'entered' && <input type="hidden" name="state" value={state} />}
      <Button icon="search">{t.show}</Button>
    </form>
  );
}

/** Offered where another system is shown than the team's. */
function ChooseSystem({
  frame,
  mayEnter,
  system,
  ownSystem,
  systems,
}: InputSheetPageProps): JSX.Element | null {
  const t = inLocale(inputSheetTexts, frame.locale);
  if (!mayEnter || system === ownSystem) return null;
  const name = systems.find(({ value }) => value === system)?.label ?? system;
  return (
    <form method="post" action="/payments/input-sheet/system" class="sheet-choose">
      <input type="hidden" name="system" value={system} />
      <Button size="small">{t.keepSystem(name)}</Button>
    </form>
  );
}
