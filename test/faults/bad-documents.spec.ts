import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, fixture, jsonOf } from '../support/claims.js';
import { everythingStored } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';

const EMAIL = 'researcher@upstage.example';
const LIMIT_BYTES = 64 * 1024;
const MAX_FILES = 3;

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp({ maxFileBytes: LIMIT_BYTES, maxFilesPerClaim: MAX_FILES });
  world = await createWorld(test);
  await test.as(EMAIL).get('/api/v1/expenses');
});
afterAll(() => test.stop());

const PE = Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(1000)]);
const ELF = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(1000)]);
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.alloc(50),
]);
const deep = `<?xml version="1.0"?>${'<a>'.repeat(8000)}${'</a>'.repeat(8000)}`;

const REFUSED: readonly [string, string, Buffer | string][] = [
  ...[
    'doctype.xml',
    'entity-bomb.xml',
    'external-entity.xml',
    'impossible-date.xml',
    'line-sums-off.xml',
    'sums-off.xml',
    'negative-not-amended.xml',
    'amount-10e19.xml',
    'amount-decimal.xml',
    'amount-zero.xml',
    'wrong-check-digit.xml',
    'nested-invoice.xml',
    'two-invoices.xml',
  ].map((name): [string, string, Buffer] => [name, name, fixture(name)]),
  ['an invoice that stops before its first value', 'a.xml', fixture('truncated.xml').subarray(0, 250)],
  ['tags that never close', 'a.xml', '<TaxInvoice><a></TaxInvoice>'],
  ['a very deep tree', 'a.xml', deep],
  ['XML that is no invoice', 'a.xml', '<?xml version="1.0"?><invoice><total>1</total></invoice>'],
  ['only an XML head', 'a.xml', '<?xml version="1.0"?>'],
  ['a stylesheet instruction', 'a.xml', '<?xml-stylesheet href="http://example.com/a.xsl"?><TaxInvoice/>'],
  ['a Windows program named .pdf', 'quote.pdf', PE],
  ['a Linux program named .pdf', 'quote.pdf', ELF],
  ['a script named .pdf', 'quote.pdf', '#!/bin/sh\nrm -rf /\n'],
  ['a picture named .pdf', 'quote.pdf', PNG],
  ['an empty file', 'quote.pdf', ''],
  ['a page', 'quote.html', '<!doctype html><script>alert(1)</script>'],
  ['a page named .pdf', 'quote.pdf', '<html><body onload="alert(1)">'],
  [
    'a drawing with a script',
    'a.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ],
  ['a page named .xml', 'a.xml', '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'],
  ['noughts', 'quote.pdf', Buffer.alloc(500)],
];

describe('a document that is not one', () => {
  it.each(REFUSED)('%s is refused, and nothing of it is kept', async (_what, name, content) => {
    const before = await everythingStored(test);
    const answer = await claimsOf(test, world).upload(EMAIL, name, content);
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 422 });
    const { code, detail, errors } = jsonOf(answer) as {
      code: string;
      detail: string;
      errors: { pointer: string; detail: string }[];
    };
    expect(code).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(detail).toMatch(/[가-힣]/);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error.pointer).toMatch(/^\/(files|file|reading\/)/);
    expect(await everythingStored(test)).toEqual(before);
  });

  it('is refused over the size limit, one byte more being too much', async () => {
    // The longer the file, the longer the numbers in it that tell its length.
    const frame = smallPdf('a'.repeat(LIMIT_BYTES)).length - LIMIT_BYTES;
    const pdf = (bytes: number) => smallPdf('a'.repeat(bytes - frame));
    const before = await everythingStored(test);
    const over = await claimsOf(test, world).upload(EMAIL, 'a.pdf', pdf(LIMIT_BYTES + 1));
    expect(over.statusCode).toBe(413);
    expect(jsonOf(over)).toMatchObject({ code: expect.stringMatching(/too-large/) });
    expect(await everythingStored(test)).toEqual(before);
    expect((await claimsOf(test, world).upload(EMAIL, 'a.pdf', pdf(LIMIT_BYTES))).statusCode).toBe(201);
  });

  it.each([
    '../../etc/passwd.pdf',
    '..\\..\\a.pdf',
    `${'가'.repeat(300)}.pdf`,
    'a\u202Efdp.exe.pdf',
    '.pdf',
    'a\r\nb.pdf',
  ])('a file called %j is kept under a harmless name', async (name) => {
    const content = smallPdf(String(name.length));
    const answer = await claimsOf(test, world).upload(EMAIL, name, content);
    expect([201, 422]).toContain(answer.statusCode);
    if (answer.statusCode === 201) {
      const kept = String(jsonOf(answer)['name']);
      expect(kept).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]/);
      expect(kept.length).toBeLessThanOrEqual(255);
    }
  });

  it('is refused where there is none', async () => {
    const { upload } = test.as(EMAIL);
    expect((await upload('/api/v1/evidence', [], { note: 'a' })).statusCode).toBe(422);
    expect((await test.as(EMAIL).post('/api/v1/evidence', {})).statusCode).toBe(422);
    const broken = await test
      .as(EMAIL)
      .request(
        'POST',
        '/api/v1/evidence',
        { 'content-type': 'multipart/form-data; boundary=x' },
        '--x\r\nContent-Dis',
      );
    expect(broken.statusCode).toBeGreaterThanOrEqual(400);
    expect(broken.statusCode).toBeLessThan(500);
    const unbounded = await test
      .as(EMAIL)
      .request('POST', '/api/v1/evidence', { 'content-type': 'multipart/form-data' }, 'x');
    expect(unbounded.statusCode).toBeGreaterThanOrEqual(400);
    expect(unbounded.statusCode).toBeLessThan(500);
  });
});

describe('documents of a claim', () => {
  it('are refused beyond the limit, at filing and when added', async () => {
    const claims = claimsOf(test, world);
    const ids: string[] = [];
    for (let n = 0; n <= MAX_FILES; n += 1) {
      const answer = await claims.upload(EMAIL, `${n}.pdf`, smallPdf(String(n)));
      ids.push(String(jsonOf(answer)['id']));
    }
    const before = await everythingStored(test);
    const refused = await claims.create(EMAIL, { evidenceIds: ids });
    expect(refused.statusCode).toBe(413);
    expect(jsonOf(refused)).toMatchObject({
      code: 'expense.too-many-files',
      errors: [{ pointer: '/evidenceIds' }],
    });
    expect(await everythingStored(test)).toEqual(before);
    const draft = jsonOf(await claims.create(EMAIL, { evidenceIds: ids.slice(0, MAX_FILES) }));
    const again = await claims.act(EMAIL, draft['id'], 'evidence', { evidenceIds: ids.slice(MAX_FILES) });
    expect(again.statusCode).toBe(413);
    expect(await claims.read(EMAIL, draft['id'])).toEqual(draft);
  });

  it('may hold one tax invoice only, and none that is not there', async () => {
    const claims = claimsOf(test, world);
    const first = await claims.invoice(EMAIL);
    const second = await claims.invoice(EMAIL);
    const before = await everythingStored(test);
    const both = await claims.create(EMAIL, { evidenceIds: [first, second] });
    expect(both.statusCode).toBe(422);
    expect(jsonOf(both)).toMatchObject({ code: 'expense.several-invoices' });
    const missing = await claims.create(EMAIL, { evidenceIds: ['0199a000-0000-7000-8000-000000000000'] });
    expect(missing.statusCode).toBe(422);
    expect(jsonOf(missing)).toMatchObject({ code: 'expense.evidence-not-found' });
    expect(await everythingStored(test)).toEqual(before);
  });
});
