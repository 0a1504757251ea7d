import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won as WonAmount } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { TextField } from '../components/field.js';
import { EmptyState, Pager } from '../components/page-parts.js';
import type { Paging } from '../components/paging.js';
import { Won } from '../components/won.js';
import { businessNumberText, shortDate } from '../format.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { inLocale, type Texts } from '../texts.js';
import { SettingsFrame } from './settings-frame.js';
import type { SettingsSection } from './settings-view.js';

/** GET /settings/suppliers?q=&after= */
export interface SuppliersPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  q: string;
  rows: readonly {
    id: string;
    /** Where the reader sees more than one team. */
    teamName?: string;
    name: string;
    businessNumber: string;
    claimCount: number;
    claimAmount: WonAmount;
    lastDocumentedOn?: KstDate;
    claimsHref: string;
  }[];
  paging: Paging;
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
  emptyTitle: { ko: '아직 거래처가 없습니다', en: 'No supplier yet' },
  emptyLead: {
    ko: '사업자등록번호가 있는 신청을 내면 여기에 적힙니다.',
    en: 'Submit a claim with a business number and it appears here.',
  },
  nothingTitle: { ko: '찾는 거래처가 없습니다', en: 'No supplier matches' },
  nothingLead: { ko: '다른 이름이나 번호로 찾아 주세요.', en: 'Try another name or number.' },
} satisfies Texts;

/** 거래처: whom the team has bought from, how often and for how much. */
export function SuppliersPage({ frame, sections, q, rows, paging }: SuppliersPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(texts, locale);
  return (
    <SettingsFrame frame={frame} sections={sections} current="suppliers">
      <p>{t.lead}</p>
      <form method="get" action="/settings/suppliers" class="filter-form" role="search">
        <TextField name="q" label={t.find} type="search" locale={locale} value={q} maxLength={100} />
        <Button icon="search">{t.search}</Button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={q ? t.nothingTitle : t.emptyTitle}>
          <p>{q ? t.nothingLead : t.emptyLead}</p>
        </EmptyState>
      ) : (
        <>
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
                    <a href={row.claimsHref}>{row.name}</a>
                    {row.teamName && <span class="meta row-note">{row.teamName}</span>}
                  </td>
                  <td class="figures" data-label={t.number}>
                    {businessNumberText(row.businessNumber)}
                  </td>
                  <td class="figures" data-label={t.last}>
                    {row.lastDocumentedOn ? shortDate(row.lastDocumentedOn, locale) : '–'}
                  </td>
                  <td class="number" data-label={t.claims}>
                    {t.count(row.claimCount)}
                  </td>
                  <td class="number" data-label={t.amount}>
                    <Won amount={row.claimAmount} locale={locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </SettingsFrame>
  );
}
