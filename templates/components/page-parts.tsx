import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import type { Paging } from './paging.js';
import { componentTexts } from './texts.js';

export interface PageHeadProps {
  title: string;
  /** Beside the title, smaller: a state, a period. */
  beside?: ComponentChildren;
  /** At the far end: the page's actions. */
  actions?: ComponentChildren;
}

export function PageHead({ title, beside, actions }: PageHeadProps): JSX.Element {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {beside && <div class="page-head-beside">{beside}</div>}
      {actions && <div class="page-head-actions">{actions}</div>}
    </div>
  );
}

export interface SectionProps {
  title: ComponentChildren;
  /** Far end of the heading's line: a link, a count, a legend. */
  aside?: ComponentChildren;
  id?: string;
  /** `strong` for the 2 px rule of a page made of tables. */
  rule?: 'normal' | 'strong' | 'none';
  children: ComponentChildren;
}

/** A heading over a rule; sections are told apart by lines, never by cards. */
export function Section({ title, aside, id, rule = 'normal', children }: SectionProps): JSX.Element {
  return (
    <section class={`section has-rule-${rule}`} id={id}>
      <div class="section-head">
        <h2>{title}</h2>
        {aside && <div class="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

export interface Crumb {
  href?: string;
  text: string;
}

export function Breadcrumbs({ crumbs, locale }: { crumbs: readonly Crumb[]; locale: Locale }): JSX.Element {
  const t = inLocale(componentTexts, locale);
  return (
    <nav class="breadcrumbs" aria-label={t.breadcrumbs}>
      <ol>
        {crumbs.map(({ href, text }, index) => (
          <li key={index} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {href ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface Tab {
  href: string;
  text: string;
  count?: number;
  /** Nobody counted any further. */
  more?: boolean;
  current: boolean;
}

/** Links to neighbouring lists; the page behind each is a page of its own. */
export function Tabs({
  tabs,
  label,
  children,
}: {
  tabs: readonly Tab[];
  label: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="tabs">
      <nav aria-label={label}>
        <ul>
          {tabs.map(({ href, text, count, more, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {text}
                {count !== undefined && (
                  <span class="tab-count"> {`${count.toLocaleString('en')}${more ? '+' : ''}`}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

export interface EmptyStateProps {
  title: string;
  /** What to do now. */
  children?: ComponentChildren;
}

export function EmptyState({ title, children }: EmptyStateProps): JSX.Element {
  return (
    <div class="empty-state">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

export interface PagerProps {
  paging: Paging;
  locale: Locale;
  /** Names the list where a page has several. */
  label?: string;
}

/** How much of a long list is shown, with the way on. Nothing more than the count when all of it is there. */
export function Pager({ paging, locale, label }: PagerProps): JSX.Element | null {
  const t = inLocale(componentTexts, locale);
  const { shown, total, firstHref, nextHref } = paging;
  if (shown === 0 && !firstHref) return null;
  const count = (
    <span class="meta">
      {total !== undefined && total > shown ? t.shown(shown, total) : t.shownOnly(shown)}
    </span>
  );
  if (!firstHref && !nextHref) return <p class="pager">{count}</p>;
  return (
    <nav class="pager" aria-label={label ? `${label} ${t.pages}` : t.pages}>
      {count}
      {firstHref && <a href={firstHref}>{t.first}</a>}
      {nextHref && (
        <a class="button is-tertiary is-small" href={nextHref} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  );
}

/** A question asked once more before something that matters, opened by its own button, without a script. */
export function Confirm(props: {
  trigger: ComponentChildren;
  look?: 'tertiary' | 'secondary' | 'quiet';
  size?: 'small' | 'medium' | 'large';
  shortcut?: string;
  /** Starts open, such as after a refused comment. */
  open?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const { trigger, look = 'tertiary', size = 'medium', shortcut, open, children } = props;
  return (
    <details class="confirm" open={open} data-closes-outside>
      <summary class={`button is-${look} is-${size}`} aria-keyshortcuts={shortcut}>
        {trigger}
      </summary>
      <div class="confirm-panel">{children}</div>
    </details>
  );
}
