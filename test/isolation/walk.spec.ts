import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, FormFields } from '../support/client.js';
import { routesOf, type Route } from '../support/routes.js';
import { createWorld, type World } from '../support/world.js';
import { plantCanary, stateOf, textOfAnswer, textOfBody, type Canary } from './canary-team.js';
import { WALK_PLAN, type IdKind, type RoutePlan } from './walk-plan.js';

const RIVALS = ['researcher', 'pi', 'administrator', 'finance'].map((role) => `${role}@skt.example`);
/** Ids of a kind that one role is walked with; the four of them together are walked with all. */
const ROUNDS = 2;
const SECTIONS = ['programme', 'teams', 'institutions', 'budget-lines', 'funds', 'categories'];

let test: TestApp;
let world: World;
let canary: Canary;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  for (const email of RIVALS) await test.as(email).get('/api/v1/expenses');
  canary = await plantCanary(test, world);
});
afterAll(() => test.stop());

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const planOf = (route: Route): RoutePlan =>
  WALK_PLAN[nameOf(route)] ?? { access: 'signed-in', id: 'expense' };
const walked = () => routesOf(test).filter((route) => planOf(route).access === 'signed-in');

/** The address with an id of its kind in each place; the sections of the structure pages are walked one by one. */
function addresses(route: Route, idOf: (kind: IdKind) => string): string[] {
  const { id = 'expense', others = {} } = planOf(route);
  const filled = route.path.replaceAll(/:(?!section)(\w+)/g, (place, name: string) => {
    const isMain = place === /:(?!section)\w+/.exec(route.path)?.[0];
    const kind = isMain ? id : others[name];
    if (!kind) throw new Error(`the plan doesn't say what ${name} of ${nameOf(route)} is`);
    return idOf(kind);
  });
  return filled.includes(':section') ? SECTIONS.map((name) => filled.replace(':section', name)) : [filled];
}

function send(
  email: string,
  { method, path }: Route,
  url: string,
  body?: Record<string, unknown>,
): Promise<Answer> {
  const client = test.as(email);
  if (method === 'GET' || method === 'DELETE') return client.request(method, url);
  if (path.startsWith('/api/'))
    return client.request(
      method as 'POST',
      url,
      { 'content-type': 'application/json' },
      JSON.stringify(body ?? {}),
    );
  return client.form(url, (body ?? {}) as FormFields);
}

/** An answer without what differs from one request to the next: its number, its instants, the id that was asked for. */
async function alike(
  answer: Answer,
  asked: readonly string[],
): Promise<{ status: number; location?: unknown; body: string }> {
  const requestId = String(answer.headers['x-request-id']);
  const clean = (text: string) => {
    let cleaned = text.replaceAll(requestId, '<request>');
    for (const id of asked) cleaned = cleaned.replaceAll(id, '<id>');
    return cleaned.replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z| \d\d:\d\d)/g, '<instant>');
  };
  return {
    status: answer.statusCode,
    location: clean(String(answer.headers.location ?? '')),
    body: clean(await textOfBody(answer)),
  };
}

async function expectSilence(answer: Answer, asked: readonly string[], what: string): Promise<void> {
  let text = await textOfAnswer(answer);
  for (const id of asked) text = text.replaceAll(id, '');
  const told = canary.secrets.filter((secret) => text.includes(secret));
  expect({ what, told }).toEqual({ what, told: [] });
  expect({ what, status: answer.statusCode < 500 ? '' : answer.statusCode }).toEqual({ what, status: '' });
}

/** Asks with each of the canary's ids and with ids that are nobody's; both must hear the same. */
async function compare(
  email: string,
  route: Route,
  kinds: readonly IdKind[],
  ask: (id: (kind: IdKind) => string) => { url: string; body?: Record<string, unknown> }[],
): Promise<void> {
  const rounds = Math.min(ROUNDS, Math.max(1, ...kinds.map((kind) => canary.ids[kind].length)));
  const first = RIVALS.indexOf(email) * ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    const theirs = (kind: IdKind) => canary.ids[kind][(first + round) % canary.ids[kind].length] ?? uuidv7();
    const nobody = new Map<IdKind, string>();
    const nobodys = (kind: IdKind) => {
      const id = nobody.get(kind) ?? uuidv7();
      nobody.set(kind, id);
      return id;
    };
    const known = ask(theirs);
    const unknown = ask(nobodys);
    const asked = [...new Set(kinds)].flatMap((kind) => [theirs(kind), nobodys(kind)]);
    for (const [index, request] of known.entries()) {
      const what = `${email} ${route.method} ${request.url} ${JSON.stringify(request.body ?? '')}`;
      const other = unknown[index];
      if (!other) throw new Error('two different walks');
      const answer = await send(email, route, request.url, request.body);
      await expectSilence(answer, asked, what);
      if (planOf(route).makes) continue;
      const control = await send(email, route, other.url, other.body);
      const heard = { what, ...(await alike(answer, asked)) };
      expect(heard).toEqual({ what, ...(await alike(control, asked)) });
    }
  }
}

describe('the walk', () => {
  it('knows every route of the running application', () => {
    const routes = routesOf(test);
    expect(routes.length).toBeGreaterThan(40);
    expect(test.app.getHttpAdapter().getInstance().hasRoute({ method: 'GET', url: '/*' })).toBe(false);
    expect(routes.map(nameOf).filter((name) => !(name in WALK_PLAN))).toEqual([]);
  });

  it('finds the canary where its own team looks, so that its silence elsewhere means something', async () => {
    const pages = ['/api/v1/expenses', '/expenses', '/expenses.csv', '/api/v1/payments'];
    for (const url of pages) {
      const answer = await test.as('administrator@upstage.example').get(url);
      const text = await textOfAnswer(answer);
      expect({ url, found: canary.secrets.filter((secret) => text.includes(secret)).length > 0 }).toEqual({
        url,
        found: true,
      });
    }
  });

  it('lets no stranger past a route that is not public', async () => {
    for (const route of routesOf(test)) {
      const plan = planOf(route);
      if (plan.access === 'public') continue;
      const { method, path } = route;
      const [url = ''] = addresses(route, (kind) => canary.ids[kind][0] ?? '');
      const answer = await test.anonymous.request(method as 'GET', url);
      const expected = path.startsWith('/api/') ? 401 : 303;
      expect({ route: nameOf(route), status: answer.statusCode }).toEqual({
        route: nameOf(route),
        status: expected,
      });
      if (expected === 303) expect(String(answer.headers.location)).toMatch(/^\/sign-in/);
    }
  });

  it.each(RIVALS)(
    "tells %s nothing of another team's rows, not even that they are there",
    async (email) => {
      const before = await stateOf(test, world.upstage.id);
      for (const route of walked()) {
        const plan = planOf(route);
        const kinds: IdKind[] = ['expense', 'evidence', 'line', 'institution', 'person', 'payment', 'team'];
        const main = plan.id ?? 'expense';
        const used =
          plan.id || plan.body || plan.query ? [main, ...Object.values(plan.others ?? {}), ...kinds] : [];
        await compare(email, route, used, (id) =>
          addresses(route, id).map((url) => ({ url, body: plan.body?.(id) })),
        );
        for (const [field, kind] of Object.entries(plan.query ?? {}))
          await compare(email, route, [kind, main], (id) =>
            addresses(route, id).map((url) => ({ url: `${url}?${field}=${id(kind)}` })),
          );
      }
      expect(await stateOf(test, world.upstage.id)).toEqual(before);
      // Every route, asked twice and more.
    },
    120_000,
  );

  it.each(RIVALS)('finds nothing for %s, whatever is searched for', async (email) => {
    for (const route of walked().filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
      for (const query of [
        '',
        'q=카나리아',
        'q=123457891',
        'q=9028600563',
        'scope=team',
        'state=paid',
        'format=pdf',
        'format=xlsx',
      ]) {
        const url = `${route.path}?${encodeURI(query)}`;
        await expectSilence(
          await test.as(email).get(url),
          [query.split('=')[1] ?? ''].filter(Boolean),
          `${email} ${url}`,
        );
      }
    }
  });

  it("another team's id is not found where there is only one thing to find", async () => {
    for (const route of walked().filter(({ method, path }) => method === 'GET' && path.endsWith('/:id'))) {
      const { id: kind } = planOf(route);
      for (const id of canary.ids[kind ?? 'expense']) {
        const [url = ''] = addresses(route, () => id);
        const answer = await test.as('administrator@skt.example').get(url);
        expect({ url, status: answer.statusCode }).toEqual({ url, status: 404 });
      }
    }
  });

  it("a rival's lists and counters do not move when the other team acts", async () => {
    const look = async () => {
      const seen: unknown[] = [];
      for (const route of walked().filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
        if (/sessions|tokens/.test(route.path)) continue;
        const answer = await test.as('administrator@skt.example').get(route.path);
        seen.push({ path: route.path, ...(await alike(answer, [])) });
      }
      return seen;
    };
    const before = await look();
    await plantMore();
    expect(await look()).toEqual(before);
  });
});

async function plantMore(): Promise<void> {
  const draft = await test.as('researcher@upstage.example').post('/api/v1/expenses', {
    title: '카나리아 더',
    supplier: { name: '카나리아 공급자' },
    documentedOn: '2025-10-15',
    lines: [
      {
        name: '카나리아',
        supplyAmount: '77777777',
        categoryId: world.categories.software,
        budgetLineId: world.upstage.lines.software,
      },
    ],
  });
  const { id } = JSON.parse(draft.body) as { id: string };
  const submitted = await test.as('researcher@upstage.example').post(`/api/v1/expenses/${id}/submission`, {});
  expect(submitted.statusCode).toBe(200);
}
