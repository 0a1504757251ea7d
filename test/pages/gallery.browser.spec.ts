import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext } from 'playwright-core';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { LOCALES, type Locale } from '../../src/platform/i18n/locale.js';
import { openBrowser } from '../support/browser.js';
import { serveGallery } from './gallery/gallery-server.js';
import { GALLERY } from './gallery/gallery.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = Object.keys(GALLERY);

function pageOf(name: string, locale: Locale): VNode {
  const page = GALLERY[name]?.(locale);
  if (!page) throw new Error(`The gallery has no ${name}.`);
  return page;
}

interface Axe {
  run(context: Document): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

describe('the markup of every page', () => {
  const pages = NAMES.flatMap((name) =>
    LOCALES.map((locale) => ({ name, locale, html: render(pageOf(name, locale)) })),
  );

  it.each(pages)('$name ($locale) keeps to the content policy and to this host', ({ html }) => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+="|javascript:/);
    expect(html.match(/<script[^>]*>(?!<\/script>)/g)).toBeNull();
    expect(html.match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g)).toBeNull();
  });

  it.each(pages)('$name ($locale) names each element once and leads to what is there', ({ html }) => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const inner = [...html.matchAll(/(?:href="#|\sfor="|\sform=")([^"]+)"/g)].map(([, id]) => id);
    expect(inner.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(pages)('$name ($locale) shows nothing that was left undefined', ({ html }) => {
    expect(html).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
  });
});

/** Both schemes and both ends of the range of screens, each once. */
const LOOKS = [
  { width: 1440, colorScheme: 'light', locale: 'ko' },
  { width: 320, colorScheme: 'dark', locale: 'en' },
] as const;

describe.each(LOOKS)('at $width px, $colorScheme', ({ width, colorScheme, locale }) => {
  let gallery: Awaited<ReturnType<typeof serveGallery>>;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    gallery = await serveGallery();
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    // What is checked here doesn't hang on glyphs, and hundreds of font files would.
    await context.route('**/*.woff2', (route) => route.abort());
  });
  afterAll(async () => {
    await browser.close();
    gallery.close();
  });

  it.each(NAMES)('%s can be used by everybody, fits, and loads without a complaint', async (name) => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      const isAbortedFont = message.text().includes('net::ERR_FAILED');
      if (message.type() === 'error' && !isAbortedFont) complaints.push(message.text());
    });
    await page.goto(`${gallery.address}/${name}?locale=${locale}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    // What axe itself does to a page is no fault of the page.
    page.removeAllListeners('console');
    await page.evaluate(AXE);
    const faults = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(document);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      );
    });
    await page.close();
    expect({ overflow, faults, complaints }).toEqual({ overflow: 0, faults: [], complaints: [] });
  });
});
