import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../src/platform/access/actor.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';
import { postAs } from '../support/builders/structure.js';

interface LineJson {
  id: string;
  owner: 'team' | 'common-pot';
  balance: {
    allocated?: string;
    reserved?: string;
    spent?: string;
    available?: string;
    band?: { fromPercent: number; toPercent: number; daysAgo: number };
  };
  category: { name: { ko: string } };
}

const POT_FIGURES = ['10000000000', '10,000,000,000', '9,999,876,543', '9999876543', '123,457', '123457'];

const LABOUR_TOTAL = /(?<![\d,])800,?000,?000(?!\d)/;

describe('budgets over HTTP', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    const officer = await test.actor('officer@office.example');
    // A rival's use of the pot: neither its amount nor what is left by it may be seen by the others.
    await postAs(test, officer, world.skt.id, [
      { kind: 'reserve', lineId: world.potLineId, amount: 123_457n },
    ]);
  });
  afterAll(() => test.stop());

  const items = async (email: string, url = '/api/v1/budget-lines'): Promise<LineJson[]> => {
    const answer = await test.as(email).get(url);
    expect(answer.statusCode).toBe(200);
    return answer.json<{ items: LineJson[] }>().items;
  };

  it('gives a team its lines as strings of won and the pot as a band', async () => {
    const lines = await items('finance@upstage.example');
    const software = lines.find(({ id }) => id === world.upstage.lines.software);
    expect(software?.balance).toEqual({
      allocated: '2000000000',
      reserved: '0',
      spent: '0',
      available: '2000000000',
    });
    expect(lines.find(({ id }) => id === world.potLineId)?.balance).toEqual({
      band: { fromPercent: 75, toPercent: 100, daysAgo: 7 },
    });
    expect(lines.map(({ id }) => id)).not.toContain(world.skt.lines.software);
  });

  it('gives the officer every line, the pot to the won', async () => {
    const pot = (await items('officer@office.example')).find(({ id }) => id === world.potLineId);
    expect(pot?.balance).toEqual({
      allocated: '10000000000',
      reserved: '123457',
      spent: '0',
      available: '9999876543',
    });
  });

  it.each(['researcher', 'pi', 'administrator', 'finance'])(
    'tells a team’s %s no figure of the pot on any page',
    async (role) => {
      const client = test.as(`${role}@upstage.example`);
      const { potLineId, funds, stageId, skt } = world;
      const urls = [
        '/budgets',
        `/budgets?stage=${stageId}`,
        `/budgets/lines/${potLineId}`,
        `/budgets/lines/${potLineId}/entries.csv`,
        `/budgets/entries?fund=${funds.dataCopurchase}`,
        `/budgets/entries?fund=${funds.dataCopurchase}&team=${skt.id}`,
        `/budgets/entries.csv?fund=${funds.dataCopurchase}&stage=${stageId}`,
        '/settings/structure/funds',
        '/settings/structure/budget-lines',
        '/api/v1/budget-lines',
        '/api/v1/budget-lines?asOf=2199-12-31',
        `/api/v1/budget-lines/${potLineId}`,
        `/api/v1/budget-lines/${potLineId}/entries`,
      ];
      for (const url of urls) {
        const answer = await client.get(url);
        expect([url, answer.statusCode]).toEqual([url, 200]);
        for (const figure of POT_FIGURES)
          expect(answer.body.includes(figure) ? `${url} shows ${figure}` : '').toBe('');
      }
    },
  );

  it('answers about another team’s line as about one that isn’t there', async () => {
    const client = test.as('administrator@upstage.example');
    const none = '018f0000-0000-7000-8000-000000000000';
    for (const path of ['/api/v1/budget-lines/:id', '/api/v1/budget-lines/:id/entries']) {
      const [rival, absent] = [
        await client.get(path.replace(':id', world.skt.lines.software)),
        await client.get(path.replace(':id', none)),
      ];
      expect(rival.statusCode).toBe(404);
      expect({ ...rival.json<object>(), instance: '' }).toEqual({ ...absent.json<object>(), instance: '' });
    }
    for (const path of ['/budgets/lines/:id', '/budgets/lines/:id/entries.csv']) {
      expect((await client.get(path.replace(':id', world.skt.lines.software))).statusCode).toBe(404);
    }
    const entries = await client.get(`/budgets/entries?fund=${world.funds.dataBuild}&team=${world.skt.id}`);
    expect(entries.statusCode).toBe(404);
  });

  it('keeps pay from a plain researcher in list, tree, entries and settings', async () => {
    const { labour } = world.upstage.lines;
    expect((await items('researcher@upstage.example')).map(({ id }) => id)).not.toContain(labour);
    expect((await items('finance@upstage.example')).map(({ id }) => id)).toContain(labour);
    const researcher = test.as('researcher@upstage.example');
    for (const url of [
      '/budgets',
      '/settings/structure/budget-lines',
      `/budgets/entries?fund=${world.funds.dataBuild}`,
    ]) {
      expect(LABOUR_TOTAL.test((await researcher.get(url)).body) ? url : '').toBe('');
    }
    expect((await researcher.get(`/budgets/lines/${labour}`)).statusCode).toBe(404);
    expect((await researcher.get(`/budgets/entries?fund=${world.funds.personnel}`)).statusCode).toBe(404);
    expect(LABOUR_TOTAL.test((await test.as('finance@upstage.example').get('/budgets')).body)).toBe(true);
  });

  it('shows the officer the tree, folded and unfolded by its links', async () => {
    const officer = test.as('officer@office.example');
    const closed = (await officer.get('/budgets')).body;
    expect(closed).toContain('업스테이지');
    expect(closed).not.toContain('연구재료비');
    const opened = [
      ...closed.replaceAll('&amp;', '&').matchAll(/href="(\/budgets\?[^"#]*open=[^"#]*)#tree"/g),
    ].map(([, href]) => href ?? '');
    expect(opened.length).toBeGreaterThan(3);
    const bodies = await Promise.all(opened.map(async (href) => (await officer.get(href)).body));
    expect(bodies.some((body) => body.includes('협력대학 A(예시)') || body.includes('연구재료비'))).toBe(
      true,
    );
  });

  it('records an officer’s look in the log of each team looked at', async () => {
    await test.as('auditor@office.example').get('/budgets');
    const auditor = await test.actor('auditor@office.example');
    const unit = test.app.get(UnitOfWork, { strict: false });
    const rows = await unit.run(auditor, () =>
      unit.query(`SELECT DISTINCT team_id FROM audit_events WHERE actor_id = $1 AND act = 'budget.read'`, [
        auditor.userId,
      ]),
    );
    expect(rows).toHaveLength(2);
  });

  it('lists claims that hold money and haven’t moved for a month, to those who may see them', async () => {
    const actor = await test.actor('researcher@upstage.example');
    await insertClaim(actor, { title: '멈춘 신청', state: 'approved', day: '2025-10-01' });
    await insertClaim(actor, { title: '막 낸 신청', state: 'submitted', day: '2025-10-10' });
    await insertClaim(actor, { title: '공동 재원 신청', state: 'submitted', day: '2025-09-01', onPot: true });
    for (const email of ['officer@office.example', 'finance@upstage.example']) {
      const { body } = await test.as(email).get('/budgets');
      expect(['멈춘 신청', '막 낸 신청', '공동 재원 신청'].filter((title) => body.includes(title))).toEqual([
        '멈춘 신청',
      ]);
    }
    expect((await test.as('finance@skt.example').get('/budgets')).body).not.toContain('멈춘 신청');
  });

  it('exports entries in which no reason becomes a formula', async () => {
    const officer = test.as('officer@office.example');
    const answer = await officer.post('/api/v1/appropriations', {
      fundId: world.funds.personnel,
      fiscalYearId: world.fiscalYearId,
      amount: '1000',
      reason: '=HYPERLINK("http://a.example")',
    });
    expect(answer.statusCode).toBe(201);
    const csv = await officer.get(`/budgets/entries.csv?fund=${world.funds.personnel}`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).toContain(`"'=HYPERLINK(""http://a.example"")"`);
  });

  it('pages entries by cursor', async () => {
    const officer = test.as('officer@office.example');
    for (const amount of ['1', '2', '3']) {
      await officer.post('/api/v1/allocations', { lineId: world.upstage.lines.labour, amount });
    }
    const url = `/api/v1/budget-lines/${world.upstage.lines.labour}/entries`;
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 5; pages += 1) {
      const page = (await officer.get(`${url}?limit=2${after}`)).json<{
        items: { amount: string }[];
        next?: string;
      }>();
      seen.push(...page.items.map(({ amount }) => amount));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toEqual(['3', '2', '1', '800000000']);
    expect((await officer.get(`${url}?after=nonsense`)).statusCode).toBe(422);
  });

  it.each([
    ['0', 422],
    ['-5', 422],
    ['1,000.5원', 422],
    ['10000000000000000000', 422],
    ['9000000000000', 422],
  ])('refuses to allocate %s', async (amount, status) => {
    const body = { lineId: world.upstage.lines.software, amount };
    const answer = await test.as('officer@office.example').post('/api/v1/allocations', body);
    expect(answer.statusCode).toBe(status);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/amount');
  });

  it('gives money once for one Idempotency-Key', async () => {
    const officer = test.as('officer@office.example');
    const send = () =>
      officer.post(
        '/api/v1/allocations',
        { lineId: world.skt.lines.labour, amount: '7' },
        { 'idempotency-key': 'seven' },
      );
    const [first, second] = [await send(), await send()];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    const answer = (await officer.get(`/api/v1/budget-lines/${world.skt.lines.labour}`)).json<LineJson>();
    expect(answer.balance.allocated).toBe('800000007');
  });

  it.each(['administrator@upstage.example', 'auditor@office.example'])(
    'lets %s change no budget',
    async (email) => {
      const client = test.as(email);
      const place = { fundId: world.funds.dataBuild, fiscalYearId: world.fiscalYearId };
      const tries = [
        await client.post('/api/v1/allocations', { lineId: world.upstage.lines.software, amount: '1' }),
        await client.post('/api/v1/appropriations', { ...place, amount: '1' }),
        await client.post('/api/v1/budget-lines', {
          ...place,
          stageId: world.stageId,
          categoryId: world.categories.cloud,
        }),
        await client.patch(`/api/v1/budget-lines/${world.upstage.lines.software}`, { closed: true }),
        await client.form('/settings/structure/funds', { code: 'x', name: '새 재원', kind: 'per-team' }),
      ];
      expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403]);
    },
  );

  async function insertClaim(
    actor: Actor,
    claim: { title: string; state: string; day: string; onPot?: boolean },
  ): Promise<void> {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const at = startOfKstDate(claim.day);
    await unit.run(actor, () =>
      unit.query(
        `INSERT INTO expenses (team_id, id, state, claimant_id, institution_id, stage_id, on_pot, title, claim_amount, created_at, updated_at, state_since)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1000, $9, $9, $9)`,
        [
          actor.team.id,
          uuidv7(),
          claim.state,
          actor.userId,
          world.upstage.companyId,
          world.stageId,
          claim.onPot ?? false,
          claim.title,
          at,
        ],
      ),
    );
  }
});
