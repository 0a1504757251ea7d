import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import {
  approvalNumberOf,
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import { createWorld, type World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { flashOf } from '../support/pages.js';
import { fieldsOf, type Fields } from './page-forms.js';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/tax-invoices/${name}`, import.meta.url)));
const PDF = smallPdf('1');

let test: TestApp;
let world: World;
let researcher: Client;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  researcher = test.as('researcher@upstage.example');
});
afterAll(() => test.stop());

const locationOf = (answer: Answer) => String(answer.headers['location']);
const idIn = (location: string) => /\/expenses\/([\w-]{36})/.exec(location)?.[1] ?? '';

/** A draft typed by hand. */
async function typedDraft(change: Fields = {}): Promise<string> {
  const answer = await researcher.form('/expenses/new', {
    action: 'save',
    title: '학회 등록비',
    supplierName: '한국예시학회',
    supplierBusinessNumber: '',
    documentedOn: '2025-09-12',
    committedOn: '',
    target: '',
    'lines[0].id': '',
    'lines[0].name': '등록비',
    'lines[0].supplyAmount': '300,000',
    'lines[0].taxAmount': '30000',
    ...change,
  });
  expect({ status: answer.statusCode, errors: errorsOf(answer) }).toEqual({ status: 303, errors: [] });
  return idIn(locationOf(answer));
}

function errorsOf(answer: Answer): string[] {
  const summary = /class="error-summary"[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? '';
  return [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, text = '']) =>
    text.replaceAll(/<[^>]+>/g, ''),
  );
}

async function editForm(id: string): Promise<Fields> {
  const page = await researcher.get(`/expenses/${id}/edit`);
  expect(page.statusCode).toBe(200);
  return fieldsOf(page.body, 'claim-form');
}

describe('dropping documents', () => {
  it('fills a claim from a tax invoice and opens it', async () => {
    const answer = await researcher.upload('/expenses/from-documents', [
      { name: 'invoice.xml', content: fixture('dataset-licence-12-lines.xml') },
      { name: '검수확인서.pdf', content: PDF, type: 'application/pdf' },
    ]);
    expect(answer.statusCode).toBe(303);
    const page = await researcher.get(locationOf(answer));
    expect(page.body).toContain('898,205,090');
    expect(page.body).toContain('세금계산서에서 읽음');
    expect(page.body).toContain('검수확인서.pdf');
    expect(page.body).toContain('1,101,794,910');
  });

  it('refuses the same invoice again with the way to the first claim', async () => {
    const answer = await researcher.upload('/expenses/from-documents', [
      { name: 'again.xml', content: fixture('dataset-licence-12-lines.xml') },
    ]);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toMatch(
      /<a href="\/expenses\/[\w-]{36}">again\.xml|<a href="\/expenses\/[\w-]{36}">invoice\.xml/,
    );
  });

  it('makes a stack of drafts from several invoices, reviewed one after another', async () => {
    const files = [1, 2, 3].map((number) => ({
      name: `${number}.xml`,
      content: taxInvoiceXml(invoice(number)),
    }));
    const answer = await researcher.upload('/expenses/from-documents', files);
    expect(answer.statusCode).toBe(303);
    expect(locationOf(answer)).toMatch(/\?stack=[\w-]{36},[\w-]{36},[\w-]{36}$/);
    const page = await researcher.get(locationOf(answer));
    expect(page.body).toContain('<strong>1</strong> / 3');
    const next = /<a class="icon-button" href="([^"]+)" rel="next"/.exec(page.body)?.[1] ?? '';
    expect(next).toContain('stack=');
  });

  it('names the file it can’t take and keeps the others', async () => {
    const answer = await researcher.upload('/expenses/from-documents', [
      { name: 'good.xml', content: taxInvoiceXml(invoice(7)) },
      { name: 'virus.pdf', content: Buffer.from('MZ\u0090\0\u0003\0\0\0not a pdf'), type: 'application/pdf' },
      { name: 'broken.xml', content: fixture('two-invoices.xml') },
    ]);
    expect(answer.statusCode).toBe(422);
    const errors = errorsOf(answer);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain('virus.pdf');
    expect(errors[1]).toContain('broken.xml');
    expect(answer.body).toContain('신청 1건을 작성 중에 담았습니다');
  });

  it('puts an amended invoice into the claim of its original, and says so', async () => {
    const skt = test.as('researcher@skt.example');
    const waiting = await skt.upload('/expenses/from-documents', [
      { name: '수정.xml', content: fixture('cloud-monthly-amended.xml') },
    ]);
    expect(flashOf(waiting)).toContain('당초 계산서를 올리면 저절로 반영됩니다');
    const original = await skt.upload('/expenses/from-documents', [
      { name: '당초.xml', content: fixture('cloud-monthly.xml') },
    ]);
    expect(original.statusCode).toBe(303);
    const list = await skt.get('/expenses');
    expect(list.body.match(/class="row-link"/g)).toHaveLength(1);
    const page = await skt.get(locationOf(original));
    expect(page.body).toContain('수정.xml');
  });

  it('takes no more files at once than the limit, and keeps those before it', async () => {
    const files = Array.from({ length: 51 }, (_, index) => ({
      name: `${index}.pdf`,
      content: smallPdf(`file ${index}`),
    }));
    const answer = await test.as('pi@upstage.example').upload('/expenses/from-documents', files);
    expect(answer.statusCode).toBe(413);
    expect(errorsOf(answer)).toEqual(['한 번에 50개까지 올릴 수 있습니다. 나누어 올려 주세요.']);
    // Each of the fifty is read in a process of its own.
  }, 120_000);

  it('asks for a file when none was sent', async () => {
    const answer = await researcher.upload('/expenses/from-documents', []);
    expect(answer.statusCode).toBe(422);
    expect(errorsOf(answer)).toEqual(['파일을 골라 주세요.']);
  });

  it('takes nothing from who files no claims', async () => {
    const answer = await test
      .as('officer@office.example')
      .upload('/expenses/from-documents', [{ name: 'a.pdf', content: PDF }]);
    expect(answer.statusCode).toBe(403);
  });
});

describe('the claim form', () => {
  it('opens empty and makes a draft of what is typed', async () => {
    const page = await researcher.get('/expenses/new');
    expect(page.statusCode).toBe(200);
    const id = await typedDraft();
    expect(await editForm(id)).toMatchObject({
      title: '학회 등록비',
      'lines[0].supplyAmount': '300,000',
      'lines[0].taxAmount': '30,000',
    });
  });

  it.each(['1,000.5원', '10000000000000000000', '-5', '0', 'abc'])(
    'keeps an amount typed as %s and says what to do',
    async (typed) => {
      const id = await typedDraft();
      const form = await editForm(id);
      const answer = await researcher.form(`/expenses/${id}/draft`, {
        ...form,
        action: 'save',
        'lines[0].supplyAmount': typed,
      });
      expect(answer.statusCode).toBe(422);
      expect(errorsOf(answer)).toEqual([
        '금액을 1원 이상의 원 단위 숫자로 적어 주세요. 소수점과 글자는 쓸 수 없습니다.',
      ]);
      expect(fieldsOf(answer.body, 'claim-form')['lines[0].supplyAmount']).toBe(typed);
      expect(answer.body).toContain('href="#lines-0-supplyAmount"');
      expect((await editForm(id))['lines[0].supplyAmount']).toBe('300,000');
    },
  );

  it('says which date and which business number can’t be right', async () => {
    const id = await typedDraft();
    const form = await editForm(id);
    const answer = await researcher.form(`/expenses/${id}/draft`, {
      ...form,
      action: 'save',
      documentedOn: '2025-02-30',
      supplierBusinessNumber: '902-86-00564',
    });
    expect(answer.statusCode).toBe(422);
    expect(errorsOf(answer)).toHaveLength(2);
  });

  it('saves in passing and answers with the new version', async () => {
    const id = await typedDraft();
    const form = await editForm(id);
    const accept = { accept: 'application/json' };
    const saved = await researcher.form(
      `/expenses/${id}/draft`,
      { ...form, action: 'autosave', title: '새 내용' },
      accept,
    );
    expect(saved.statusCode).toBe(200);
    expect(saved.json()).toMatchObject({ version: Number(form['version']) + 1 });
    const conflict = await researcher.form(
      `/expenses/${id}/draft`,
      { ...form, action: 'autosave', title: '다른 내용' },
      accept,
    );
    expect(conflict.statusCode).toBe(409);
    expect((await editForm(id))['title']).toBe('새 내용');
  });

  it('keeps what was typed when somebody else changed the claim first', async () => {
    const id = await typedDraft();
    const form = await editForm(id);
    await researcher.form(`/expenses/${id}/draft`, { ...form, action: 'save', title: '먼저' });
    const answer = await researcher.form(`/expenses/${id}/draft`, { ...form, action: 'save', title: '나중' });
    expect(answer.statusCode).toBe(409);
    expect(fieldsOf(answer.body, 'claim-form')['title']).toBe('나중');
    expect((await editForm(id))['title']).toBe('먼저');
  });

  it('adds, splits and removes lines without losing the rest', async () => {
    const id = await typedDraft();
    const added = await researcher.form(`/expenses/${id}/draft`, {
      ...(await editForm(id)),
      action: 'add-line',
    });
    expect(locationOf(added)).toContain('line=add');
    const page = await researcher.get(locationOf(added));
    const form = {
      ...fieldsOf(page.body, 'claim-form'),
      'lines[1].name': '출력물',
      'lines[1].supplyAmount': '1000',
      'lines[1].taxAmount': '',
    };
    const split = await researcher.form(`/expenses/${id}/draft`, { ...form, action: 'split' });
    const splitPage = await researcher.get(locationOf(split));
    expect(splitPage.body).toContain('name="lines[1].target"');
    const removed = await researcher.form(`/expenses/${id}/draft`, {
      ...fieldsOf(splitPage.body, 'claim-form'),
      action: 'remove-line:0',
    });
    const left = fieldsOf((await researcher.get(locationOf(removed))).body, 'claim-form');
    expect(left['lines[0].name']).toBe('출력물');
    expect(left['lines[1].name']).toBeUndefined();
  });

  it('saves what is on the form before it hands the claim in, and says what is missing', async () => {
    const id = await typedDraft();
    const refused = await researcher.form(`/expenses/${id}/submission`, {
      ...(await editForm(id)),
      title: '고친 내용',
    });
    expect(refused.statusCode).toBe(422);
    expect(errorsOf(refused)).toEqual(['예산 항목을 골라 주세요.']);
    expect(refused.body).toContain('href="#target"');
    const target = `${world.upstage.lines.software}:${world.categories.software}`;
    const handedIn = await researcher.form(`/expenses/${id}/submission`, {
      ...fieldsOf(refused.body, 'claim-form'),
      target,
    });
    expect({ status: handedIn.statusCode, to: locationOf(handedIn) }).toEqual({
      status: 303,
      to: `/expenses/${id}`,
    });
    const detail = await researcher.get(`/expenses/${id}`);
    expect(detail.body).toContain('고친 내용');
    expect(detail.body).toContain('결재 중');
  });

  it('goes back to the claim when it can’t be changed any more', async () => {
    const target = `${world.upstage.lines.software}:${world.categories.software}`;
    const id = await typedDraft({ target });
    await researcher.form(`/expenses/${id}/submission`, {});
    expect(locationOf(await researcher.get(`/expenses/${id}/edit`))).toBe(`/expenses/${id}`);
    const recalled = await researcher.form(`/expenses/${id}/recall`, {});
    expect(locationOf(recalled)).toBe(`/expenses/${id}/edit`);
    const discarded = await researcher.form(`/expenses/${id}/discard`, {});
    expect(locationOf(discarded)).toBe('/expenses');
  });

  it('attaches documents to a draft and names those it can’t take', async () => {
    const id = await typedDraft();
    const answer = await researcher.upload(`/expenses/${id}/evidence`, [
      { name: '영수증.pdf', content: smallPdf('2') },
    ]);
    expect(answer.statusCode).toBe(303);
    expect((await researcher.get(`/expenses/${id}/edit`)).body).toContain('영수증.pdf');
    const refused = await researcher.upload(`/expenses/${id}/evidence`, [
      { name: 'x.exe', content: Buffer.from('MZ\0\0') },
    ]);
    expect(refused.statusCode).toBe(422);
    expect(errorsOf(refused)[0]).toContain('x.exe');
  });

  it('shows nobody of another team that it exists', async () => {
    const id = await typedDraft();
    const rival = test.as('researcher@skt.example');
    for (const path of [`/expenses/${id}`, `/expenses/${id}/edit`])
      expect((await rival.get(path)).statusCode).toBe(404);
    expect((await rival.form(`/expenses/${id}/draft`, { title: 'x' })).statusCode).toBe(404);
  });
});

describe('a stack of drafts', () => {
  it('is handed in at once, each by itself', async () => {
    const target = `${world.upstage.lines.software}:${world.categories.software}`;
    const ready = await typedDraft({ target });
    const open = await typedDraft();
    const answer = await researcher.form('/expenses/submissions', { items: [`${ready}:1`, `${open}:1`] });
    expect(locationOf(answer)).toBe(`/expenses/${open}/edit`);
    expect((await researcher.get(`/expenses/${ready}`)).body).toContain('결재 중');
  });
});

function invoice(number: number): TaxInvoiceXmlOptions {
  return {
    approvalNumber: approvalNumberOf('2025-09-20', 500 + number),
    issuedOn: '2025-09-20',
    supplier: { businessNumber: '9028600563', name: '(주)한빛데이터(예시)' },
    buyer: { businessNumber: '9018800128', name: '업스테이지(예시)' },
    lines: [{ name: `자료 ${number}`, supplyAmount: 1_000_000n, taxAmount: 100_000n }],
  };
}

describe('a claim written without a document', () => {
  const begin = async (): Promise<string> => {
    const answer = await researcher.form('/expenses/new', { action: 'begin' });
    expect(answer.statusCode).toBe(303);
    return locationOf(answer);
  };

  it('begins as a draft that saves itself and says from the start what it asks for', async () => {
    const page = (await researcher.get(await begin())).body;
    expect(page).toContain('data-autosave=');
    expect(page).toContain('id="checklist-live"');
    expect(page).toContain('작성일자를 적어 주세요');
  });

  it('is the same draft until something is written in it', async () => {
    const first = await begin();
    expect(await begin()).toBe(first);
    const form = await researcher.get(first);
    const [, action = ''] = /<form id="claim-form" method="post" action="([^"]+)"/.exec(form.body) ?? [];
    const saved = await researcher.form(action, { version: '1', title: '쓰기 시작함', action: 'save' });
    expect(saved.statusCode).toBe(303);
    expect(await begin()).not.toBe(first);
  });

  it('is begun by those alone who file claims', async () => {
    const officer = test.as('officer@office.example');
    expect((await officer.form('/expenses/new', { action: 'begin' })).statusCode).toBe(403);
  });
});

describe('a form saved in the middle of a value', () => {
  it('keeps all that can be read, and says what is wrong with the rest', async () => {
    const begun = locationOf(await researcher.form('/expenses/new', { action: 'begin' }));
    const action = `/expenses/${/[0-9a-f-]{36}/.exec(begun)?.[0] ?? ''}/draft`;
    const typed = {
      version: '1',
      action: 'autosave',
      title: '쓰는 중',
      supplierName: '문구나라',
      supplierBusinessNumber: '90',
      'lines[0].name': '토너',
      'lines[0].supplyAmount': '',
      'lines[1].name': '용지',
      'lines[1].supplyAmount': '12,000',
    };
    const answer = await researcher.form(action, typed, { accept: 'application/json' });
    expect(answer.statusCode).toBe(200);
    const { version, left } = JSON.parse(answer.body) as { version: number; left: { field: string }[] };
    expect(version).toBe(2);
    expect(left.map(({ field }) => field)).toEqual(expect.arrayContaining(['lines[0].supplyAmount']));
    const page = (await researcher.get(begun)).body;
    for (const kept of ['쓰는 중', '문구나라', '용지', '12,000']) expect(page).toContain(`value="${kept}"`);
    expect(page).not.toContain('value="토너"');
  });

  it('is refused when somebody else was quicker', async () => {
    const begun = locationOf(await researcher.form('/expenses/new', { action: 'begin' }));
    const action = `/expenses/${/[0-9a-f-]{36}/.exec(begun)?.[0] ?? ''}/draft`;
    const save = (title: string) =>
      researcher.form(action, { version: '1', action: 'autosave', title }, { accept: 'application/json' });
    expect((await save('먼저')).statusCode).toBe(200);
    expect((await save('나중')).statusCode).toBe(409);
  });
});
