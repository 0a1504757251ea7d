import type { Answer } from '../support/client.js';
import type { TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import type { World } from '../support/world.js';

export const FINANCE = 'finance@upstage.example';
export const FINANCE_2 = 'finance2@upstage.example';
export const ADMINISTRATOR = 'administrator@upstage.example';
export const RESEARCHER = 'researcher@upstage.example';
export const PI = 'pi@upstage.example';

export const SUPPLIERS = [
  {
    name: '(주)한빛데이터(예시)',
    businessNumber: '9028600563',
    holder: '(주)한빛데이터',
    number: '00123456789012',
  },
  {
    name: '가람라벨링(주)(예시)',
    businessNumber: '2048631263',
    holder: '가람라벨링',
    number: '110987654321',
  },
  { name: '나래호스팅(예시)', businessNumber: '1248100998', holder: '나래호스팅', number: '3333012345678' },
] as const;

/** The acts of runs through the API, and what they need to stand on. */
export function runsOf(test: TestApp, world: World) {
  const claims = claimsOf(test, world);
  const url = (id: string, act = '') => `/api/v1/pay-runs/${id}${act}`;

  const must = (answer: Answer, ...statuses: number[]): Json => {
    if (!statuses.includes(answer.statusCode)) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.body.startsWith('{') ? jsonOf(answer) : {};
  };

  return {
    claims,
    must,
    addSecondFinance: async () => {
      const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
      await addPerson(test, officer, {
        teamId: world.upstage.id,
        institutionId: world.upstage.companyId,
        name: '업스테이지 재무 2',
        email: FINANCE_2,
        roles: ['finance'],
      });
    },
    /** A supplier's account in force: proposed by finance, confirmed by the administrator. */
    account: async (index = 0, changes: Json = {}) => {
      const { businessNumber, holder, number, name } = SUPPLIERS[index] ?? SUPPLIERS[0];
      await test.as(RESEARCHER).post('/api/v1/suppliers', { businessNumber, name });
      const [row] = await rowsOf<{ id: string }>(
        test,
        'SELECT id FROM suppliers WHERE team_id = $1 AND business_number = $2',
        [world.upstage.id, businessNumber],
      );
      const at = `/api/v1/suppliers/${row?.id}/account`;
      const proposed = must(
        await test.as(FINANCE).put(at, { bankCode: '004', number, holder, ...changes }),
        200,
      ) as { proposal?: { id: string } };
      must(
        await test.as(ADMINISTRATOR).post(`${at}/confirmation`, { proposalId: proposed.proposal?.id }),
        200,
      );
    },
    payingAccount: async (institutionId: string, changes: Json = {}) => {
      const at = `/api/v1/paying-accounts/${institutionId}`;
      const account = {
        name: '연구비 통장',
        bankCode: '089',
        number: '70012345678901',
        holder: '업스테이지',
        layout: 'kbank',
        ...changes,
      };
      const { items } = must(await test.as(FINANCE).put(at, account), 200) as { items: Json[] };
      const mine = items.find((one) => one['institutionId'] === institutionId) as {
        proposal: { id: string };
      };
      must(await test.as(ADMINISTRATOR).post(`${at}/confirmation`, { proposalId: mine.proposal.id }), 200);
    },
    /** An approved claim of this amount (VAT beside it) to one of the suppliers. */
    approved: async (supply: number, index = 0, changes: Json = {}): Promise<string> => {
      const { name, businessNumber } = SUPPLIERS[index] ?? SUPPLIERS[0];
      const { id } = await claims.draft(world.upstage, {
        supplier: { name, businessNumber },
        lines: [
          {
            name: '품목',
            supplyAmount: String(supply),
            taxAmount: String(supply / 10),
            categoryId: world.categories.software,
            budgetLineId: world.upstage.lines.software,
          },
        ],
        ...changes,
      });
      must(await claims.act(RESEARCHER, id, 'submission'), 200);
      must(await claims.act(ADMINISTRATOR, id, 'approval'), 200);
      return String(id);
    },
    prepare: (expenseIds: readonly string[], email = FINANCE) =>
      test.as(email).post('/api/v1/pay-runs', { expenseIds }),
    prepared: async (expenseIds: readonly string[], email = FINANCE): Promise<string> => {
      const { runs } = must(await test.as(email).post('/api/v1/pay-runs', { expenseIds }), 201) as {
        runs: { id: string }[];
      };
      return runs[0]?.id ?? '';
    },
    read: async (id: string, email = FINANCE) =>
      must(await test.as(email).get(url(id)), 200) as Json & {
        items: (Json & { id: string; checks: Json[] })[];
      },
    release: (id: string, body: Json = {}, email = FINANCE_2) =>
      test.as(email).post(url(id, '/release'), body),
    file: (id: string, email = FINANCE) => test.as(email).post(url(id, '/file'), {}),
    cancel: (id: string, email = FINANCE) =>
      test.as(email).post(url(id, '/cancellation'), { reason: '다시 만듭니다.' }),
    refuse: (id: string, email = FINANCE) =>
      test.as(email).post(url(id, '/bank-refusal'), { reason: '은행이 파일을 받지 않았습니다.' }),
    outcomes: (id: string, body: Json, email = FINANCE) => test.as(email).post(url(id, '/outcomes'), body),
    result: (id: string, content: Buffer | string, name = '결과.csv', email = FINANCE) =>
      test.as(email).upload(url(id, '/results'), [{ name, content, field: 'file' }]),
    /** Prepared, released by the second finance person, and its file made. */
    filed: async (expenseIds: readonly string[]): Promise<string> => {
      const { runs } = must(await test.as(FINANCE).post('/api/v1/pay-runs', { expenseIds }), 201) as {
        runs: { id: string }[];
      };
      const id = runs[0]?.id ?? '';
      const run = must(await test.as(FINANCE_2).get(url(id)), 200) as { items: { id: string }[] };
      const answers = run.items.map(({ id: itemId }) => ({
        itemId,
        reason: '거래처에 전화로 확인했습니다.',
      }));
      must(await test.as(FINANCE_2).post(url(id, '/release'), { answers }), 200);
      must(await test.as(FINANCE).post(url(id, '/file'), {}), 200);
      return id;
    },
    state: async (expenseId: string) =>
      (await rowsOf<{ state: string }>(test, 'SELECT state FROM expenses WHERE id = $1', [expenseId]))[0]
        ?.state,
    /** What left the budget for a claim, and in how many payments. */
    spent: async (expenseId: string) =>
      (
        await rowsOf<{ payments: number; spent: string; groups: number }>(
          test,
          `SELECT (SELECT count(*)::int FROM payment_items i WHERE i.expense_id = $1) AS payments,
             coalesce(sum(amount), 0)::text AS spent, count(*)::int AS groups FROM postings WHERE cause_id = $1 AND kind = 'post-pending'`,
          [expenseId],
        )
      )[0],
  };
}

/** A result as banks give it. */
export function resultCsv(rows: readonly (readonly [string, number, string, string?, string?])[]): string {
  return [
    '입금계좌번호,이체금액,처리결과,실패사유,거래고유번호',
    ...rows.map(([account, amount, outcome, reason = '', reference = '']) =>
      [account, amount, outcome, reason, reference].join(','),
    ),
  ].join('\r\n');
}
