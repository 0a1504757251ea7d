import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startServer } from '../database/server-process.js';
import { EFFORT_CASES, type EffortCase } from '../effort/cases.js';
import { CountedPage } from '../../test/support/counted-page.js';
import { openBrowser } from '../../test/support/browser.js';
import type { Bench, Row } from './scenario.js';

const WAIT_MS = 20_000;

/** What a researcher has to do for usual claims, counted in a browser against the demonstration. */
export async function runEffort({ database }: Bench): Promise<Row[]> {
  const browser = await openBrowser();
  const server = await startServer(database);
  try {
    const rows: Row[] = [];
    for (const effort of EFFORT_CASES) rows.push(await measure(browser, server.origin, effort));
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function signedIn(browser: Browser, origin: string, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${origin}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL(`${origin}/`),
    page.click('form[action="/sign-in"] button[type=submit]'),
  ]);
  return page;
}

async function measure(browser: Browser, origin: string, effort: EffortCase): Promise<Row> {
  if (effort.before) {
    const finance = await signedIn(browser, origin, 'finance@upstage.example');
    await effort.before(finance);
    await finance.context().close();
  }
  const page = await signedIn(browser, origin, 'researcher@upstage.example');
  const person = new CountedPage(page);
  await effort.run(person);
  await page.context().close();
  return {
    what: `effort: ${effort.what}`,
    measured: `${person.actions} actions, ${person.typed} typed fields`,
    baseline: `elsewhere: ${effort.elsewhere}`,
    ratio: '',
    reach: `≤ ${effort.reach} actions`,
    met: person.actions <= effort.reach,
  };
}
