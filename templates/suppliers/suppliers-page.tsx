import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { EmptyState, Pager, Section } from '../components/page-parts.js';
import type { Paging } from '../components/paging.js';
import { Won } from '../components/won.js';
import { businessNumberText, shortDate } from '../format.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { type Texts, inLocale, plural } from '../texts.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';
import type { SupplierRow } from './supplier-view.js';
import { supplierTexts } from './texts.js';

/** GET /settings/suppliers?q=&waiting=&after=; POST /settings/suppliers (name, businessNumber) */
export interface SuppliersPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  q: string;
  /** Only suppliers with an account that waits. */
  waitingOnly: boolean;
  /** Proposed accounts that the viewer may confirm. */
  toConfirm: number;
  rows: readonly SupplierRow[];
  paging: Paging;
  /** Present for those who may add one: as typed. */
  adding?: { name: string; businessNumber: string };
  errors: readonly FormError[];
}

const texts = {
  lead: {
    ko: '신청을 내면 사업자등록번호로 알아보고 한 번만 적어 둡니다.',
    en: 'Kept once, by business number, as claims are submitted.',
  },
  find: { ko: '이름이나 사업자등록번호', en: 'Name or business number' },
  search: { ko: '찾기', en: 'Search' },
  name: { ko: '거래처', en: 'Supplier' },
  number: { ko: '사업자등록번호', en: 'Business number' },
  claims: { ko: '신청', en: 'Claims' },
  amount: { ko: '신청금액', en: 'Claimed' },
  last: { ko: '마지막 작성일자', en: 'Last document' },
  count: {
    ko: (count: number) => `${count.toLocaleString('en')}건`,
    en: (count: number) => count.toLocaleString('en'),
  },
  claimsOf: {
    ko: (name: string, count: number) => `${name} 신청 ${count.toLocaleString('en')}건`,
    en: (name: string, count: number) => `${plural(count, 'claim')} with ${name}`,
  },
  emptyTitle: { ko: '아직 거래처가 없습니다', en: 'No supplier yet' },
  emptyLead: {
    ko: '사업자등록번호가 있는 신청을 내면 여기에 적힙니다.',
    en: 'Submit a claim with a business number and it appears here.',
  },
  nothingTitle: { ko: '찾는 거래처가 없습니다', en: 'No supplier matches' },
  nothingLead: { ko: '다른 이름이나 번호로 찾아 주세요.', en: 'Try another name or number.' },
} satisfies Texts;

/** 거래처: whom the team has bought from, how often and for how much. */
export function SuppliersPage(props: SuppliersPageProps): JSX.Element {
  const { frame, sections, q, rows, paging, adding, errors } = props;
  const { locale } = frame;
  const t = inLocale(texts, locale);
  const s = inLocale(supplierTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="suppliers"
      actions={adding && rows.length > 0 && <LinkButton href="#add">{s.add}</LinkButton>}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <Waiting {...props} />
      <p>{t.lead}</p>
      <form method="get" action="/settings/suppliers" class="filter-form" role="search">
        <TextField name="q" label={t.find} type="search" locale={locale} value={q} maxLength={100} />
        <Button icon="search">{t.search}</Button>
      </form>
      {rows.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <SupplierTable rows={rows} locale={locale} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
      {adding && <AddForm adding={adding} errors={errors} locale={locale} />}
    </SettingsFrame>
  );
}

/** What this viewer has to confirm; on the list of what waits, the way back. */
function Waiting({ frame, waitingOnly, toConfirm }: SuppliersPageProps): JSX.Element | null {
  const t = inLocale(supplierTexts, frame.locale);
  if (waitingOnly)
    return (
      <p class="notice is-plain">
        {t.onlyWaiting} <a href="/settings/suppliers">{t.seeAll}</a>
      </p>
    );
  if (toConfirm === 0) return null;
  return (
    <p class="notice is-warning">
      <strong>{t.toConfirm(toConfirm)}</strong> <a href="/settings/suppliers?waiting=1">{t.toConfirmLook}</a>
    </p>
  );
}

function Nothing({ frame, q, waitingOnly }: SuppliersPageProps): JSX.Element {
  const t = inLocale(texts, frame.locale);
  const s = inLocale(supplierTexts, frame.locale);
  if (waitingOnly && !q)
    return (
      <EmptyState title={s.nothingWaits}>
        <p>{s.nothingWaitsLead}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={q ? t.nothingTitle : t.emptyTitle}>
      <p>{q ? t.nothingLead : t.emptyLead}</p>
    </EmptyState>
  );
}

function SupplierTable({ rows, locale }: { rows: readonly SupplierRow[]; locale: Locale }): JSX.Element {
  const t = inLocale(texts, locale);
  const s = inLocale(supplierTexts, locale);
  return (
    <table class="table is-stacking is-tight">
      <caption class="visually-hidden">{t.name}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.last}</th>
          <th scope="col" class="number">
            {t.claims}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <a href={`/settings/suppliers/${row.id}`}>{row.name}</a>{' '}
              {row.isAccountWaiting && <Badge tone="warning">{s.waitingBadge}</Badge>}
              {row.teamName && <span class="meta row-note">{row.teamName}</span>}
            </td>
            <td class="figures" data-label={t.number}>
              {businessNumberText(row.businessNumber)}
            </td>
            <td class="figures" data-label={t.last}>
              {row.lastDocumentedOn ? shortDate(row.lastDocumentedOn, locale) : '–'}
            </td>
            <td class="number" data-label={t.claims}>
              {row.claimCount === 0 ? (
                t.count(0)
              ) : (
                <a href={row.claimsHref} aria-label={t.claimsOf(row.name, row.claimCount)}>
                  {t.count(row.claimCount)}
                </a>
              )}
            </td>
            <td class="number" data-label={t.amount}>
              <Won amount={row.claimAmount} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AddForm(props: {
  adding: NonNullable<SuppliersPageProps['adding']>;
  errors: readonly FormError[];
  locale: Locale;
}): JSX.Element {
  const { adding, errors, locale } = props;
  const t = inLocale(texts, locale);
  const s = inLocale(supplierTexts, locale);
  return (
    <Section title={s.add} id="add">
      <p>{s.addLead}</p>
      <form method="post" action="/settings/suppliers" class="form-grid">
        <TextField
          name="businessNumber"
          label={t.number}
          hint={s.addNumberHint}
          locale={locale}
          value={adding.businessNumber}
          errors={errors}
          inputMode="numeric"
          required
          maxLength={20}
        />
        <TextField
          name="name"
          label={s.name}
          locale={locale}
          value={adding.name}
          errors={errors}
          required
          maxLength={200}
        />
        <div class="form-actions">
          <Button variant="secondary">{s.addButton}</Button>
        </div>
      </form>
    </Section>
  );
}
