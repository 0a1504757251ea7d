import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { schedulesOf } from '../support/schedules.js';
import { flashOf } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OWNER = 'researcher@upstage.example';
const COLLEAGUE = 'researcher2@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let schedules: ReturnType<typeof schedulesOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  schedules = schedulesOf(test, world);
});
afterAll(() => test.stop());
afterEach(() => schedules.endAll());

describe('the document of a period', () => {
  it('fills the draft that waits, its amounts win, and the page says the difference', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const [period] = await schedules.periods(id);
    const evidenceId = await schedules.invoiceOn('2025-11-18', 1_050_000n);
    const filled = await schedules.on('2025-11-20', async () =>
      jsonOf(await claims.create(OWNER, { evidenceIds: [evidenceId] })),
    );
    expect(filled).toMatchObject({
      id: period?.['expenseId'],
      title: '클라우드 요금',
      documentedOn: '2025-11-18',
      claimAmount: '1050000',
      origins: { amounts: 'tax-invoice', target: 'recurring', title: 'recurring' },
    });
    expect((filled['lines'] as Json[])[0]?.['budgetLineId']).toBe(world.upstage.lines.software);
    const page = await schedules.on('2025-11-20', () =>
      test.as(OWNER).get(`/expenses/${String(filled['id'])}/edit`),
    );
    expect(page.body).toContain('예상한 1,000,000원보다 50,000원 많습니다.');
    expect(await schedules.home('2025-11-20')).not.toContain('클라우드 요금 초안');
    const second = await schedules.on('2025-11-20', async () =>
      claims.create(OWNER, { evidenceIds: [await schedules.invoiceOn('2025-11-19', 70_000n)] }),
    );
    expect(jsonOf(second)['id']).not.toBe(filled['id']);
  });

  it('goes to another draft when it is of another supplier, day or person', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const [period] = await schedules.periods(id);
    expect(period).toMatchObject({ expenseId: expect.any(String) });
    const others = [
      [OWNER, await schedules.invoiceOn('2025-10-31', 1_000_000n)],
      [COLLEAGUE, await schedules.invoiceOn('2025-11-12', 1_000_000n)],
      [
        OWNER,
        await claims.invoice(OWNER, {
          issuedOn: '2025-11-12',
          supplier: { businessNumber: '1248100998', name: '다른 곳(예시)' },
        }),
      ],
    ] as const;
    for (const [email, evidenceId] of others) {
      const made = await schedules.on('2025-11-20', () =>
        claims.create(email, { evidenceIds: [evidenceId] }),
      );
      expect([made.statusCode, jsonOf(made)['id'] === period?.['expenseId']]).toEqual([201, false]);
    }
  });

  it('fills it too when it is added on the form, even after the amounts were touched', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const expenseId = (await schedules.periods(id))[0]?.['expenseId'];
    const lines = (typedClaim(world, world.upstage)['lines'] as Json[]).map((line) => ({
      ...line,
      supplyAmount: '5',
    }));
    await test.as(OWNER).put(`/api/v1/expenses/${String(expenseId)}`, { version: 1, lines });
    const evidenceId = await schedules.invoiceOn('2025-11-18', 900_000n);
    const filled = await schedules.on('2025-11-20', () =>
      claims.act(OWNER, expenseId, 'evidence', { evidenceIds: [evidenceId] }),
    );
    expect(jsonOf(filled)).toMatchObject({ claimAmount: '900000', documentedOn: '2025-11-18' });
    const page = await schedules.on('2025-11-20', () => test.as(OWNER).get(`/expenses/${String(expenseId)}`));
    expect(page.body).toContain('예상한 1,000,000원보다 100,000원 적습니다.');
  });

  it('that comes before its day is that period’s claim, and none is opened beside it', async () => {
    const { id } = await schedules.start();
    const evidenceId = await schedules.invoiceOn('2025-11-10', 1_000_000n);
    const early = await schedules.on('2025-11-12', async () =>
      jsonOf(await claims.create(OWNER, { evidenceIds: [evidenceId] })),
    );
    await schedules.home('2025-11-15');
    expect(await schedules.periods(id)).toMatchObject([{ expenseId: early['id'], dueOn: '2025-11-15' }]);
    expect(await schedules.read(id)).toMatchObject({ nextOn: '2025-12-15' });
  });

  it('dropped on the home page goes to it', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const expenseId = String((await schedules.periods(id))[0]?.['expenseId']);
    const evidenceId = await schedules.invoiceOn('2025-11-18', 1_000_000n);
    const content = (await test.as(OWNER).get(`/evidence/${evidenceId}`)).rawPayload;
    const dropped = await schedules.on('2025-11-20', () =>
      test.as(OWNER).upload('/expenses/from-documents', [{ name: 'invoice.xml', content }]),
    );
    expect([dropped.statusCode, dropped.headers.location]).toEqual([303, `/expenses/${expenseId}/edit`]);
  });
});

describe('the document of a period that a colleague gets', () => {
  const content = async (supplyAmount: bigint) => {
    const evidenceId = await schedules.invoiceOn('2025-11-18', supplyAmount);
    return (await test.as(OWNER).get(`/evidence/${evidenceId}`)).rawPayload;
  };
  const drop = async (email: string, file: Buffer) => {
    const answer = await schedules.on('2025-11-20', () =>
      test.as(email).upload('/expenses/from-documents', [{ name: 'invoice.xml', content: file }]),
    );
    return /expenses\/([\w-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
  };
  const put = (email: string, draft: string) =>
    schedules.on('2025-11-20', () => test.as(email).form(`/expenses/${draft}/waiting-draft`));

  it('is offered to the draft that waits for it, and goes there at their word', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const waiting = String((await schedules.periods(id))[0]?.['expenseId']);
    const draft = await drop(COLLEAGUE, await content(1_030_000n));
    expect(draft).not.toBe(waiting);
    const page = await schedules.on('2025-11-20', () => test.as(COLLEAGUE).get(`/expenses/${draft}/edit`));
    expect(page.body).toContain('이 문서는 업스테이지 연구자 1님의 매월 신청에 맞습니다');

    const answer = await put(COLLEAGUE, draft);
    expect(answer.statusCode).toBe(303);
    expect(flashOf(answer)).toContain('업스테이지 연구자 1님의 ‘클라우드 요금’ 초안에 넣었습니다');
    expect((await test.as(COLLEAGUE).get(`/expenses/${draft}`)).statusCode).toBe(404);
    expect(await claims.read(OWNER, waiting)).toMatchObject({
      state: 'draft',
      documentedOn: '2025-11-18',
      claimAmount: '1030000',
    });
    // Who claims hands in; the document stands for this claim alone.
    expect((await claims.act(COLLEAGUE, waiting, 'submission')).statusCode).toBe(403);
    expect(
      (await schedules.on('2025-11-20', () => claims.act(OWNER, waiting, 'submission'))).statusCode,
    ).toBe(200);
  });

  it('is offered once, and to nobody of another team', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    const waiting = String((await schedules.periods(id))[0]?.['expenseId']);
    const [first, second] = [
      await drop(COLLEAGUE, await content(1_000n)),
      await drop('pi@upstage.example', await content(2_000n)),
    ];
    const rival = await drop('researcher@skt.example', await content(3_000n));
    const seen = await schedules.on('2025-11-20', () =>
      test.as('researcher@skt.example').get(`/expenses/${rival}/edit`),
    );
    expect(seen.body).not.toContain('신청에 맞습니다');
    expect((await put('researcher@skt.example', rival)).statusCode).toBe(409);
    expect((await put(COLLEAGUE, first)).statusCode).toBe(303);
    const late = await put('pi@upstage.example', second);
    expect([late.statusCode, late.body.includes('그새 없어졌습니다')]).toEqual([409, true]);
    expect((await test.as('pi@upstage.example').get(`/expenses/${second}/edit`)).statusCode).toBe(200);
    expect(await claims.read(OWNER, waiting)).toMatchObject({ supplyAmount: '1000' });
  });

  it('isn’t taken from the claimant’s own draft, nor from somebody else’s', async () => {
    await schedules.start();
    await schedules.home('2025-11-15');
    const draft = await drop(COLLEAGUE, await content(5_000n));
    expect((await put('pi@upstage.example', draft)).statusCode).toBe(403);
    const own = await drop(OWNER, await content(6_000n));
    expect((await put(OWNER, own)).statusCode).toBe(409);
  });
});

describe('a claim', () => {
  it('begins one schedule, and none where one opened it', async () => {
    const { id } = await schedules.start();
    const source = String(
      (
        await rowsOf<{ id: string }>(
          test,
          'SELECT source_expense_id AS id FROM recurring_expenses WHERE id = $1',
          [id],
        )
      )[0]?.id,
    );
    const again = (expenseId: string) =>
      test.as(OWNER).post('/api/v1/recurring-expenses', { expenseId, every: 'month' });
    const twice = await again(source);
    expect([twice.statusCode, jsonOf(twice)['code']]).toEqual([409, 'recurring.repeats-already']);
    expect((await test.as(OWNER).get(`/expenses/${source}/edit`)).body).not.toContain('/recurring/new');
    await schedules.home('2025-11-15');
    const opened = String((await schedules.periods(id))[0]?.['expenseId']);
    expect((await again(opened)).statusCode).toBe(409);
    await schedules.act(id, 'end', '2025-11-16');
    expect((await again(source)).statusCode).toBe(201);
  });

  it('begins one schedule also when two ask at once', async () => {
    const claim = await claims.draft(world.upstage, { title: '동시에' });
    const both = await Promise.all(
      [1, 2].map(() =>
        test.as(OWNER).post('/api/v1/recurring-expenses', { expenseId: claim['id'], every: 'month' }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });
});
