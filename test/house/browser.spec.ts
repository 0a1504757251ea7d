import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';

describe('the browser of the tests', () => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>한장</title><button onclick="document.title='집행 신청'">신청</button>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
    address = `http://127.0.0.1:${bound.port}/`;
  });

  afterAll(() => server.close());

  async function clicks(browser: Browser): Promise<string> {
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: '신청' }).click();
    const title = await page.title();
    await browser.close();
    return title;
  }

  it('opens a page and clicks', async () => {
    expect(await clicks(await openBrowser())).toBe('집행 신청');
  });

  const bundled = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip;
  bundled('does so without an installed Chromium, too', async () => {
    expect(await clicks(await openBrowser({ installed: false }))).toBe('집행 신청');
  });
});
