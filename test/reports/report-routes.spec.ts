import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { loadDemoIfEmpty } from '../../src/demo/load-demo.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { formatWon } from '../../src/platform/money/won.js';
import { canonicalJson } from '../../src/reports/one-page-report/report-digest.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { readPdf } from './read-pdf.js';

const API = '/api/v1/reports/one-page';
const MOMENT = new Date('2025-11-03T01:00:30Z');
const FIGURES = ['budget', 'spent', 'reserved', 'left'] as const;

type Figures = Record<(typeof FIGURES)[number], string>;
interface Row extends Figures {
  id: string;
  kind: string;
  lineIds: string[];
  href: string;
}
interface Report {
  sha256: string;
  madeAt: string;
  basedOn: string;
  withoutLabour: boolean;
  ledgerPosition: string;
  rows: Row[];
  total: Row;
  stage: { id: string };
  commonPot: { spent: string; reserved: string }[];
}
interface Balance {
  id: string;
  audience: string;
  labour: boolean;
  available: string;
  reserved: string;
  spent: string;
  version: string;
}

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
  await loadDemoIfEmpty(test.app, { ownerUrl: test.database.ownerUrl, onProgress: () => undefined });
}, 120_000);

afterAll(() => test.stop());

/** The ledger's own figures, read without anything of the reports. */
async function ledger(email: string, teamCode?: string): Promise<Balance[]> {
  const actor = await test.actor(email);
  const unit = test.app.get(UnitOfWork, { strict: false });
  return unit.run(actor, () =>
    unit.query<Balance>(
      `SELECT l.id, l.audience, c.labour, b.available, b.reserved, b.spent, b.version FROM budget_lines l
       JOIN line_balances b ON b.line_id = l.id JOIN categories c ON c.id = l.category_id
       JOIN teams t ON t.id = l.owner_team_id WHERE l.kind = 'line' AND ($1::text IS NULL OR t.code = $1)`,
      [teamCode ?? null],
    ),
  );
}

function addUp(balances: readonly Balance[]): Figures {
  const sum = (name: 'available' | 'reserved' | 'spent'): bigint =>
    balances.reduce((total, balance) => total + BigInt(balance[name]), 0n);
  const [left, reserved, spent] = [sum('available'), sum('reserved'), sum('spent')];
  return {
    budget: String(left + reserved + spent),
    spent: String(spent),
    reserved: String(reserved),
    left: String(left),
  };
}

function figuresOf({ budget, spent, reserved, left }: Row): Figures {
  return { budget, spent, reserved, left };
}

/** Asks as if it were this moment. */
function at(client: Client, url: string): Promise<Answer> {
  return test.app.get(Clock, { strict: false }).at(MOMENT, () => client.get(url));
}

async function report(email: string, query = ''): Promise<Report> {
  const answer = await at(test.as(email), `${API}?${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

async function workbookOf(answer: Answer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

function cellsOf(workbook: ExcelJS.Workbook, sheet: number): Set<string> {
  const cells = new Set<string>();
  workbook.worksheets[sheet]?.eachRow((row) =>
    row.eachCell((cell) => cells.add(String(cell.result ?? cell.value))),
  );
  return cells;
}

async function acts(email: string, teamCode: string): Promise<string[]> {
  const actor = await test.actor(email);
  const unit = test.app.get(UnitOfWork, { strict: false });
  const rows = await unit.run(actor, () =>
    unit.query<{ act: string; format: string | null }>(
      `SELECT a.act, a.after->>'format' AS format FROM audit_events a JOIN teams t ON t.id = a.team_id
       WHERE t.code = $1 AND a.subject_type = 'report' AND a.actor_id = $2 ORDER BY a.id`,
      [teamCode, actor.userId],
    ),
  );
  return rows.map(({ act, format }) => [act, format].filter(Boolean).join(' '));
}

describe("a team's one-page report", () => {
  const finance = 'finance@upstage.example';

  it('equals the ledger: every row and the total, and its position', async () => {
    const made = await report(finance);
    const own = await ledger(finance, 'upstage');
    expect(BigInt(made.total.spent)).toBeGreaterThan(0n);
    expect(figuresOf(made.total)).toEqual(addUp(own));
    for (const row of made.rows) {
      expect(figuresOf(row)).toEqual(addUp(own.filter(({ id }) => row.lineIds.includes(id))));
    }
    expect(made.ledgerPosition).toBe(String(own.reduce((total, { version }) => total + BigInt(version), 0n)));
    expect(made.basedOn).toBe('2025-11-03');
    expect(made.commonPot).toHaveLength(1);
  });

  it('carries a digest that anyone can check', async () => {
    const { sha256, ...value } = await report(finance);
    expect(createHash('sha256').update(canonicalJson(value)).digest('hex')).toBe(sha256);
  });

  it('says the same in PDF and worksheet, byte for byte at the same moment', async () => {
    const client = test.as(finance);
    const made = await report(finance);
    const [pdf, xlsx] = [await at(client, `${API}?format=pdf`), await at(client, `${API}?format=xlsx`)];
    const { text } = await readPdf(pdf.rawPayload);
    const workbook = await workbookOf(xlsx);
    const cells = cellsOf(workbook, 0);
    for (const row of [...made.rows, made.total]) {
      for (const name of FIGURES) {
        expect(text).toContain(formatWon(BigInt(row[name])));
        expect(cells).toContain(row[name]);
      }
    }
    expect(text.replaceAll(' ', '')).toContain(made.sha256);
    expect(cells).toContain(made.sha256);
    const entries = workbook.worksheets[1];
    for (const column of ['H', 'I', 'J']) expect(entries?.getCell(`${column}4`).result).toBe(0);
    const again = [await at(client, `${API}?format=pdf`), await at(client, `${API}?format=xlsx`)];
    expect(again[0]?.rawPayload.equals(pdf.rawPayload)).toBe(true);
    expect(again[1]?.rawPayload.equals(xlsx.rawPayload)).toBe(true);
  });

  it('comes as a file with a name in Korean, never kept by a cache', async () => {
    for (const address of [API, '/reports/one-page']) {
      const { headers } = await at(test.as(finance), `${address}?stage=1&format=pdf`);
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['cache-control']).toBe('no-store');
      const disposition = String(headers['content-disposition']);
      expect(disposition).toContain('filename="one-page-report_upstage_stage-1_2025-11-03.pdf"');
      const encoded = /filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? '';
      expect(decodeURIComponent(encoded)).toBe('한장보고서_업스테이지_1단계_2025-11-03.pdf');
    }
  });

  it('keeps pay from a researcher: rows, totals, page and worksheet', async () => {
    const researcher = 'researcher@upstage.example';
    const own = await ledger(finance, 'upstage');
    const labour = own.filter((line) => line.labour);
    const made = await report(researcher);
    expect(labour.length).toBeGreaterThan(0);
    expect(made.withoutLabour).toBe(true);
    expect(figuresOf(made.total)).toEqual(addUp(own.filter((line) => !line.labour)));
    const workbook = await workbookOf(await at(test.as(researcher), `${API}?format=xlsx`));
    const page = await at(test.as(researcher), '/reports/one-page');
    const list = await at(test.as(researcher), '/reports/one-page/entries?row=total');
    for (const { id, available } of labour) {
      expect(JSON.stringify(made)).not.toContain(id);
      for (const sheet of [0, 1]) expect(cellsOf(workbook, sheet)).not.toContain(available);
      for (const { body } of [page, list]) expect(body).not.toContain(formatWon(BigInt(available)));
    }
    const row = await at(test.as(researcher), '/reports/one-page/entries?row=LABOR');
    expect(row.statusCode).toBe(404);
  });

  it("doesn't exist for a rival, by id or by code, in any form", async () => {
    const rival = test.as('finance@skt.example');
    const { id } = (await test.actor(finance)).team;
    const addresses = [API, '/reports/one-page', '/reports/one-page/entries'];
    for (const address of addresses) {
      for (const team of [id, 'upstage', 'office', 'nobody']) {
        expect((await rival.get(`${address}?team=${team}`)).statusCode).toBe(404);
      }
      expect((await rival.get(`${address}?team=skt`)).statusCode).toBe(200);
    }
    const list = await rival.get('/reports');
    expect(list.body).toContain('SK텔레콤');
    expect(list.body).not.toContain('네이버클라우드');
    expect(list.body).not.toContain(id);
  });

  it('refuses what it can’t read and finds no stage that isn’t there', async () => {
    const client = test.as(finance);
    expect((await client.get(`${API}?stage=99`)).statusCode).toBe(404);
    expect((await client.get(`${API}?stage=one`)).statusCode).toBe(422);
    expect((await client.get(`${API}?format=docx`)).statusCode).toBe(422);
    expect((await client.get('/reports/one-page/entries?row=none')).statusCode).toBe(404);
    expect((await test.anonymous.get(API)).statusCode).toBe(401);
  });
});

describe("the programme's one-page report", () => {
  it.each(['officer@office.example', 'auditor@office.example'])(
    'adds up all teams and the pot for %s',
    async (email) => {
      const made = await report(email);
      const all = await ledger(email);
      expect(figuresOf(made.total)).toEqual(addUp(all));
      expect(figuresOf(made.rows.find(({ id }) => id === 'data-copurchase') as Row)).toEqual(
        addUp(all.filter(({ audience }) => audience === 'programme')),
      );
      const pot = made.commonPot.reduce((total, { spent }) => total + BigInt(spent), 0n);
      expect(String(pot)).toBe(made.rows.find(({ id }) => id === 'data-copurchase')?.spent);
    },
  );

  it('is the sum of what the teams see themselves', async () => {
    const made = await report('officer@office.example');
    let spent = 0n;
    for (const team of ['naver', 'upstage', 'skt', 'nc', 'lg'])
      spent += BigInt((await report(`pi@${team}.example`)).total.spent);
    const pot = made.rows.find(({ id }) => id === 'data-copurchase')?.spent ?? '0';
    expect(made.total.spent).toBe(String(spent + BigInt(pot)));
  });
});

describe('the log of reports', () => {
  it('has every look and file of the office in the team read, and a team’s own files', async () => {
    const officer = test.as('officer@office.example');
    await officer.get(`${API}?team=nc`);
    await officer.get('/reports/one-page?team=nc&format=xlsx');
    expect((await acts('officer@office.example', 'nc')).slice(-2)).toEqual([
      'report.read',
      'report.exported xlsx',
    ]);
    const own = test.as('finance@lg.example');
    await own.get(API);
    await own.get('/reports/one-page');
    await own.get(`${API}?format=pdf`);
    expect(await acts('finance@lg.example', 'lg')).toEqual(['report.exported pdf']);
  });

  it('has a look at the whole programme in every team', async () => {
    const before = (await acts('auditor@office.example', 'skt')).length;
    await test.as('auditor@office.example').get('/reports/one-page');
    expect((await acts('auditor@office.example', 'skt')).slice(before)).toEqual(['report.read']);
  });
});

describe('the pages of reports', () => {
  it.each([
    ['finance@upstage.example', 1],
    ['officer@office.example', 6],
  ])('list for %s the reports that open and load', async (email, count) => {
    const client = test.as(email);
    const list = await client.get('/reports');
    const tiles = [...list.body.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(tiles).toHaveLength(count);
    for (const href of tiles) {
      const page = await client.get(href.replaceAll('&amp;', '&'));
      expect(page.statusCode).toBe(200);
      expect(page.body).toMatch(/format=pdf" data-turbo="false"/);
    }
  });

  it.each(['administrator@upstage.example', 'officer@office.example'])(
    'open the entries behind every row for %s',
    async (email) => {
      const client = test.as(email);
      const { rows, total } = await report(email);
      for (const row of [...rows, total]) {
        const page = await client.get(row.href);
        expect([row.href, page.statusCode]).toEqual([row.href, 200]);
        expect(page.body).toContain(formatWon(BigInt(row.budget)));
        expect(page.body).toContain(formatWon(BigInt(row.spent)));
      }
    },
  );
});
