import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { schedulesOf } from '../support/schedules.js';
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
