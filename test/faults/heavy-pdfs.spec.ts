import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { receiptPdf } from '../support/documents/purchase-pdfs.js';
import { slowPdf } from '../support/documents/slow-pdf.js';
import { createWorld } from '../support/world.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
});
afterAll(() => test.stop());

const drop = (client: Client, name: string, content: Buffer): Promise<Answer> =>
  client.upload('/api/v1/evidence', [{ name, content, field: 'file' }]);

describe('PDFs that take a reader long', () => {
  it('keep other teams’ documents waiting for none of them, and are refused', async () => {
    const ended: string[] = [];
    const mark = (name: string) => (answer: Answer) => {
      ended.push(name);
      return answer;
    };
    const heavyTeam = test.as('researcher@upstage.example');
    const heavy = ['1', '2'].map((name) => drop(heavyTeam, `${name}.pdf`, slowPdf(name)).then(mark('heavy')));
    const other = await drop(test.as('researcher@skt.example'), 'receipt.pdf', await receiptPdf()).then(
      mark('small'),
    );
    expect(other.statusCode).toBe(201);
    expect(ended).toEqual(['small']);
    for (const answer of await Promise.all(heavy)) {
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ code: 'pdf.too-heavy' });
    }
  }, 120_000);
});
