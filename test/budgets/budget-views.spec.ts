import ExcelJS from 'exceljs';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../src/platform/access/actor.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { insertRow, postAs } from '../support/builders/structure.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';
const FINANCE = 'finance@upstage.example';
const RIVAL = 'finance@skt.example';
const MONTHS = ['2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01'];

describe('the pages of the budget', () => {
  let test: TestApp;
  let world: World;
  let officer: Actor;
  let finance: Actor;
  let nextStageId: string;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    officer = await test.actor(OFFICER);
    finance = await test.actor(FINANCE);
    await postAs(test, officer, world.upstage.id, [
      { kind: 'spend', lineId: world.upstage.lines.software, amount: 1_400_000_000n },
    ]);
  });
  afterAll(() => test.stop());

  const text = async (email: string, url: string): Promise<string> => {
    const answer = await test.as(email).get(url);
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.body;
  };

  const unit = () => test.app.get(UnitOfWork, { strict: false });

  it.each(['/budgets/teams', '/budgets/settings', '/api/v1/budgets/teams'])(
    'keeps %s to the office',
    async (url) => {
      for (const email of [FINANCE, RIVAL, 'researcher@upstage.example'])
        expect((await test.as(email).get(url)).statusCode).toBe(404);
      for (const email of [OFFICER, AUDITOR]) await text(email, url);
    },
  );

  it('sorts teams by how far they are behind, and marks the late ones', async () => {
    const answer = await test.as(OFFICER).get('/api/v1/budgets/teams');
    const { items, total } = answer.json<{
      items: { team: { id: string }; late: boolean; pace: { spent: string; allocated: string } }[];
      total: { spent: string };
    }>();
    expect(items.map(({ team, late }) => [team.id, late])).toEqual([
      [world.upstage.id, true],
      [world.skt.id, true],
    ]);
    expect(total.spent).toBe('1400000000');
    const page = await text(OFFICER, '/budgets/teams');
    expect(page.indexOf('SK텔레콤')).toBeLessThan(page.indexOf('업스테이지'));
    const byRate = await text(OFFICER, '/budgets/teams?sort=rate');
    expect(byRate.indexOf('업스테이지')).toBeLessThan(byRate.indexOf('SK텔레콤'));
  });

  it('gives each team’s share of a common pot, together 100.0', async () => {
    await postAs(test, officer, world.skt.id, [{ kind: 'reserve', lineId: world.potLineId, amount: 100n }]);
    const url = `/api/v1/budgets/teams?fund=${world.funds.dataCopurchase}`;
    const { items } = (await test.as(OFFICER).get(url)).json<{
      items: { use: { shareTenths: number } | null }[];
    }>();
    expect(items.every(({ use }) => use !== null)).toBe(true);
    await text(OFFICER, `/budgets/teams?fund=${world.funds.dataCopurchase}`);
  });

  describe('the plan', () => {
    const url = () => `/budgets/settings/plans/${world.funds.dataBuild}?stage=${world.stageId}`;
    const form = (shares: readonly string[]) =>
      Object.fromEntries(MONTHS.map((month, index) => [month, shares[index] ?? '']));

    it('is set month by month, and the tree measures by it', async () => {
      const answer = await test.as(OFFICER).form(url(), form(['0', '0', '0', '0', '50', '50']));
      expect([answer.statusCode, answer.headers['location']]).toEqual([
        303,
        `/budgets/settings?stage=${world.stageId}#plans`,
      ]);
      const { items } = (await test.as(OFFICER).get('/api/v1/budgets/forecasts')).json<{
        items: { fundId: string; planTenths: number }[];
      }>();
      const plans = new Map(items.map(({ fundId, planTenths }) => [fundId, planTenths]));
      expect(plans.get(world.funds.dataBuild)).toBe(0);
      expect(plans.get(world.funds.personnel)).toBeGreaterThan(400);
      expect(await text(OFFICER, '/budgets/settings')).toContain('달마다 정함');
    });

    it.each([
      [['10', '10', '10', '10', '10', '10'], '지금은 60.0입니다'],
      [['100', '', '', '', '', ''], '소수 첫째 자리까지'],
      [['50,55', '0', '0', '0', '0', '50'], '소수 첫째 자리까지'],
      [['-10', '10', '50', '50', '0', '0'], '소수 첫째 자리까지'],
    ])('refuses %j and keeps what was typed', async (shares, words) => {
      const answer = await test.as(OFFICER).form(url(), form(shares));
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain(words);
      expect(answer.body).toContain(`value="${shares[0]}"`);
      expect(answer.body).toContain('error-summary');
    });

    it('is even again when nothing is typed', async () => {
      expect((await test.as(OFFICER).form(url(), form([]))).statusCode).toBe(303);
      const plan = `/api/v1/spending-plans/${world.funds.dataBuild}/${world.stageId}`;
      expect((await test.as(FINANCE).get(plan)).json()).toMatchObject({ even: true, stageMonths: MONTHS });
    });

    it('is the officer’s to set, by form and by API', async () => {
      const api = `/api/v1/spending-plans/${world.funds.dataBuild}/${world.stageId}`;
      const months = MONTHS.map((month, index) => ({ month, tenths: index === 5 ? 1000 : 0 }));
      for (const email of [FINANCE, AUDITOR]) {
        expect((await test.as(email).form(url(), form(['100', '0', '0', '0', '0', '0']))).statusCode).toBe(
          403,
        );
        expect((await test.as(email).put(api, { months })).statusCode).toBe(403);
      }
      expect((await test.as(OFFICER).put(api, { months: months.slice(1) })).statusCode).toBe(422);
      expect((await test.as(OFFICER).put(api, { months })).json()).toMatchObject({ even: false, months });
      expect((await test.as(OFFICER).put(api, { months: [] })).json()).toMatchObject({ even: true });
    });
  });

  it('lets the officer set what teams see of pots, within bounds', async () => {
    const client = test.as(OFFICER);
    const good = { potBandDelayDays: '3', potBandCount: '5', stuckDays: '14' };
    expect((await client.form('/budgets/settings', good)).statusCode).toBe(303);
    expect(await text(FINANCE, '/budgets')).toContain('남은 금액 80~100 % (3일 전 기준)');
    for (const wrong of ['-1', '93', 'x', '']) {
      const answer = await client.form('/budgets/settings', { ...good, potBandDelayDays: wrong });
      expect([wrong, answer.statusCode]).toEqual([wrong, 422]);
      expect(answer.body).toContain('0부터 92까지');
    }
    expect((await test.as(FINANCE).form('/budgets/settings', good)).statusCode).toBe(404);
    expect((await test.as(AUDITOR).form('/budgets/settings', good)).statusCode).toBe(403);
    expect((await test.as(FINANCE).patch('/api/v1/programme', { stuckDays: 30 })).statusCode).toBe(403);
    const changed = await client.patch('/api/v1/programme', { potBandDelayDays: 7, potBandCount: 4 });
    expect(changed.json()).toMatchObject({ potBandDelayDays: 7, potBandCount: 4, stuckDays: 14 });
  });

  describe('what is stuck', () => {
    beforeAll(async () => {
      await claim('승인 뒤 멈춘 신청', 'approved', '2025-09-20', 3000n);
      await claim('결재에 멈춘 신청', 'submitted', '2025-09-25', 2000n);
      const held = await claim('보류된 신청', 'approved', '2025-09-28', 500n);
      await unit().run(
        officer,
        () =>
          unit().query(
            `INSERT INTO payment_holds (team_id, id, expense_id, owner_team_id, reason_code, held_by, held_at)
             VALUES ($1, $2, $3, $4, 'papers-asked', $5, '2025-10-01')`,
            [world.upstage.id, uuidv7(), held, world.officeTeamId, officer.userId],
          ),
        { onBehalfOf: world.upstage.id },
      );
      await overdueContract();
    });

    it('stands with where it stopped and the one next step, the oldest first', async () => {
      const page = await text(OFFICER, '/budgets/stuck?days=14');
      const titles = ['늦은 계약', '승인 뒤 멈춘 신청', '결재에 멈춘 신청', '보류된 신청'];
      expect(titles.map((title) => page.indexOf(title)).every((at) => at > 0)).toBe(true);
      const order = titles.map((title) => page.indexOf(`>${title}`));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const words of [
        '계약 지급일 지남',
        '지급 대기',
        '지급 보류',
        '서류 확인 요청',
        '보류 풀지 정하기',
      ])
        expect(page).toContain(words);
      expect(await text(FINANCE, '/budgets/stuck?days=14')).toContain('지급하기');
      expect(await text(FINANCE, '/budgets')).toContain('멈춘 예약 4건');
    });

    it('is nobody else’s to see', async () => {
      for (const url of ['/budgets/stuck?days=14', '/budgets/stuck.csv?days=14', '/api/v1/budgets/stuck'])
        expect(await text(RIVAL, url)).not.toContain('멈춘 신청');
    });

    it('pages by cursor', async () => {
      const seen: string[] = [];
      let after = '';
      for (let pages = 0; pages < 6; pages += 1) {
        const page = (await test.as(OFFICER).get(`/api/v1/budgets/stuck?days=14&limit=1${after}`)).json<{
          items: { title: string }[];
          next?: string;
        }>();
        seen.push(...page.items.map(({ title }) => title));
        if (!page.next) break;
        after = `&after=${page.next}`;
      }
      expect(seen).toEqual(['늦은 계약', '승인 뒤 멈춘 신청', '결재에 멈춘 신청', '보류된 신청']);
      expect((await test.as(OFFICER).get('/budgets/stuck?after=nonsense')).statusCode).toBe(422);
    });

    it('goes out as CSV and as a worksheet with amounts as numbers', async () => {
      expect(await text(OFFICER, '/budgets/stuck.csv?days=14')).toContain('승인 뒤 멈춘 신청');
      const sheet = await worksheet('/budgets/stuck.xlsx?days=14');
      expect(sheet.getRow(3).getCell(5).value).toBe(3000);
    });
  });

  it('exports the whole tree, to a team without a figure of the pot', async () => {
    const sheet = await worksheet('/budgets/tree.xlsx');
    const names = (sheet.getColumn(1).values as unknown[]).map((value) => String(value ?? '').trim());
    expect(names).toEqual(expect.arrayContaining(['데이터 구축·가공', '업스테이지', '연구재료비', '합계']));
    expect(await text(FINANCE, '/budgets/tree.csv')).not.toContain('10000000000');
    expect(await text(FINANCE, '/budgets/tree.csv')).not.toContain('SK텔레콤');
  });

  describe('with two years', () => {
    beforeAll(async () => {
      const programme = { programme_id: world.programmeId };
      const yearId = await insertRow(test, officer, 'fiscal_years', {
        ...programme,
        year: 2026,
        starts_on: '2026-01-01',
        ends_on: '2026-12-31',
      });
      nextStageId = await insertRow(test, officer, 'stages', {
        ...programme,
        fiscal_year_id: yearId,
        number: 2,
        name_ko: '2단계',
        name_en: 'Stage 2',
        starts_on: '2026-02-01',
        ends_on: '2026-12-31',
      });
      const client = test.as(OFFICER);
      const place = { fundId: world.funds.dataBuild, fiscalYearId: yearId };
      await client.post('/api/v1/appropriations', { ...place, amount: '4000000000' });
      const line = await client.post('/api/v1/budget-lines', {
        ...place,
        stageId: nextStageId,
        categoryId: world.categories.software,
        teamId: world.upstage.id,
        institutionId: world.upstage.companyId,
      });
      expect(line.statusCode).toBe(201);
      const { id } = line.json<{ id: string }>();
      await client.post('/api/v1/allocations', { lineId: id, amount: '3000000000' });
    });

    it('has years in the tree, which add up to their fund', async () => {
      const page = await text(OFFICER, '/budgets');
      expect(page).toContain('2025 회계연도');
      expect(page).toContain('2026 회계연도');
      expect(page).toContain('9,600,000,000');
      expect(page).toContain(`/budgets?stage=${nextStageId}#tree`);
      expect(await text(OFFICER, `/budgets?stage=${nextStageId}`)).toContain('3,000,000,000');
    });

    it('puts them beside one another with difference and percentage', async () => {
      const page = await text(FINANCE, '/budgets/compare');
      expect(page).toContain('2025 회계연도 → 2026 회계연도');
      expect(page).toContain('+700,000,000');
      expect(page).toContain('+30.4');
      expect(page).not.toContain('SK텔레콤');
      expect(await text(FINANCE, '/budgets/compare?by=stage')).toContain('1단계 → 2단계');
    });

    it('compares a team’s own money alone, and answers a rival’s id as one that isn’t there', async () => {
      const sums = async (email: string, query = '') => {
        const answer = await test.as(email).get(`/api/v1/budgets/comparison${query}`);
        const { items } = answer.json<{
          items: { fund: { id: string }; category: object | null; left: { allocated?: string } }[];
        }>();
        return items.find(({ fund, category }) => fund.id === world.funds.dataBuild && !category)?.left
          .allocated;
      };
      expect(await sums(FINANCE)).toBe('2800000000');
      expect(await sums(OFFICER)).toBe('5600000000');
      expect(await sums(OFFICER, `?team=${world.upstage.id}`)).toBe('2800000000');
      for (const url of ['/budgets/compare', '/api/v1/budgets/comparison']) {
        const none = '018f0000-0000-7000-8000-000000000000';
        for (const id of [world.skt.id, none])
          expect((await test.as(FINANCE).get(`${url}?team=${id}`)).statusCode).toBe(404);
      }
      const pot = await text(FINANCE, '/budgets/compare');
      expect(pot).not.toContain('10,000,000,000');
    });
  });

  async function worksheet(url: string): Promise<ExcelJS.Worksheet> {
    const answer = await test.as(OFFICER).get(url);
    expect(answer.statusCode).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
    const [sheet] = workbook.worksheets;
    if (!sheet) throw new Error('no sheet');
    return sheet;
  }

  async function claim(title: string, state: string, day: string, amount: bigint): Promise<string> {
    const id = uuidv7();
    await unit().run(finance, () =>
      unit().query(
        `INSERT INTO expenses (team_id, id, state, claimant_id, institution_id, stage_id, title, claim_amount, created_at, updated_at, state_since)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9)`,
        [
          finance.team.id,
          id,
          state,
          finance.userId,
          world.upstage.companyId,
          world.stageId,
          title,
          amount.toString(),
          startOfKstDate(day),
        ],
      ),
    );
    return id;
  }

  async function overdueContract(): Promise<void> {
    const [contract, instalment] = [uuidv7(), uuidv7()];
    await unit().run(finance, async () => {
      await unit().query(
        `INSERT INTO commitments (team_id, id, state, institution_id, stage_id, supplier_name, title, signed_on, created_by, number, number_year, activated_by)
         VALUES ($1, $2, 'active', $3, $4, '가온출판', '늦은 계약', '2025-08-10', $5, 1, 2025, $5)`,
        [finance.team.id, contract, world.upstage.companyId, world.stageId, finance.userId],
      );
      await unit().query(
        `INSERT INTO commitment_instalments (team_id, id, commitment_id, position, due_on, amount, state)
         VALUES ($1, $2, $3, 1, '2025-09-10', 9000, 'open')`,
        [finance.team.id, instalment, contract],
      );
    });
  }
});
