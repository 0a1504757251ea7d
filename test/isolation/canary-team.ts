import { strFromU8, unzipSync } from 'fflate';
import { readPdf } from '../reports/read-pdf.js';
import { RunImport } from '../../src/imports/run-import.js';
import { WriteEvents } from '../../src/webhooks/delivery/write-events.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { addPerson } from '../support/builders/people.js';
import type { TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import type { Answer, Client } from '../support/client.js';
import { runsOf } from '../pay-runs/runs-of.js';
import { rowsOf } from '../support/stored.js';
import type { World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { plantBudget } from './canary-budget.js';
import type { IdKind } from './walk-plan.js';

/** Stands in every text that the canary's team writes. */
export const CANARY = '카나리아';
const AMOUNT = '123457891';
const POT_AMOUNT = '234567893';
const ACCOUNT_NUMBER = '00987654321098';

export interface Canary {
  ids: Record<IdKind, string[]>;
  /** What no other team's answer may hold. */
  secrets: string[];
  potExpenseId: string;
}

/** Plants claims in every state, documents, a payment, a person and a token in the team of Upstage. */
export async function plantCanary(test: TestApp, world: World): Promise<Canary> {
  const team = world.upstage;
  const claims = claimsOf(test, world);
  const [researcher, administrator, finance] = ['researcher', 'administrator', 'finance'].map(
    (role) => `${role}@upstage.example`,
  ) as [string, string, string];
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, team.id] };
  await addPerson(test, officer, {
    teamId: team.id,
    institutionId: team.companyId,
    name: `${CANARY} 사람`,
    email: 'canary@upstage.example',
    roles: ['researcher'],
  });
  const expense: string[] = [];
  const evidence: string[] = [];
  const file = async (index: number, potLineId?: string) => {
    const document = await claims.upload(
      researcher,
      `${CANARY} 견적 ${index}.pdf`,
      smallPdf(`${CANARY} ${index}`),
    );
    evidence.push(String(jsonOf(document)['id']));
    const body = typedClaim(world, team, {
      title: `${CANARY} 제목 ${index}`,
      supplier: { name: `${CANARY} 공급자`, businessNumber: '9028600563' },
      evidenceIds: evidence.slice(-1),
    });
    const [line] = body['lines'] as Record<string, unknown>[];
    const amount = potLineId ? POT_AMOUNT : AMOUNT;
    const lines = [
      {
        ...line,
        name: `${CANARY} 품목`,
        supplyAmount: amount,
        budgetLineId: potLineId ?? line?.['budgetLineId'],
      },
    ];
    const { id } = jsonOf(await claims.create(researcher, { ...body, lines }));
    expense.push(String(id));
    return id;
  };
  const must = (answer: Answer) => {
    if (answer.statusCode >= 300) throw new Error(`the canary isn't planted: ${answer.body}`);
  };
  const webhook = await test.as(administrator).post('/api/v1/webhooks', {
    url: `https://93.184.215.14/${encodeURIComponent(CANARY)}`,
    description: `${CANARY} ERP`,
    eventTypes: ['claim.created', 'claim.submitted'],
    details: true,
  });
  must(webhook);
  must(await test.as(administrator).put('/api/v1/webhooks/events/keeping', { keep: true }));
  await file(0);
  const invoice = await claims.invoice(researcher, {
    supplier: { businessNumber: '9028600563', name: `${CANARY} 공급자` },
    lines: [{ name: `${CANARY} 품목`, supplyAmount: BigInt(AMOUNT) }],
  });
  evidence.push(invoice);
  expense.push(String(jsonOf(await claims.create(researcher, { evidenceIds: [invoice] }))['id']));
  for (const [index, act] of ['none', 'return', 'rejection', 'approval', 'pay'].entries()) {
    const id = await file(index + 1);
    must(await claims.act(researcher, id, 'submission'));
    const verb = act === 'pay' ? 'approval' : act;
    if (act !== 'none') must(await claims.act(administrator, id, verb, { comment: `${CANARY} 까닭` }));
    if (act !== 'pay') continue;
    must(await claims.pay(finance, [id], { bankReference: `${CANARY} 이체` }));
    await plantRefund(test, String(id));
    must(await test.as(finance).put(`/api/v1/payments/input-sheet/${String(id)}`, {}));
  }
  must(await test.as(finance).put('/api/v1/payments/input-sheet/system', { system: 'rcms' }));
  const potExpenseId = String(await file(6, world.potLineId));
  must(await claims.act(researcher, potExpenseId, 'submission'));
  must(await claims.act('officer@office.example', potExpenseId, 'approval'));
  must(await claims.act('officer@office.example', potExpenseId, 'hold', { reason: 'routine-check' }));
  const body = { body: `${CANARY} 의견`, mentionsOffice: true, evidenceIds: evidence.slice(0, 1) };
  must(await test.as(researcher).post(`/api/v1/expenses/${potExpenseId}/comments`, body));
  const match = (
    await rowsOf<{ id: string }>(
      test,
      `INSERT INTO duplicate_matches (team_id, id, kind, first_team_id, first_expense_id, second_team_id, second_expense_id)
       VALUES ($1, gen_random_uuid(), 'near', $2, $3, $4, gen_random_uuid()) RETURNING id`,
      [world.officeTeamId, team.id, potExpenseId, world.skt.id],
    )
  ).map(({ id }) => id);
  must(
    await test
      .as(researcher)
      .post('/api/v1/tokens', { name: `${CANARY} 토큰`, scopes: ['read'], expiresOn: '2027-01-01' }),
  );
  const sheet = `작성일자,거래처,내용,공급가액,비목\n2025-10-01,${CANARY} 공급자,${CANARY} 표,${AMOUNT},소프트웨어 활용비\n,,${CANARY} 나쁜 줄,,`;
  const imported = await test
    .as(researcher)
    .upload('/api/v1/imports', [{ name: `${CANARY} 표.csv`, content: sheet, field: 'file' }]);
  must(imported);
  const importId = String(jsonOf(imported)['id']);
  must(await test.as(researcher).post(`/api/v1/imports/${importId}/start`));
  await test.app.get(RunImport, { strict: false }).execute(jobPerson(await test.actor(researcher)), importId);
  const card = await test.as(finance).upload('/api/v1/card-statements', [
    {
      name: `${CANARY} 카드.csv`,
      content: `승인번호,승인일자,승인금액,가맹점명\n30000001,20251001,${AMOUNT},${CANARY} 가맹점`,
      field: 'file',
    },
  ]);
  must(card);
  expense.push(await plantVatBatch(test));
  const supplier = await plantAccount(test, world);
  await plantRuns(test, world);
  await plantContract(test, world, supplier, evidence[0] ?? '');
  await plantSettlement(test);
  const route = await test.as(administrator).post('/api/v1/routes', {
    scope: 'team',
    name: `${CANARY} 결재선`,
    conditions: { amountFrom: '9000000000000000' },
    steps: [{ kind: 'approval', name: `${CANARY} 단계`, userIds: [(await test.actor(finance)).userId] }],
  });
  must(route);
  const recurring = await test.as(researcher).post('/api/v1/recurring-expenses', {
    expenseId: expense[0],
    every: 'month',
  });
  must(recurring);
  const prepared = await claims.create(administrator, {
    title: `${CANARY} 작성`,
    claimantId: (await test.actor(researcher)).userId,
  });
  must(prepared);
  must(await claims.act(administrator, jsonOf(prepared)['id'], 'handover'));
  must(await claims.act(researcher, jsonOf(prepared)['id'], 'give-back', { comment: `${CANARY} 되돌림` }));
  expense.push(String(jsonOf(prepared)['id']));
  await tellEvents(test, world, team.id);
  must(await test.as(researcher).patch('/api/v1/notifications/settings', { daily: { hour: 9 } }));
  await rowsOf(
    test,
    `INSERT INTO mails (team_id, id, user_id, kind, key, content, written_at) VALUES ($1, gen_random_uuid(), $2, 'daily', '2025-11-03', '{}', now())`,
    [team.id, (await test.actor(researcher)).userId],
  );
  const budget = await plantBudget(test, world, { word: CANARY, amount: AMOUNT });
  const lent = await test.as(administrator).post('/api/v1/delegations', {
    toUserId: (await test.actor(finance)).userId,
    startsOn: '2025-11-03',
    endsOn: '2025-11-05',
    reason: `${CANARY} 출장`,
  });
  must(lent);
  must(
    await test
      .as('officer@office.example')
      .put(`/api/v1/funding-plans/${team.universityId}/${world.stageId}`, {
        government: AMOUNT,
        ownCash: '0',
        otherCash: '0',
        inKind: '0',
      }),
  );
  must(
    await test.as(finance).post('/api/v1/disbursements', {
      institutionId: team.universityId,
      stageId: world.stageId,
      kind: 'interest',
      amount: AMOUNT,
      paidOn: '2025-11-03',
      note: `${CANARY} 이자`,
    }),
  );
  const evaluated = await test.as('officer@office.example').post('/api/v1/stage-evaluations', {
    teamId: team.id,
    stageId: world.stageId,
    kind: 'stage',
    result: 'go-on',
    reason: `${CANARY} 평가`,
  });
  must(evaluated);
  // A real close-out would freeze the team, and the walk needs it to act.
  const closeOut = await rowsOf<{ id: string }>(
    test,
    `INSERT INTO close_outs (team_id, id, evaluation_id, stage_id, cut_on, state) VALUES ($1, gen_random_uuid(), $2, $3, '2025-11-03', 'open')
     RETURNING id`,
    [team.id, jsonOf(evaluated)['id'], world.stageId],
  );
  await rowsOf(
    test,
    `INSERT INTO close_out_ticks (team_id, close_out_id, item, note, ticked_by, ticked_at) VALUES ($1, $2, 'cards', $3, $4, now())`,
    [team.id, closeOut[0]?.id, `${CANARY} 메모`, world.officer.userId],
  );
  const idsOf = async (sql: string) =>
    (await rowsOf<{ id: string }>(test, sql, [team.id])).map(({ id }) => id);
  const ids: Canary['ids'] = {
    expense,
    evidence,
    line: Object.values(team.lines),
    institution: [team.companyId, team.universityId],
    team: [team.id],
    'declined-support': [budget.declinedId],
    'allocation-import': [budget.importId],
    'budget-version': budget.versionIds,
    import: [importId],
    match,
    recurring: [String(jsonOf(recurring)['id'])],
    delegation: [String(jsonOf(lent)['id'])],
    statement: [String(jsonOf(card)['id'])],
    supplier: [supplier],
    route: [String(jsonOf(route)['id'])],
    'card-use': await idsOf('SELECT id FROM card_transactions WHERE team_id = $1'),
    comment: await idsOf('SELECT id FROM expense_comments WHERE team_id = $1'),
    commitment: await idsOf('SELECT id FROM commitments WHERE team_id = $1'),
    instalment: await idsOf('SELECT id FROM commitment_instalments WHERE team_id = $1'),
    'commitment-change': await idsOf('SELECT id FROM commitment_changes WHERE team_id = $1'),
    webhook: [String(jsonOf(webhook)['id'])],
    'webhook-event': await idsOf('SELECT event_id AS id FROM webhook_deliveries WHERE team_id = $1'),
    notice: await idsOf('SELECT id FROM notifications WHERE team_id = $1'),
    'pay-run': await idsOf('SELECT id FROM pay_runs WHERE team_id = $1'),
    'pay-item': await idsOf('SELECT id FROM pay_run_items WHERE team_id = $1'),
    'pay-result': await idsOf('SELECT id FROM pay_run_results WHERE team_id = $1'),
    'paying-proposal': await idsOf(
      `SELECT id FROM paying_accounts WHERE team_id = $1 AND state = 'proposed'`,
    ),
    reversal: await idsOf('SELECT id FROM expense_reversals WHERE team_id = $1'),
    evaluation: await idsOf('SELECT id FROM stage_evaluations WHERE team_id = $1'),
    'close-out': await idsOf('SELECT id FROM close_outs WHERE team_id = $1'),
    refund: await idsOf('SELECT id FROM refunds WHERE team_id = $1'),
    disbursement: await idsOf('SELECT id FROM disbursements WHERE team_id = $1'),
    stage: [world.stageId],
    disallowance: await idsOf('SELECT id FROM settlement_disallowances WHERE team_id = $1'),
    'vat-batch': await idsOf('SELECT id FROM vat_batches WHERE team_id = $1'),
    payment: await idsOf('SELECT id FROM payments WHERE team_id = $1'),
    person: await idsOf('SELECT id FROM users WHERE team_id = $1 ORDER BY email'),
    token: await idsOf('SELECT t.id FROM api_tokens t JOIN users u ON u.id = t.user_id WHERE u.team_id = $1'),
    session: await idsOf('SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.team_id = $1'),
  };
  const potLeft = 10_000_000_000n - BigInt(POT_AMOUNT);
  const { team: _team, stage: _stage, ...private_ } = ids;
  return {
    ids,
    potExpenseId,
    secrets: [
      CANARY,
      '@upstage.example',
      ACCOUNT_NUMBER,
      ...[AMOUNT, POT_AMOUNT, String(potLeft)].flatMap((amount) => [amount, grouped(amount)]),
      ...Object.values(private_).flat(),
    ],
  };
}

/** Gives the team's events their place and puts them up for delivery, as each second in a server; nothing is sent. */
async function tellEvents(test: TestApp, world: World, teamId: string): Promise<void> {
  const { userId } = await test.actor('administrator@upstage.example');
  const { programmeId, officeTeamId } = world;
  const job = { teamId, userId, programmeId, officeTeamId };
  await test.app.get(WriteEvents, { strict: false }).execute(job, [teamId]);
}

/** Money that is owed back for a paid claim, and part of it that came. */
async function plantRefund(test: TestApp, id: string): Promise<void> {
  const finance = test.as('finance@upstage.example');
  const path = `/api/v1/expenses/${id}`;
  const { lines } = jsonOf(await finance.get(path)) as { lines: { id: string }[] };
  const owed = {
    comment: `${CANARY} 반품`,
    owedBy: 'supplier',
    lines: [{ lineId: lines[0]?.id, amount: '5000' }],
  };
  const reversed = await finance.post(`${path}/reversal`, owed);
  const { items } = jsonOf(await finance.get(`${path}/reversals`)) as { items: { id: string }[] };
  const came = { expenseId: id, reversalId: items[0]?.id, amount: '1000' };
  const received = await finance.post('/api/v1/refunds', {
    receivedOn: '2025-11-03',
    bankReference: `${CANARY} 입금`,
    items: [came],
  });
  for (const answer of [reversed, received])
    if (answer.statusCode >= 300) throw new Error(`no refund: ${answer.body}`);
}

/** A settlement that an officer has begun, with something disallowed of the team's spending. */
async function plantSettlement(test: TestApp): Promise<void> {
  const officer = test.as('officer@office.example');
  const url = '/api/v1/settlements/upstage/1';
  const begun = await officer.put(url, { asOf: '2025-11-03', interestMethod: 'share' });
  const spending = jsonOf(await officer.get(`${url}/spending`));
  const [entry] = spending['items'] as { postingId: string }[];
  const reason = `${CANARY} 불인정`;
  const entered = await officer.post(`${url}/disallowances`, {
    postingId: entry?.postingId,
    amount: '1000',
    reason,
  });
  for (const answer of [begun, entered])
    if (answer.statusCode >= 300) throw new Error(`no settlement: ${answer.body}`);
}

/** VAT of a use of a card put back; returns the claim filed from the use. */
async function plantVatBatch(test: TestApp): Promise<string> {
  const finance = test.as('finance@upstage.example');
  const head = '승인번호,승인일자,승인금액,공급가액,부가세,가맹점명,가맹점사업자번호';
  const content = `${head}\n30000002,20251002,11000,10000,1000,${CANARY} 가게,9028600563`;
  const file = { name: `${CANARY} 카드 2.csv`, content, field: 'file' };
  const statement = jsonOf(await finance.upload('/api/v1/card-statements', [file]));
  const rows = jsonOf(await finance.get(`/api/v1/card-statements/${String(statement['id'])}/rows`));
  const [use] = rows['items'] as { id: string }[];
  const claim = jsonOf(await finance.post(`/api/v1/card-uses/${String(use?.id)}/claim`, {}));
  const vat = '/api/v1/card-statements/vat';
  const list = jsonOf(await finance.get(`${vat}?from=2025-10-01&to=2025-10-31`));
  const batch = await finance.post(`${vat}/batches`, {
    putBackOn: '2025-11-03',
    bankReference: `${CANARY} 환입`,
    rows: (list['items'] as { id: string; version: string }[]).map(({ id, version }) => ({ id, version })),
  });
  if (batch.statusCode !== 201) throw new Error(`no batch: ${batch.body}`);
  return String(claim['id']);
}

/** An account of the canary's supplier that is in force, and another one that waits. */
async function plantAccount(test: TestApp, { upstage }: World): Promise<string> {
  const [supplier] = await rowsOf<{ id: string }>(test, 'SELECT id FROM suppliers WHERE team_id = $1', [
    upstage.id,
  ]);
  const url = `/api/v1/suppliers/${supplier?.id}/account`;
  const account = { bankCode: '004', number: ACCOUNT_NUMBER, holder: `${CANARY} 예금주` };
  const proposed = await test.as('finance@upstage.example').put(url, account);
  const { proposal } = jsonOf(proposed) as { proposal?: { id: string } };
  for (const answer of [
    proposed,
    await test.as('administrator@upstage.example').post(`${url}/confirmation`, { proposalId: proposal?.id }),
    await test.as('finance@upstage.example').put(url, { ...account, bankCode: '088' }),
  ])
    if (answer.statusCode !== 200) throw new Error(`no account: ${answer.body}`);
  return supplier?.id ?? '';
}

/** A run with the bank and one that waits, with a result nobody could read, and a paying account that is to be changed. */
async function plantRuns(test: TestApp, world: World): Promise<void> {
  const runs = runsOf(test, world);
  await runs.addSecondFinance();
  const { companyId } = world.upstage;
  await runs.payingAccount(companyId, { name: `${CANARY} 통장`, holder: `${CANARY} 예금주` });
  const changed = {
    name: `${CANARY} 새 통장`,
    bankCode: '081',
    number: '81012345678901',
    holder: CANARY,
    layout: 'hana',
  };
  runs.must(
    await test.as('finance@upstage.example').put(`/api/v1/paying-accounts/${companyId}`, changed),
    200,
  );
  const titled = { title: `${CANARY} 이체` };
  const filed = await runs.prepared([await runs.approved(Number(AMOUNT) + 9, 0, titled)]);
  const [item] = (await runs.read(filed)).items;
  await test
    .as('finance@upstage.example')
    .put(`/api/v1/pay-runs/${filed}/items/${item?.id}/holder-check`, { outcome: 'match' });
  const answers = [{ itemId: item?.id, reason: `${CANARY} 확인` }];
  runs.must(await runs.release(filed, { answers }), 200);
  runs.must(await runs.file(filed), 200);
  await test
    .as('finance@upstage.example')
    .upload(`/pay-runs/${filed}/results`, [
      { name: `${CANARY} 결과.csv`, content: `가,나,다\n${ACCOUNT_NUMBER},1,${CANARY}`, field: 'file' },
    ]);
  await runs.prepared([await runs.approved(Number(AMOUNT) + 19, 0, titled)]);
}

/** A contract in force with a claim on it that waits, and a change that waits for the second administrator. */
async function plantContract(
  test: TestApp,
  world: World,
  supplierId: string,
  evidenceId: string,
): Promise<void> {
  const [researcher, administrator, finance] = ['researcher', 'administrator', 'finance'].map((role) =>
    test.as(`${role}@upstage.example`),
  ) as [Client, Client, Client];
  const must = (answer: Answer): Json => {
    if (answer.statusCode >= 300) throw new Error(`no contract: ${answer.body}`);
    return answer.body ? jsonOf(answer) : {};
  };
  const line = (amount: string) => [{ budgetLineId: world.upstage.lines.software, amount }];
  const instalments = [
    { dueOn: '2025-10-25', lines: line(AMOUNT) },
    { dueOn: '2025-12-01', lines: line(AMOUNT) },
  ];
  const title = `${CANARY} 계약`;
  const entered = must(
    await finance.post('/api/v1/commitments', {
      title,
      supplierId,
      institutionId: world.upstage.companyId,
      contractNumber: `${CANARY}-1`,
      signedOn: '2025-10-01',
      instalments,
    }),
  );
  const url = `/api/v1/commitments/${String(entered['id'])}`;
  must(await finance.post(`${url}/documents`, { evidenceIds: [evidenceId] }));
  const { instalments: [first, second] = [] } = must(await administrator.post(`${url}/activation`, {})) as {
    instalments?: { id: string }[];
  };
  const { expenseId } = must(await researcher.post(`${url}/instalments/${first?.id}/claim`, {}));
  must(
    await researcher.put(`/api/v1/expenses/${String(expenseId)}`, {
      version: jsonOf(await researcher.get(`/api/v1/expenses/${String(expenseId)}`))['version'],
      documentedOn: '2025-10-20',
    }),
  );
  must(await researcher.post(`/api/v1/expenses/${String(expenseId)}/submission`, {}));
  must(
    await finance.post(`${url}/changes`, {
      title,
      reason: `${CANARY} 까닭`,
      instalments: [{ id: second?.id, dueOn: '2025-12-01', lines: line(`${AMOUNT}0`) }],
    }),
  );
}

/** A digest of every row that belongs to a team, table by table. */
export async function stateOf(test: TestApp, teamId: string): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string; column: string }>(
    test,
    `SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
     WHERE c.table_schema = 'public' AND c.column_name IN ('team_id', 'owner_team_id') ORDER BY 1`,
  );
  const sql = tables.map(
    ({ name, column }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '') AS digest
       FROM public.${name} x WHERE ${column} = $1`,
  );
  const rows = await rowsOf<{ name: string; digest: string }>(test, sql.join(' UNION ALL '), [teamId]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** All that an answer says, its head included; files are opened. */
export async function textOfAnswer(answer: Answer): Promise<string> {
  return `${JSON.stringify(answer.headers)}\n${await textOfBody(answer)}`;
}

/** What a file says once it is unpacked, else the body as it is. */
export async function textOfBody({ headers, rawPayload, body }: Answer): Promise<string> {
  const type = String(headers['content-type'] ?? '');
  if (type.includes('application/pdf')) return (await readPdf(rawPayload)).text;
  if (!type.includes('spreadsheetml')) return body;
  return Object.values(unzipSync(new Uint8Array(rawPayload)))
    .map((part) => strFromU8(part))
    .join('\n');
}

function grouped(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
