import type { JSX } from 'preact';
import { Icon, Logo } from '../components/icons.js';
import { rolesText } from '../components/role-labels.js';
import { inLocale } from '../texts.js';
import type { NavKey, PageFrame, RoleName, Viewer } from './page-frame.js';
import { layoutTexts } from './texts.js';

const PATHS: Record<NavKey, string> = {
  home: '/',
  expenses: '/expenses',
  approvals: '/approvals',
  budgets: '/budgets',
  reports: '/reports',
  payments: '/payments',
  matches: '/matches',
  settings: '/settings',
};

/** Who finds which place in the navigation; everyone finds those left out here. */
const PLACES: readonly { key: NavKey; roles?: readonly RoleName[] }[] = [
  { key: 'home' },
  { key: 'approvals', roles: ['administrator', 'officer'] },
  { key: 'expenses' },
  { key: 'budgets' },
  { key: 'reports' },
  {
    key: 'payments',
    roles: ['finance', 'administrator', 'principal-investigator', 'officer', 'auditor'],
  },
  { key: 'matches', roles: ['officer', 'auditor'] },
  { key: 'settings', roles: ['administrator', 'officer', 'auditor'] },
];

export interface HeaderProps {
  frame: PageFrame;
  current?: NavKey;
}

/** By role; the inbox also of whoever is asked by a route, by name or in somebody's stead, while something waits. */
export function placesFor(viewer: Viewer, waiting = 0): NavKey[] {
  return PLACES.filter(
    ({ key, roles }) =>
      !roles || roles.some((role) => viewer.roles.includes(role)) || (key === 'approvals' && waiting > 0),
  ).map(({ key }) => key);
}

export function Header({ frame, current }: HeaderProps): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  return (
    <header class="site-header">
      {frame.demo && (
        <p class="demo-banner">
          <strong>{t.demo}</strong>
          <span>{t.businessDate(frame.demo.businessDate)}</span>
          <span class="demo-note">{t.demoNote}</span>
        </p>
      )}
      <div class="header-inner">
        <a class="logo" href="/">
          <Logo />
          <span>{t.productName}</span>
        </a>
        {frame.viewer && (
          <nav class="main-nav" aria-label={t.navigation}>
            <NavList frame={frame} viewer={frame.viewer} current={current} />
          </nav>
        )}
        <div class="header-tools">
          {frame.viewer && <NoticeBell frame={frame} />}
          <LanguageSwitch frame={frame} />
          {frame.viewer && <PersonMenu frame={frame} viewer={frame.viewer} />}
        </div>
        {frame.viewer ? (
          <div class="phone-tools">
            <NoticeBell frame={frame} />
            <PhoneMenu frame={frame} viewer={frame.viewer} current={current} />
          </div>
        ) : (
          <div class="phone-tools">
            <LanguageSwitch frame={frame} />
          </div>
        )}
      </div>
    </header>
  );
}

interface SignedInProps extends HeaderProps {
  viewer: Viewer;
}

function NavList({ frame, viewer, current }: SignedInProps): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  const counts: Partial<Record<NavKey, number>> = {
    approvals: frame.inboxCount,
    payments: frame.payableCount,
  };
  return (
    <ul>
      {placesFor(viewer, frame.inboxCount).map((key) => {
        const count = counts[key] ?? 0;
        return (
          <li key={key}>
            <a href={PATHS[key]} aria-current={key === current ? 'page' : undefined}>
              {t[key]}
              {count > 0 && (
                <span class="nav-count">
                  <span aria-hidden="true">{count}</span>
                  <span class="visually-hidden"> {t.waiting(count)}</span>
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The way to one's notices. The script renews the number, and what is read out for it, while the page is looked at. */
function NoticeBell({ frame }: { frame: PageFrame }): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  const count = frame.noticeCount ?? 0;
  const shown = noticeCountText(count);
  return (
    <a class="bell" href="/notifications" data-notices data-unread-text={t.unread('{count}')}>
      <Icon name="bell" size={24} />
      <span class="visually-hidden">{t.notices}</span>
      <span class="bell-count" data-notices-count hidden={count === 0}>
        <span aria-hidden="true">{shown}</span>
        <span class="visually-hidden"> {t.unread(shown)}</span>
      </span>
    </a>
  );
}

/** From a hundred on nobody counts on. */
function noticeCountText(count: number): string {
  return count >= 100 ? '99+' : String(count);
}

function LanguageSwitch({ frame }: { frame: PageFrame }): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  const other = frame.locale === 'ko' ? 'en' : 'ko';
  return (
    <form class="language" method="post" action="/language" data-turbo="false">
      <input type="hidden" name="locale" value={other} />
      <input type="hidden" name="returnTo" value={frame.path} />
      <button type="submit" class="plain-button" lang={other}>
        <Icon name="globe" />
        {t.language}
      </button>
    </form>
  );
}

function PersonLines({ frame, viewer }: SignedInProps): JSX.Element {
  return (
    <span class="person-lines">
      <strong>{viewer.name}</strong>
      <span class="meta">
        {rolesText(viewer.roles, frame.locale)} · {viewer.teamName}
      </span>
    </span>
  );
}

function PersonLinks({ frame }: { frame: PageFrame }): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  return (
    <>
      <ul>
        <li>
          <a href="/settings">{t.settings}</a>
        </li>
        <li>
          <a href="/settings/sessions">{t.mySessions}</a>
        </li>
      </ul>
      <form method="post" action="/sign-out" data-turbo="false">
        <button type="submit" class="button is-quiet">
          {t.signOut}
        </button>
      </form>
    </>
  );
}

function PersonMenu({ frame, viewer }: SignedInProps): JSX.Element {
  return (
    <details class="person-menu" data-closes-outside>
      <summary>
        <PersonLines frame={frame} viewer={viewer} />
        <Icon name="chevronDown" size={16} />
      </summary>
      <div class="menu-panel">
        <PersonLinks frame={frame} />
      </div>
    </details>
  );
}

function PhoneMenu({ frame, viewer, current }: SignedInProps): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  return (
    <details class="phone-menu">
      <summary>
        <Icon name="menu" />
        {t.menu}
      </summary>
      <div class="menu-panel">
        <nav aria-label={t.navigation}>
          <NavList frame={frame} viewer={viewer} current={current} />
        </nav>
        <PersonLines frame={frame} viewer={viewer} />
        <PersonLinks frame={frame} />
        <LanguageSwitch frame={frame} />
      </div>
    </details>
  );
}
