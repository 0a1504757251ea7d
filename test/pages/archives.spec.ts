import { zipSync, type Zippable } from 'fflate';
import iconv from 'iconv-lite';
import { approvalNumberOf, taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const LIMIT_BYTES = 256 * 1024;
const MAX_FILES = 8;

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ maxFileBytes: LIMIT_BYTES, maxFilesPerClaim: MAX_FILES });
  await createWorld(test);
});
afterAll(() => test.stop());

let serial = 7000;
function invoice(): Buffer {
  serial += 1;
  return taxInvoiceXml({ approvalNumber: approvalNumberOf('2025-10-15', serial), issuedOn: '2025-10-15' });
}
const zip = (files: Zippable): Buffer => Buffer.from(zipSync(files));
const drop = (content: Buffer, name = '계산서 모음.zip') =>
  test.as(EMAIL).upload('/expenses/from-documents', [{ name, content }]);

async function counts(): Promise<{ evidence: number; expenses: number }> {
  const [row] = await rowsOf<{ evidence: number; expenses: number }>(
    test,
    'SELECT (SELECT count(*)::int FROM evidence) AS evidence, (SELECT count(*)::int FROM expenses) AS expenses',
  );
  return row ?? { evidence: 0, expenses: 0 };
}

/** What a drop added. */
async function added(work: () => Promise<unknown>): Promise<{ evidence: number; expenses: number }> {
  const before = await counts();
  await work();
  const after = await counts();
  return { evidence: after.evidence - before.evidence, expenses: after.expenses - before.expenses };
}

function errorsOf(body: string): string {
  return (/class="error-summary"[\s\S]*?<\/ul>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ');
}

/** The archive with its entries' names in the bytes of old Korean archives, without the mark of UTF-8. */
function inCp949(archive: Buffer, from: string, to: string): Buffer {
  const [old, name] = [Buffer.from(from), iconv.encode(to, 'cp949')];
  if (old.length !== name.length) throw new Error('the names must be equally long');
  const changed = Buffer.from(archive);
  for (let at = changed.indexOf(old); at >= 0; at = changed.indexOf(old, at)) name.copy(changed, at);
  return changed;
}

describe('a ZIP dropped on the home page', () => {
  it('opens into a draft for each invoice, and leaves out what file managers put in', async () => {
    const files = {
      '9월/a.xml': invoice(),
      '9월/b.xml': invoice(),
      'c.xml': invoice(),
      '__MACOSX/9월/._a.xml': Buffer.from('x'),
      '9월/.DS_Store': Buffer.from('x'),
    };
    let location = '';
    const made = await added(async () => {
      const answer = await drop(zip(files));
      expect(answer.statusCode).toBe(303);
      location = String(answer.headers['location']);
    });
    expect(made).toEqual({ evidence: 3, expenses: 3 });
    expect(new URL(location, 'http://x').searchParams.get('stack')?.split(',')).toHaveLength(3);
  });

  it('keeps names in CP949 and none of their folders', async () => {
    const archive = inCp949(zip({ '../AAAA.pdf': smallPdf('cp949') }), 'AAAA', '계약');
    expect((await drop(archive)).statusCode).toBe(303);
    const [row] = await rowsOf<{ original_name: string }>(
      test,
      'SELECT original_name FROM evidence ORDER BY id DESC LIMIT 1',
    );
    expect(row?.original_name).toBe('계약.pdf');
  });

  it('names what can’t be taken and keeps the rest', async () => {
    const inner = zip({ 'a.xml': invoice() });
    const files = { 'good.xml': invoice(), 'run.exe': Buffer.from('MZ'), 'inner.zip': inner };
    let page = '';
    const made = await added(async () => {
      const answer = await drop(zip(files));
      expect(answer.statusCode).toBe(422);
      page = errorsOf(answer.body);
    });
    expect(made).toEqual({ evidence: 1, expenses: 1 });
    expect(page).toContain('계산서 모음.zip: run.exe');
    expect(page).toContain('계산서 모음.zip: inner.zip');
    expect(page).not.toContain('good.xml');
  });

  const locked = (): Buffer => {
    const archive = zip({ 'a.xml': invoice() });
    archive.writeUInt16LE(archive.readUInt16LE(6) | 1, 6);
    const directory = archive.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    archive.writeUInt16LE(archive.readUInt16LE(directory + 8) | 1, directory + 8);
    return archive;
  };
  const lying = (): Buffer => {
    const archive = zip({ 'a.xml': Buffer.alloc(LIMIT_BYTES * 8) });
    const directory = archive.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    archive.writeUInt32LE(10, directory + 24);
    return archive;
  };
  it.each<[string, () => Buffer, string]>([
    ['bytes that are no archive', () => Buffer.from('not a zip at all'), '손상'],
    ['half an archive', () => zip({ 'a.xml': invoice() }).subarray(0, 400), '손상'],
    ['nothing', () => zip({}), '문서가 없습니다'],
    ['a password', locked, '암호'],
    [
      'one document too many',
      () => zip(Object.fromEntries(Array.from({ length: MAX_FILES + 1 }, (_, n) => [`${n}.xml`, invoice()]))),
      '8개까지',
    ],
    [
      'a list of thousands',
      () => zip(Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`${n}`, Buffer.alloc(0)]))),
      '8개까지',
    ],
    ['a bomb', () => zip({ 'a.xml': Buffer.alloc(LIMIT_BYTES * 400) }), '1MB가 넘습니다'],
    [
      'a bomb in parts',
      () =>
        zip(
          Object.fromEntries(
            Array.from({ length: 6 }, (_, n) => [`${n}.xml`, Buffer.alloc(LIMIT_BYTES - n)]),
          ),
        ),
      '1MB가 넘습니다',
    ],
    ['a size it doesn’t have', lying, '손상'],
  ])('with %s is refused, and nothing of it is kept', async (_, make, words) => {
    const content = make();
    let page = '';
    const made = await added(async () => {
      const answer = await drop(content);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      page = errorsOf(answer.body);
    });
    expect(made).toEqual({ evidence: 0, expenses: 0 });
    expect(page).toContain(words);
  });
});
