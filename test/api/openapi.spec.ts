import { Validator } from '@seriousme/openapi-schema-validator';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

async function document(): Promise<Document> {
  const answer = await test.anonymous.get('/api/v1/openapi.json');
  expect(answer.statusCode).toBe(200);
  return JSON.parse(answer.body) as Document;
}

describe('the API document', () => {
  it('is OpenAPI 3.1 and valid', async () => {
    const described = await document();
    expect(described.openapi).toBe('3.1.0');
    const result = await new Validator().validate({ ...described });
    expect(result).toMatchObject({ valid: true });
  });

  it('keeps the names that programs count on', async () => {
    const { paths } = await document();
    const named = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'POST /api/v1/sessions',
        'POST /api/v1/evidence',
        'POST /api/v1/expenses',
        'GET /api/v1/expenses',
        'POST /api/v1/expenses/{id}/submission',
        'POST /api/v1/expenses/{id}/approval',
        'POST /api/v1/expenses/{id}/return',
        'POST /api/v1/expenses/{id}/rejection',
        'POST /api/v1/expenses/{id}/recall',
        'POST /api/v1/expenses/{id}/reversal',
        'POST /api/v1/payments',
        'GET /api/v1/budget-lines',
        'GET /api/v1/reports/one-page',
        'GET /health/live',
        'GET /health/ready',
      ]),
    );
  });

  it('says of every operation how it refuses', async () => {
    const { paths } = await document();
    for (const verbs of Object.values(paths)) {
      for (const { responses } of Object.values(verbs)) expect(responses).toHaveProperty('default');
    }
  });

  it('can be browsed, with its scripts from this host only', async () => {
    const page = await test.anonymous.get('/api');
    expect(page.statusCode).toBe(200);
    for (const [, source] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(source).toMatch(/^\/(assets|api)\//);
      expect({ source, status: (await test.anonymous.get(String(source))).statusCode }).toEqual({
        source,
        status: 200,
      });
    }
  });
});

describe('health', () => {
  it('answers without sign-in', async () => {
    expect((await test.anonymous.get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await test.anonymous.get('/health/ready')).json()).toEqual({ status: 'ok' });
  });
});
