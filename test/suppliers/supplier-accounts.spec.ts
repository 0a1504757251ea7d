import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { SupplierStore } from '../../src/suppliers/supplier-store.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const FINANCE = 'finance@upstage.example';
const FINANCE_2 = 'finance2@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const RIVAL = 'finance@skt.example';
const OFFICER = 'officer@office.example';
const NUMBER = '00123456789012';
const ACCOUNT = { bankCode: '004', number: '001-234-56789012', holder: '(주)한빛데이터' };
const OTHER = { bankCode: '088', number: '110987654321', holder: '(주)한빛데이터' };

let test: TestApp;
let world: World;
let serial = 0;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '업스테이지 재무 2',
    email: FINANCE_2,
    roles: ['finance'],
  });
});
afterAll(() => test.stop());

const NUMBERS = ['9028600563', '2048631263', '1248100998', '9018800128', '9018100342', '9018200015'];
async function supplier(): Promise<string> {
  const businessNumber = NUMBERS[serial];
  serial += 1;
  const answer = await test
    .as(RESEARCHER)
    .post('/api/v1/suppliers', { businessNumber, name: `거래처 ${serial}` });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return String(jsonOf(answer)['id']);
}
const read = async (id: string, email = FINANCE) =>
  jsonOf(await test.as(email).get(`/api/v1/suppliers/${id}`)) as Json & {
    account: Json | null;
    proposal: (Json & { id: string }) | null;
    accountChanges: Json[];
  };
const propose = (id: string, account: object = ACCOUNT, email = FINANCE) =>
  test.as(email).put(`/api/v1/suppliers/${id}/account`, account);
/** The proposal made last, whatever became of it. */
async function lastProposal(id: string): Promise<{ proposalId: string }> {
  const [row] = await rowsOf<{ id: string }>(
    test,
    'SELECT id FROM supplier_accounts WHERE supplier_id = $1 ORDER BY proposed_at DESC, id DESC LIMIT 1',
    [id],
  );
  return { proposalId: row?.id ?? id };
}
const confirm = async (id: string, email = ADMINISTRATOR, body?: object) =>
  test.as(email).post(`/api/v1/suppliers/${id}/account/confirmation`, body ?? (await lastProposal(id)));
const drop = (id: string, email = ADMINISTRATOR, query = '') =>
  test.as(email).delete(`/api/v1/suppliers/${id}/account/proposal${query}`);
const acts = async (id: string, like = 'supplier-account.%') =>
  (
    await rowsOf<{ act: string }>(
      test,
      'SELECT act FROM audit_events WHERE subject_id = $1 AND act LIKE $2 ORDER BY id',
      [id, like],
    )
  ).map(({ act }) => act);

/** A supplier with an account in force. */
async function settled(): Promise<string> {
  const id = await supplier();
  expect((await propose(id)).statusCode).toBe(200);
  expect((await confirm(id)).statusCode).toBe(200);
  return id;
}

describe('an account', () => {
  let id: string;

  it('is in force only after a second person, and is marked then', async () => {
    id = await supplier();
    const proposed = await propose(id);
    expect([proposed.statusCode, proposed.body]).toEqual([200, expect.any(String)]);
    expect(await read(id)).toMatchObject({
      account: null,
      accountChangedOn: null,
      isRecentlyChanged: false,
      isAccountWaiting: true,
      proposal: { bankName: 'KB국민은행', number: NUMBER, lastFour: '9012', mayConfirm: false },
    });
    const own = await confirm(id, FINANCE);
    expect([own.statusCode, jsonOf(own)['code']]).toEqual([403, 'supplier.account-own-proposal']);
    expect((await confirm(id, RESEARCHER)).statusCode).toBe(403);
    expect((await confirm(id)).statusCode).toBe(200);
    expect(await read(id)).toMatchObject({
      account: { bankCode: '004', number: NUMBER, holder: '(주)한빛데이터', unreadable: false },
      accountChangedOn: '2025-11-03',
      isRecentlyChanged: true,
      proposal: null,
    });
  });

  it('stays in force while another one waits, and after that is refused or taken back', async () => {
    await propose(id, OTHER, ADMINISTRATOR);
    expect(await read(id)).toMatchObject({ account: { number: NUMBER }, proposal: { number: OTHER.number } });
    expect((await drop(id, FINANCE)).statusCode).toBe(204);
    expect((await drop(id, FINANCE)).statusCode).toBe(204);
    expect(await read(id)).toMatchObject({ account: { number: NUMBER }, proposal: null });
    await propose(id, OTHER, ADMINISTRATOR);
    expect((await drop(id, ADMINISTRATOR)).statusCode).toBe(204);
    const { accountChanges } = await read(id);
    expect(accountChanges.map(({ state }) => state)).toEqual(['withdrawn', 'refused', 'confirmed']);
    expect((await confirm(id, FINANCE)).statusCode).toBe(409);
  });

  it('is proposed once by the same person, who may think again; others are told to decide first', async () => {
    expect((await propose(id, OTHER)).statusCode).toBe(200);
    expect((await propose(id, OTHER)).statusCode).toBe(200);
    expect((await read(id)).accountChanges.filter(({ state }) => state === 'proposed')).toHaveLength(1);
    const other = await propose(id, { ...OTHER, holder: '아무개' }, FINANCE_2);
    expect([other.statusCode, jsonOf(other)['code']]).toEqual([409, 'supplier.account-waiting']);
    await propose(id, { ...OTHER, holder: '한빛데이터' });
    const { proposal } = await read(id);
    expect(proposal).toMatchObject({ holder: '한빛데이터' });
    const { accountChanges } = await read(id);
    const stale = String(accountChanges[1]?.['id']);
    const late = await confirm(id, ADMINISTRATOR, { proposalId: stale });
    expect([late.statusCode, jsonOf(late)['code']]).toEqual([409, 'supplier.account-decided']);
    expect(await read(id)).toMatchObject({ account: { number: NUMBER } });
    expect((await drop(id, FINANCE, `?proposalId=${proposal?.id}`)).statusCode).toBe(204);
  });

  it('in force that is proposed again changes nothing', async () => {
    const before = await acts(id, 'supplier-account.proposed');
    expect((await propose(id, { ...ACCOUNT, number: NUMBER }, ADMINISTRATOR)).statusCode).toBe(200);
    expect((await read(id)).proposal).toBeNull();
    expect(await acts(id, 'supplier-account.proposed')).toEqual(before);
  });

  it.each([
    [{ ...ACCOUNT, number: '12345' }, '/number', 'supplier.account-number-length'],
    [{ ...ACCOUNT, number: '98765-4321x' }, '/number', 'supplier.account-number-malformed'],
    [{ ...ACCOUNT, bankCode: '000' }, '/bankCode', 'supplier.bank-unknown'],
    [{ ...ACCOUNT, holder: ' ' }, '/holder', 'supplier.holder-missing'],
  ])('is refused at its field, without its number being repeated: %#', async (account, pointer, code) => {
    const answer = await propose(id, account);
    expect(answer.statusCode).toBe(422);
    expect(jsonOf(answer)).toMatchObject({ errors: [{ pointer, code }] });
    expect(answer.body).not.toMatch(/12345|98765/);
  });
});

describe('two people at once', () => {
  // Signing in would let the other one go first.
  beforeAll(async () => {
    for (const email of [FINANCE, FINANCE_2, ADMINISTRATOR]) await test.as(email).get('/api/v1/suppliers');
  });

  it('confirm an account once', async () => {
    const id = await settled();
    for (const [round, account] of [OTHER, ACCOUNT, OTHER].entries()) {
      await propose(id, account);
      const answers = await Promise.all([confirm(id, ADMINISTRATOR), confirm(id, FINANCE_2)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const winner = answers[0]?.statusCode === 200 ? ADMINISTRATOR : FINANCE_2;
      expect((await confirm(id, winner)).statusCode).toBe(200);
      expect(await acts(id, 'supplier-account.confirmed')).toHaveLength(round + 2);
    }
    expect(await read(id)).toMatchObject({ account: { number: OTHER.number }, proposal: null });
  });

  it('propose one account, and confirm or refuse it, never both', async () => {
    const id = await supplier();
    const proposed = await Promise.all([propose(id, ACCOUNT, FINANCE), propose(id, OTHER, FINANCE_2)]);
    expect(proposed.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const [confirmed, dropped] = await Promise.all([confirm(id), drop(id, ADMINISTRATOR)]);
    const { account, accountChanges } = await read(id);
    expect(accountChanges).toHaveLength(1);
    if (confirmed.statusCode === 200) {
      expect([dropped.statusCode, account !== null]).toEqual([409, true]);
    } else {
      expect([confirmed.statusCode, dropped.statusCode, account]).toEqual([409, 204, null]);
    }
  });
});

describe('the number', () => {
  let id: string;
  const whole = new RegExp(`${NUMBER}|${OTHER.number}`);

  beforeAll(async () => {
    id = await settled();
    await propose(id, OTHER);
  });

  it('is whole for finance and administrators, and each sight is recorded', async () => {
    const before = (await acts(id, 'supplier-account.read')).length;
    expect((await read(id, ADMINISTRATOR)).account).toMatchObject({ number: NUMBER });
    const page = await test.as(FINANCE).get(`/settings/suppliers/${id}`);
    expect(page.body).toContain(NUMBER);
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await acts(id, 'supplier-account.read')).length).toBe(before + 2);
  });

  it.each([RESEARCHER, 'pi@upstage.example', OFFICER])(
    'is its last four digits for %s, and no sight is recorded',
    async (email) => {
      const before = (await acts(id, 'supplier-account.read')).length;
      const answer = await test.as(email).get(`/api/v1/suppliers/${id}`);
      expect(jsonOf(answer)).toMatchObject({
        account: { number: null, lastFour: '9012', unreadable: false },
        proposal: { number: null, lastFour: '4321', mayConfirm: false },
      });
      const page = await test.as(email).get(`/settings/suppliers/${id}`);
      expect(page.body).toContain('끝자리 9012');
      expect(answer.body + page.body).not.toMatch(whole);
      expect((await acts(id, 'supplier-account.read')).length).toBe(before);
    },
  );

  it('is not found by a rival, in no way', async () => {
    expect((await test.as(RIVAL).get(`/api/v1/suppliers/${id}`)).statusCode).toBe(404);
    expect((await test.as(RIVAL).get(`/settings/suppliers/${id}`)).statusCode).toBe(404);
    expect((await test.as(RIVAL).get(`/settings/suppliers/${id}/account`)).statusCode).toBe(404);
    expect((await propose(id, ACCOUNT, RIVAL)).statusCode).toBe(404);
    expect((await confirm(id, RIVAL)).statusCode).toBe(404);
    expect((await drop(id, RIVAL)).statusCode).toBe(404);
  });

  it('is changed by nobody of the office', async () => {
    expect((await propose(id, ACCOUNT, OFFICER)).statusCode).toBe(403);
    expect((await confirm(id, OFFICER)).statusCode).toBe(403);
    expect((await drop(id, OFFICER)).statusCode).toBe(403);
    expect((await test.as(OFFICER).get(`/settings/suppliers/${id}/account`)).statusCode).toBe(403);
    expect((await test.as(RESEARCHER).get(`/settings/suppliers/${id}/account`)).statusCode).toBe(403);
    expect(await acts(id, 'supplier.read')).not.toEqual([]);
  });

  it('lies in no row in clear: not in its own, the log, kept answers or jobs', async () => {
    const repeated = await test
      .as(ADMINISTRATOR)
      .post(`/api/v1/suppliers/${id}/account/confirmation`, await lastProposal(id), {
        'idempotency-key': 'account-1',
      });
    expect(repeated.statusCode).toBe(200);
    const tables = await rowsOf<{ schema: string; name: string }>(
      test,
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
    );
    for (const { schema, name } of tables) {
      const found = await rowsOf(
        test,
        `SELECT 1 FROM ${schema}.${name} x WHERE strpos(x::text, $1) > 0 OR strpos(x::text, $2) > 0 OR strpos(x::text, encode($1::bytea, 'hex')) > 0`,
        [NUMBER, OTHER.number],
      );
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
  });

  it('moved to another row, damaged, or under another key is said to be unreadable', async () => {
    const other = await settled();
    const sealed = `(SELECT sealed_number FROM supplier_accounts a JOIN suppliers s ON s.account_id = a.id WHERE s.id = '${id}')`;
    await rowsOf(test, `UPDATE supplier_accounts SET sealed_number = ${sealed} WHERE supplier_id = $1`, [
      other,
    ]);
    expect(await read(other)).toMatchObject({
      account: { number: null, unreadable: true, lastFour: '9012' },
    });
    const page = await test.as(FINANCE).get(`/settings/suppliers/${other}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('계좌번호를 읽을 수 없습니다');
    await propose(other, OTHER);
    await rowsOf(
      test,
      `UPDATE supplier_accounts SET sealed_number = set_byte(sealed_number, 30, get_byte(sealed_number, 30) # 1)
       WHERE supplier_id = $1 AND state = 'proposed'`,
      [other],
    );
    const refused = await confirm(other);
    expect([refused.statusCode, jsonOf(refused)['code']]).toEqual([422, 'supplier.account-unreadable']);
  });
});

describe('the database itself', () => {
  const asFinance = async (sql: string, parameters: unknown[] = []) => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    return unit.run(await test.actor(FINANCE), () => unit.query(sql, parameters));
  };

  it('takes no account confirmed by its proposer', async () => {
    const id = await supplier();
    await propose(id);
    await expect(
      asFinance(
        `UPDATE supplier_accounts SET state = 'confirmed', decided_by = proposed_by, decided_at = now() WHERE supplier_id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: 'supplier.account-own-proposal' });
  });

  it('changes no account that was decided, and none’s number or bank', async () => {
    await expect(
      asFinance(`UPDATE supplier_accounts SET decided_at = now() WHERE state <> 'proposed' RETURNING id`),
    ).resolves.toEqual([]);
    for (const column of ['bank_code', 'sealed_number', 'holder', 'proposed_by'])
      await expect(asFinance(`UPDATE supplier_accounts SET ${column} = ${column}`)).rejects.toMatchObject({
        code: '42501',
      });
    await expect(asFinance('DELETE FROM supplier_accounts')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets claims of a supplier be handed in while its account is being changed', async () => {
    const claims = claimsOf(test, world);
    const { id } = await claims.draft(world.upstage);
    const [known] = await rowsOf<{ id: string }>(
      test,
      `SELECT id FROM suppliers WHERE team_id = $1 AND business_number = '9028600563'`,
      [world.upstage.id],
    );
    const finance = await test.actor(FINANCE);
    const unit = test.app.get(UnitOfWork, { strict: false });
    const store = test.app.get(SupplierStore, { strict: false });
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let change: Promise<void> | undefined;
    await new Promise<void>((locked, failed) => {
      change = unit.run(finance, async () => {
        await store.lock(finance, known?.id ?? '');
        locked();
        await released;
      });
      change.catch(failed);
    });
    const submission = claims.act(RESEARCHER, id, 'submission');
    const first = await Promise.race([
      submission.then(({ statusCode }) => statusCode),
      new Promise((resolve) => setTimeout(resolve, 5_000, 'waits')),
    ]);
    release();
    await Promise.all([change, submission]);
    expect(first).toBe(200);
  });
});
