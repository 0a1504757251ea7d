import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { ADMINISTRATOR, contractsOf, FINANCE, RESEARCHER, typedLine } from './contract-steps.js';

const RIVAL = 'finance@skt.example';
const OFFICER = 'officer@office.example';
const MILLION = 1_000_000n;

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
});
afterAll(() => test.stop());
afterEach(async () => {
  expect(await contracts.faults()).toEqual([]);
  expect(await ledgerFaults(test)).toEqual([]);
});

const codes = (answer: { body: string }) =>
  ((jsonOf(answer)['errors'] ?? jsonOf(answer)['fields'] ?? []) as Json[]).map(({ code, pointer }) => [
    code,
    pointer,
  ]);

describe('entering a contract', () => {
  it('takes finance or an administrator, and reserves nothing', async () => {
    const before = await contracts.balance();
    const contract = await contracts.enter([
      contracts.instalment(30n * MILLION),
      contracts.instalment(20n * MILLION, '2026-01-10'),
    ]);
    expect(contract).toMatchObject({ state: 'draft', number: null, amount: '50000000' });
    expect(await contracts.balance()).toEqual(before);
    const body = await contracts.body([contracts.instalment(1n)]);
    expect((await test.as(RESEARCHER).post('/api/v1/commitments', body)).statusCode).toBe(403);
    expect((await test.as(OFFICER).post('/api/v1/commitments', body)).statusCode).toBe(403);
    expect((await test.as(RIVAL).get(`/api/v1/commitments/${contract.id}`)).statusCode).toBe(404);
  });

  it('says each thing that is wrong at its field', async () => {
    const wrong = await contracts.body(
      [
        { dueOn: '2025-10-01', lines: [{ budgetLineId: world.upstage.lines.software, amount: '0' }] },
        { dueOn: '2026-02-10', lines: [{ budgetLineId: world.potLineId, amount: '1' }] },
        { dueOn: '2026-02-10', lines: [{ budgetLineId: world.upstage.lines.software, amount: '1' }] },
        { dueOn: '2025-12-01', lines: [{ budgetLineId: world.skt.lines.software, amount: '1' }] },
        {
          dueOn: '2025-12-01',
          lines: [{ budgetLineId: world.upstage.lines.universitySoftware, amount: '1' }],
        },
      ],
      { title: ' ', signedOn: '2025-11-09' },
    );
    const answer = await test.as(FINANCE).post('/api/v1/commitments', wrong);
    expect(answer.statusCode).toBe(422);
    expect(codes(answer)).toEqual(
      expect.arrayContaining([
        ['commitment.title', '/title'],
        ['commitment.signed-in-future', '/signedOn'],
        ['commitment.due-before', '/instalments/0/dueOn'],
        ['commitment.amount', '/instalments/0/lines/0/amount'],
        ['commitment.pot-line', '/instalments/1/lines/0/budgetLineId'],
        ['commitment.due-after-stage', '/instalments/2/dueOn'],
        ['commitment.line-not-open', '/instalments/3/lines/0/budgetLineId'],
        ['commitment.line-not-open', '/instalments/4/lines/0/budgetLineId'],
      ]),
    );
  });
});

describe('putting in force', () => {
  it('takes an administrator who didn’t enter it, and reserves all instalments in one group', async () => {
    const before = await contracts.balance();
    const own = await contracts.enter([contracts.instalment(5n * MILLION)], {}, ADMINISTRATOR);
    expect(codes(await contracts.act(ADMINISTRATOR, own.id, 'activation'))).toEqual([]);
    expect(jsonOf(await contracts.act(ADMINISTRATOR, own.id, 'activation'))).toMatchObject({
      code: 'commitment.own-entry',
    });
    const contract = await contracts.enter([
      contracts.instalment(5n * MILLION),
      contracts.instalment(6n * MILLION),
    ]);
    expect((await contracts.act(FINANCE, contract.id, 'activation')).statusCode).toBe(403);
    const done = contracts.must(await contracts.act(ADMINISTRATOR, contract.id, 'activation'));
    expect(done).toMatchObject({ state: 'active', number: expect.stringMatching(/^2025-\d{4}$/) as string });
    expect((await contracts.balance()).reserved - before.reserved).toBe(11n * MILLION);
    const groups = await rowsOf(test, 'SELECT DISTINCT group_id FROM postings WHERE cause_id = $1', [
      contract.id,
    ]);
    expect(groups).toHaveLength(1);
    expect((await contracts.act(ADMINISTRATOR, contract.id, 'activation')).statusCode).toBe(409);
  });

  it('is refused whole when one line is short, and names the line', async () => {
    const before = await contracts.balance();
    const contract = await contracts.enter([
      contracts.instalment(MILLION),
      contracts.instalment(501n * MILLION, '2025-12-20', world.upstage.lines.material),
    ]);
    const answer = await contracts.act(ADMINISTRATOR, contract.id, 'activation');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('연구재료비');
    expect(answer.body).toContain('1,000,000');
    expect(await contracts.balance()).toEqual(before);
    expect((await contracts.read(contract.id)).state).toBe('draft');
  });

  it('is refused to a team that is frozen', async () => {
    const contract = await contracts.enter([contracts.instalment(MILLION)]);
    await rowsOf(test, "UPDATE teams SET status = 'frozen' WHERE id = $1", [world.upstage.id]);
    try {
      expect(jsonOf(await contracts.act(ADMINISTRATOR, contract.id, 'activation'))).toMatchObject({
        code: 'commitment.team-closed',
      });
      const body = await contracts.body([contracts.instalment(1n)]);
      expect(jsonOf(await test.as(FINANCE).post('/api/v1/commitments', body))).toMatchObject({
        code: 'commitment.team-closed',
      });
    } finally {
      await rowsOf(test, "UPDATE teams SET status = 'active' WHERE id = $1", [world.upstage.id]);
    }
  });
});

describe('a claim on an instalment', () => {
  it('is filled in from the contract and takes over what was reserved, in one group', async () => {
    const contract = await contracts.active([contracts.instalment(10n * MILLION)]);
    const before = await contracts.balance();
    const id = await contracts.claim(contract);
    const draft = await contracts.claims.read(RESEARCHER, id);
    expect(draft).toMatchObject({
      title: 'GPU 서버 임차',
      committedOn: '2025-10-20',
      claimAmount: '10000000',
      supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
    });
    // The same person gets the draft begun before.
    const again = await contracts.act(
      RESEARCHER,
      contract.id,
      `instalments/${contract.instalments[0]?.id}/claim`,
    );
    expect(jsonOf(again)['expenseId']).toBe(id);
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    expect(await contracts.balance()).toEqual(before);
    const kinds = await rowsOf<{ kind: string; n: number }>(
      test,
      'SELECT kind, count(*)::int AS n FROM postings WHERE group_id IN (SELECT group_id FROM postings WHERE cause_id = $1) GROUP BY kind ORDER BY kind',
      [id],
    );
    expect(kinds).toEqual([
      { kind: 'reserve', n: 1 },
      { kind: 'void-pending', n: 1 },
    ]);
    expect(await contracts.read(contract.id)).toMatchObject({
      state: 'completed',
      instalments: [{ state: 'consumed', held: '0' }],
    });
    contracts.must(await contracts.claims.act(ADMINISTRATOR, id, 'approval'));
    expect((await contracts.claims.pay(FINANCE, [id])).statusCode).toBe(201);
    const after = await contracts.balance();
    expect([after.reserved, after.spent]).toEqual([
      before.reserved - 10n * MILLION,
      before.spent + 10n * MILLION,
    ]);
    contracts.must(
      await contracts.claims.act(FINANCE, id, 'reversal', { comment: '되돌림', owedBy: 'nobody' }),
    );
    expect((await contracts.read(contract.id)).state).toBe('completed');
  });

  it('frees what it leaves over, or keeps it where more invoices come', async () => {
    const contract = await contracts.active([
      contracts.instalment(10n * MILLION),
      contracts.instalment(10n * MILLION),
    ]);
    const before = await contracts.balance();
    const smaller = await contracts.claim(contract, 0, 4n * MILLION);
    contracts.must(await contracts.claims.act(RESEARCHER, smaller, 'submission'));
    expect((await contracts.balance()).reserved).toBe(before.reserved - 6n * MILLION);
    const first = await contracts.claim(contract, 1, 3n * MILLION);
    const instalmentId = contract.instalments[1]?.id;
    contracts.must(
      await test
        .as(RESEARCHER)
        .put(`/api/v1/expenses/${first}/contract`, { instalmentId, moreInvoices: true }),
      204,
    );
    contracts.must(await contracts.claims.act(RESEARCHER, first, 'submission'));
    expect((await contracts.balance()).reserved).toBe(before.reserved - 6n * MILLION);
    expect((await contracts.read(contract.id)).instalments[1]).toMatchObject({
      state: 'open',
      held: '7000000',
    });
    const second = await contracts.claim(contract, 1, 7n * MILLION, 'researcher2@upstage.example');
    contracts.must(await contracts.claims.act('researcher2@upstage.example', second, 'submission'));
    expect((await contracts.read(contract.id)).state).toBe('completed');
    // Paying one claim spends its own part alone.
    contracts.must(await contracts.claims.act(ADMINISTRATOR, first, 'approval'));
    expect((await contracts.claims.pay(FINANCE, [first])).statusCode).toBe(201);
    const after = await contracts.balance();
    expect(after.spent - before.spent).toBe(3n * MILLION);
    expect(after.reserved).toBe(before.reserved - 9n * MILLION);
  });

  it('may be greater, as far as the line holds enough', async () => {
    const contract = await contracts.active([
      contracts.instalment(MILLION, '2025-12-10', world.upstage.lines.material),
    ]);
    const { available } = await contracts.balance(world.upstage.lines.material);
    const id = await contracts.claim(contract, 0, available + MILLION + 1n);
    const refused = await contracts.claims.act(RESEARCHER, id, 'submission');
    expect([refused.statusCode, codes(refused)[0]?.[0]]).toEqual([422, 'expense.over-balance']);
    const { version, lines } = await contracts.claims.read(RESEARCHER, id);
    const [line = {}] = lines as Json[];
    contracts.must(
      await test.as(RESEARCHER).put(`/api/v1/expenses/${id}`, {
        version,
        lines: [{ ...typedLine(line), supplyAmount: String(available + MILLION), taxAmount: '0' }],
      }),
    );
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    expect((await contracts.balance(world.upstage.lines.material)).available).toBe(0n);
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'recall'));
    expect((await contracts.read(contract.id)).instalments[0]).toMatchObject({
      state: 'open',
      held: '1000000',
    });
    contracts.must(await contracts.act(FINANCE, contract.id, 'cancellation', { reason: '끝' }));
  });

  it.each([
    ['recall', RESEARCHER],
    ['return', ADMINISTRATOR],
    ['rejection', ADMINISTRATOR],
  ])('gives the instalment back on %s', async (verb, email) => {
    const contract = await contracts.active([contracts.instalment(2n * MILLION)]);
    const before = await contracts.balance();
    const id = await contracts.claim(contract);
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    contracts.must(await contracts.claims.act(email, id, verb, { comment: '까닭' }));
    expect(await contracts.balance()).toEqual(before);
    expect(await contracts.read(contract.id)).toMatchObject({
      state: 'active',
      instalments: [{ state: 'open', held: '2000000' }],
    });
    if (verb === 'rejection') return;
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    expect(await contracts.balance()).toEqual(before);
    expect((await contracts.read(contract.id)).state).toBe('completed');
  });

  it('unlinked after it came back holds nothing of the contract', async () => {
    const contract = await contracts.active([contracts.instalment(2n * MILLION)]);
    const before = await contracts.balance();
    const id = await contracts.claim(contract);
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'recall'));
    contracts.must(await test.as(RESEARCHER).delete(`/api/v1/expenses/${id}/contract`), 204);
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    expect((await contracts.balance()).reserved).toBe(before.reserved + 2n * MILLION);
    expect((await contracts.read(contract.id)).instalments[0]).toMatchObject({
      state: 'open',
      held: '2000000',
    });
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'recall'));
    expect(await contracts.balance()).toEqual(before);
  });

  it('is refused with another supplier, institution or budget line than the contract’s', async () => {
    const contract = await contracts.active([contracts.instalment(2n * MILLION)]);
    const id = await contracts.claim(contract);
    const { version, lines } = await contracts.claims.read(RESEARCHER, id);
    const [line = {}] = lines as Json[];
    contracts.must(
      await test.as(RESEARCHER).put(`/api/v1/expenses/${id}`, {
        version,
        supplier: { name: '다른 곳', businessNumber: '2048631263' },
        lines: [
          {
            ...typedLine(line),
            budgetLineId: world.upstage.lines.material,
            categoryId: world.categories.material,
          },
        ],
      }),
    );
    const refused = await contracts.claims.act(RESEARCHER, id, 'submission');
    expect(codes(refused)).toEqual([
      ['commitment.other-supplier', '/supplierBusinessNumber'],
      ['commitment.other-lines', '/lines/0/budgetLineId'],
    ]);
    const own = await contracts.claims.draft(world.upstage, {
      supplier: { name: '다른 곳', businessNumber: '2048631263' },
    });
    const chosen = await test
      .as(RESEARCHER)
      .put(`/api/v1/expenses/${String(own['id'])}/contract`, { instalmentId: contract.instalments[0]?.id });
    expect(jsonOf(chosen)).toMatchObject({ code: 'commitment.other-supplier' });
  });

  it('that has an invoice moves to the contract’s line and brings the contract along as a document', async () => {
    const { id: contractId } = await contracts.enter([contracts.instalment(3n * MILLION)]);
    const pdf = jsonOf(await contracts.claims.upload(FINANCE, '계약서.pdf', smallPdf('임차 계약')));
    contracts.must(await contracts.act(FINANCE, contractId, 'documents', { evidenceIds: [pdf['id']] }));
    const contract = contracts.must(await contracts.act(ADMINISTRATOR, contractId, 'activation')) as Awaited<
      ReturnType<typeof contracts.read>
    >;
    const draft = await contracts.claims.draft(world.upstage, {
      documentedOn: '2025-10-25',
      lines: [
        {
          name: '임차',
          supplyAmount: '3000000',
          taxAmount: '300000',
          categoryId: world.categories.material,
          budgetLineId: world.upstage.lines.material,
        },
      ],
    });
    const instalmentId = contract.instalments[0]?.id;
    contracts.must(
      await test.as(RESEARCHER).put(`/api/v1/expenses/${String(draft['id'])}/contract`, { instalmentId }),
      204,
    );
    const read = await contracts.claims.read(RESEARCHER, draft['id']);
    expect(read['lines']).toMatchObject([
      { budgetLineId: world.upstage.lines.software, supplyAmount: '3000000' },
    ]);
    const [attached] = await rowsOf(
      test,
      'SELECT evidence_id, document_kind FROM expense_evidence WHERE expense_id = $1',
      [draft['id']],
    );
    expect(attached).toEqual({ evidence_id: pdf['id'], document_kind: 'contract' });
    contracts.must(await contracts.claims.act(RESEARCHER, draft['id'], 'submission'));
  });
});

describe('a change', () => {
  it('that frees money or moves a day holds at once; one that takes more needs a second administrator', async () => {
    const contract = await contracts.active([
      contracts.instalment(5n * MILLION),
      contracts.instalment(5n * MILLION),
    ]);
    const before = await contracts.balance();
    const [first, second] = contract.instalments;
    const change = (instalments: Json[], email = FINANCE, reason = '조정') =>
      contracts.act(email, contract.id, 'changes', { title: 'GPU 서버 임차', instalments, reason });
    const line = (amount: bigint) => [{ budgetLineId: world.upstage.lines.software, amount: String(amount) }];
    const lower = [
      { id: first?.id, dueOn: '2025-12-20', lines: line(5n * MILLION) },
      { id: second?.id, dueOn: '2026-01-10', lines: line(MILLION) },
    ];
    expect(jsonOf(await change(lower, FINANCE, ' '))).toMatchObject({ code: 'commitment.reason' });
    expect(contracts.must(await change(lower))).toMatchObject({ outcome: 'changed' });
    expect((await contracts.balance()).reserved).toBe(before.reserved - 4n * MILLION);
    expect(jsonOf(await change(lower))).toMatchObject({ code: 'commitment.nothing-changed' });
    const higher = [...lower.slice(0, 1), { dueOn: '2026-01-20', lines: line(9n * MILLION) }];
    expect(contracts.must(await change(higher, ADMINISTRATOR))).toMatchObject({ outcome: 'proposed' });
    expect(jsonOf(await change(lower))).toMatchObject({ code: 'commitment.change-waiting' });
    const { change: waiting } = (await contracts.read(contract.id)) as unknown as { change: { id: string } };
    const confirm = (email: string) =>
      contracts.act(email, contract.id, `changes/${waiting.id}/confirmation`);
    expect(jsonOf(await confirm(ADMINISTRATOR))).toMatchObject({ code: 'commitment.own-change' });
    expect((await confirm(FINANCE)).statusCode).toBe(403);
    contracts.must(await contracts.act(ADMINISTRATOR, contract.id, `changes/${waiting.id}/refusal`));
    expect(contracts.must(await change(higher))).toMatchObject({ outcome: 'proposed' });
    const { change: proposed } = (await contracts.read(contract.id)) as unknown as { change: { id: string } };
    contracts.must(await contracts.act(ADMINISTRATOR, contract.id, `changes/${proposed.id}/confirmation`));
    expect((await contracts.balance()).reserved).toBe(before.reserved + 4n * MILLION);
    const after = await contracts.read(contract.id);
    expect(after.instalments.map(({ state }) => state)).toEqual(['open', 'released', 'open']);
  });

  it('can’t go below what is claimed, and the end frees the rest', async () => {
    const contract = await contracts.active([contracts.instalment(5n * MILLION)]);
    const before = await contracts.balance();
    const id = await contracts.claim(contract, 0, 2n * MILLION);
    const instalmentId = contract.instalments[0]?.id;
    contracts.must(
      await test.as(RESEARCHER).put(`/api/v1/expenses/${id}/contract`, { instalmentId, moreInvoices: true }),
      204,
    );
    contracts.must(await contracts.claims.act(RESEARCHER, id, 'submission'));
    const instalments = [
      {
        id: instalmentId,
        dueOn: '2025-12-10',
        lines: [{ budgetLineId: world.upstage.lines.software, amount: '1999999' }],
      },
    ];
    const refused = await contracts.act(FINANCE, contract.id, 'changes', {
      title: 'x',
      instalments,
      reason: '줄임',
    });
    expect(codes(refused)[0]?.[0]).toBe('commitment.below-used');
    contracts.must(await contracts.act(FINANCE, contract.id, 'cancellation', { reason: '해지' }));
    expect((await contracts.balance()).reserved).toBe(before.reserved - 3n * MILLION);
    // Its claim that comes back now frees its money for good.
    contracts.must(await contracts.claims.act(ADMINISTRATOR, id, 'return', { comment: '다시' }));
    expect((await contracts.balance()).reserved).toBe(before.reserved - 5n * MILLION);
    expect((await contracts.read(contract.id)).state).toBe('cancelled');
  });
});

describe('what is seen', () => {
  it('is listed, searched, paged and counted; the office reads it and that is recorded', async () => {
    await contracts.active([contracts.instalment(MILLION, '2025-10-30')], { title: '지난 계약' });
    const list = async (query: string, email = FINANCE) =>
      jsonOf(await test.as(email).get(`/api/v1/commitments${query}`)) as { items: Json[]; next?: string };
    expect((await list('?state=overdue')).items).toMatchObject([
      { title: '지난 계약', nextDueOn: '2025-10-30' },
    ]);
    expect((await list('?q=지난')).items).toHaveLength(1);
    const first = await list('?limit=1');
    const second = await list(`?limit=1&after=${String(first.next)}`);
    expect(second.items[0]?.['id']).not.toBe(first.items[0]?.['id']);
    expect((await list('', RIVAL)).items).toEqual([]);
    expect((await list('', OFFICER)).items.length).toBeGreaterThan(1);
    const reads = await rowsOf(test, "SELECT 1 FROM audit_events WHERE act = 'commitment-list.read'");
    expect(reads.length).toBeGreaterThan(0);
    expect((await test.as(FINANCE).get('/api/v1/commitments?after=x')).statusCode).toBe(422);
    const csv = await test.as(FINANCE).get('/commitments.csv?state=overdue');
    expect(csv.body.split('\r\n')[1]).toContain('지난 계약');
    expect((await test.as(FINANCE).get('/')).body).toContain('지난 계약');
    expect((await test.as(RESEARCHER).get('/')).body).not.toContain('지난 계약');
    expect((await test.as(FINANCE).get('/notifications')).body).toContain('지급 예정일이 지난 계약');
  });
});
