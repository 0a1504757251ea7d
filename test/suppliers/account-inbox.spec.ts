import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;
let supplierId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const added = await test
    .as('finance@upstage.example')
    .post('/api/v1/suppliers', { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' });
  supplierId = String(jsonOf(added)['id']);
  const proposed = await test.as('finance@upstage.example').put(`/api/v1/suppliers/${supplierId}/account`, {
    bankCode: '004',
    number: '110123456789',
    holder: '한빛데이터',
  });
  if (proposed.statusCode !== 200) throw new Error(proposed.body);
});
afterAll(() => test.stop());

describe('an account that waits for a second person', () => {
  it('is in that person’s inbox beside the claims, with its own pane, and in nobody else’s', async () => {
    const administrator = test.as('administrator@upstage.example');
    const list = jsonOf(await administrator.get('/api/v1/approvals'));
    expect(list['items']).toMatchObject([
      { subject: 'supplier-account', id: supplierId, marks: ['new-account'], isInBulk: false },
    ]);
    const unopened = (await administrator.get('/approvals')).body;
    expect(unopened).toContain('거래처 계좌 확인');
    expect(unopened).not.toContain('110123456789');
    const opened = (await administrator.get(`/approvals?selected=${supplierId}`)).body;
    expect(opened).toContain('110123456789');
    expect(opened).toContain(`action="/settings/suppliers/${supplierId}/account/confirmation"`);
    // The proposer has nothing to confirm, so finance has no inbox; another team sees none of it.
    expect((await test.as('finance@upstage.example').get('/approvals')).statusCode).toBe(403);
    expect((await test.as('administrator@skt.example').get('/approvals')).body).not.toContain('한빛데이터');
  });

  it('is confirmed from there, goes on in the inbox, and marks waiting claims of the supplier', async () => {
    const draft = await test.as('researcher@upstage.example').post('/api/v1/expenses', {
      title: '말뭉치',
      supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
      documentedOn: '2025-10-15',
      lines: [
        {
          name: '말뭉치',
          supplyAmount: '1000000',
          categoryId: world.categories.software,
          budgetLineId: world.upstage.lines.software,
        },
      ],
    });
    const { id } = jsonOf(draft);
    await test.as('researcher@upstage.example').post(`/api/v1/expenses/${String(id)}/submission`, {});
    const marks = () =>
      rowsOf<{ marks: string[] }>(test, 'SELECT marks FROM approval_requests WHERE subject_id = $1', [id]);
    expect((await marks())[0]?.marks).not.toContain('new-account');
    const opened = (await test.as('administrator@upstage.example').get(`/approvals?selected=${supplierId}`))
      .body;
    const proposalId = /name="proposalId" value="([^"]+)"/.exec(opened)?.[1] ?? '';
    const answer = await test
      .as('administrator@upstage.example')
      .form(`/settings/suppliers/${supplierId}/account/confirmation`, { proposalId, returnTo: '/approvals' });
    expect(answer.headers['location']).toBe('/approvals');
    // The first account of a supplier is new: nothing was changed.
    expect((await marks())[0]?.marks).toContain('new-account');
    expect((await marks())[0]?.marks).not.toContain('changed-account');
    const list = jsonOf(await test.as('administrator@upstage.example').get('/api/v1/approvals'));
    expect((list['items'] as { subject: string }[]).map(({ subject }) => subject)).toEqual(['expense']);
  });

  it('is marked as changed once another one was in force', async () => {
    const proposed = await test.as('finance@upstage.example').put(`/api/v1/suppliers/${supplierId}/account`, {
      bankCode: '020',
      number: '1002000111222',
      holder: '한빛데이터',
    });
    expect(proposed.statusCode).toBe(200);
    const administrator = test.as('administrator@upstage.example');
    const marked = async (mark: string) => {
      const list = jsonOf(await administrator.get(`/api/v1/approvals?mark=${mark}`));
      return (list['items'] as { subject: string; marks: string[] }[])
        .filter(({ subject }) => subject === 'supplier-account')
        .map(({ marks }) => marks);
    };
    expect(await marked('changed-account')).toEqual([['changed-account']]);
    expect(await marked('new-account')).toEqual([]);
    const opened = (await administrator.get(`/approvals?selected=${supplierId}`)).body;
    const proposalId = /name="proposalId" value="([^"]+)"/.exec(opened)?.[1] ?? '';
    await administrator.form(`/settings/suppliers/${supplierId}/account/confirmation`, {
      proposalId,
      returnTo: '/approvals',
    });
    const list = jsonOf(await administrator.get('/api/v1/approvals'));
    expect((list['items'] as { marks: string[] }[])[0]?.marks).toContain('changed-account');
  });
});
