import { Fragment, type ComponentChildren, type JSX } from 'preact';
import { Icon } from '../components/icons.js';
import { inLocale } from '../texts.js';
import { Header } from './header.js';
import type { Flash, NavKey, PageFrame } from './page-frame.js';
import { layoutTexts } from './texts.js';

/** In the order of the cascade; the same on every page, so that a move between pages loads none anew. */
const STYLES = [
  'tokens',
  'base',
  'header',
  'menus',
  'controls',
  'forms',
  'pieces',
  'notices',
  'comments',
  'tables',
  'tables-narrow',
  'data',
  'budgets',
  'claim',
  'claim-rows',
  'lines',
  'evidence',
  'foot',
  'claim-narrow',
  'invoice',
  'home',
  'work',
  'settings',
  'inbox',
  'pane',
  'decisions',
  'inbox-filters',
  'narrow',
];

export interface PageLayoutProps {
  frame: PageFrame;
  /** The page's title without the product's name. */
  title: string;
  current?: NavKey;
  /** `content`: a column of 1200 px. `full`: the whole width, for pages in two panes. */
  width?: 'content' | 'full';
  /** A page whose foot sticks to the screen leaves the site's own foot out. */
  footer?: boolean;
  /** Style sheets of this page alone, by file name in /assets/css. */
  styles?: readonly string[];
  /** Name of the page for scripts and styles. */
  name?: string;
  /** A page about work in progress asks for itself again after so long, with and without script. */
  refreshSeconds?: number;
  /** What is typed on this page would be lost with it, so that only the script, which looks, renews it. */
  typedOn?: boolean;
  children: ComponentChildren;
}

/** The whole document around a page. */
export function PageLayout(props: PageLayoutProps): JSX.Element {
  const { frame, title, current, width = 'content', footer = true, name, refreshSeconds, children } = props;
  const t = inLocale(layoutTexts, frame.locale);
  return (
    <html lang={frame.locale}>
      <Head frame={frame} title={`${title} · ${t.productName}`} styles={props.styles ?? []}>
        {refreshSeconds && !props.typedOn && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </Head>
      <body class={`is-${width}`} data-page={name} data-refresh-seconds={refreshSeconds}>
        <a class="skip-link" href="#main">
          {t.skip}
        </a>
        <Header frame={frame} current={current} />
        <main id="main" tabIndex={-1}>
          {frame.flash && <FlashMessage flash={frame.flash} label={t.message} />}
          {children}
        </main>
        {footer && <Footer frame={frame} />}
      </body>
    </html>
  );
}

function Head({
  frame,
  title,
  styles,
  children,
}: {
  frame: PageFrame;
  title: string;
  styles: readonly string[];
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="turbo-prefetch" content="false" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      {frame.viewer && <meta name="turbo-cache-control" content="no-cache" />}
      <title>{title}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/fonts/pretendardvariable-gov-dynamic-subset.css" />
      {STYLES.map((style) => (
        <link key={style} rel="stylesheet" href={`/assets/css/${style}.css`} data-turbo-track="reload" />
      ))}
      {styles.map((style) => (
        <link key={style} rel="stylesheet" href={`/assets/css/${style}.css`} />
      ))}
      <script type="module" src="/assets/js/app.js" data-turbo-track="reload" />
      {children}
    </head>
  );
}

function FlashMessage({ flash, label }: { flash: Flash; label: string }): JSX.Element {
  return (
    <div class={`flash is-${flash.kind}`} role="status" aria-label={label} data-turbo-temporary>
      <Icon name={flash.kind === 'success' ? 'check' : 'warning'} />
      <p>
        {flash.text}
        {[...(flash.link ? [flash.link] : []), ...(flash.more ?? [])].map(({ href, text }) => (
          <Fragment key={href}>
            {' '}
            <a href={href}>{text}</a>
          </Fragment>
        ))}
      </p>
    </div>
  );
}

function Footer({ frame }: { frame: PageFrame }): JSX.Element {
  const t = inLocale(layoutTexts, frame.locale);
  return (
    <footer class="site-footer">
      <div class="footer-inner">
        <p>
          {t.productName} · {t.motto}
        </p>
        <p>{frame.viewer?.kind === 'office' ? t.audited : t.pageNotice}</p>
      </div>
    </footer>
  );
}
