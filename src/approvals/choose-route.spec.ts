import fc from 'fast-check';
import { chooseRoute, fits, inTurn, misfits, POT_STEPS, STANDARD_STEPS } from './choose-route.js';
import type { Route, RouteConditions, RouteFacts, RouteScope, RouteStep } from './route.js';

const FUNDS = ['f1', 'f2'];
const PATHS = ['A', 'A.B', 'A.B.C', 'AB', 'D'];
const CODES = ['x', 'y'];

const facts = fc.record<RouteFacts>({
  onPot: fc.boolean(),
  fundIds: fc.subarray(FUNDS, { minLength: 1 }),
  categoryPaths: fc.subarray(PATHS, { minLength: 1 }),
  institutionId: fc.constantFrom('i1', 'i2'),
  amount: fc.bigInt({ min: 0n, max: 100n }),
  findings: fc.subarray(CODES),
});
const amount = fc.option(fc.bigInt({ min: 0n, max: 100n }), { nil: undefined });
const conditions = fc.record<RouteConditions>(
  {
    fundIds: fc.subarray(FUNDS),
    categoryPaths: fc.subarray(PATHS),
    institutionIds: fc.subarray(['i1', 'i2']),
    amountFrom: amount,
    amountBelow: amount,
    findings: fc.subarray([...CODES, '*']),
  },
  { requiredKeys: [] },
);
const scope = fc.constantFrom<RouteScope>('team', 'programme', 'pot');
const routes = fc
  .array(fc.record({ scope, conditions, position: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 })
  .map((list) =>
    list.map((route, index): Route => ({
      ...route,
      teamId: 't',
      id: `r${index}`,
      name: '',
      steps: [{ ...(STANDARD_STEPS[0] as RouteStep), id: `s${index}` }],
      version: 1,
    })),
  );

describe('which route a claim takes', () => {
  it('is the first that fits, a team’s own before the programme’s, and on the pot the pot’s alone', () => {
    fc.assert(
      fc.property(routes, facts, (all, given) => {
        const turn = inTurn(all, given);
        const { route, steps } = chooseRoute(all, given);
        const scopes = turn.map((each) => each.scope);
        expect(scopes.every((each) => (each === 'pot') === given.onPot)).toBe(true);
        expect(
          scopes.lastIndexOf('team') < (scopes.includes('programme') ? scopes.indexOf('programme') : 99),
        ).toBe(true);
        for (const [index, each] of turn.entries()) {
          const next = turn[index + 1];
          if (next?.scope === each.scope) expect(each.position).toBeLessThanOrEqual(next.position);
        }
        expect(route).toBe(turn.find((each) => fits(each.conditions, given)));
        if (!route) expect(steps).toEqual(given.onPot ? POT_STEPS : STANDARD_STEPS);
        // The office has the last word on the pot, whatever a route says.
        else expect(steps).toEqual(given.onPot ? [...route.steps, ...POT_STEPS] : route.steps);
      }),
    );
  });

  it('is never made of proposals alone: whoever may propose makes one by handing in', () => {
    const [standard] = STANDARD_STEPS;
    const given = {
      onPot: false,
      fundIds: [],
      categoryPaths: [],
      institutionId: 'i',
      amount: 1n,
      findings: [],
    };
    const steps = standard ? [{ ...standard, id: 'own', kind: 'proposal' as const }] : [];
    const route: Route = {
      teamId: 't',
      id: 'r',
      scope: 'team',
      name: '',
      position: 1,
      conditions: {},
      steps,
      version: 1,
    };
    expect(chooseRoute([route], given).steps).toEqual([...steps, ...STANDARD_STEPS]);
  });

  it('takes every claim where it asks nothing, and fewer with each condition more', () => {
    fc.assert(
      fc.property(conditions, conditions, facts, (one, other, given) => {
        expect(fits({}, given)).toBe(true);
        expect(fits({ fundIds: [], categoryPaths: [], findings: [] }, given)).toBe(true);
        const both = { ...one, ...other };
        for (const name of misfits(both, given))
          expect(misfits(name in other ? other : one, given)).toContain(name);
      }),
    );
  });

  it.each<[RouteConditions, boolean]>([
    [{ categoryPaths: ['A'] }, true],
    [{ categoryPaths: ['A.B'] }, true],
    [{ categoryPaths: ['A.B.C.D'] }, false],
    [{ categoryPaths: ['AB'] }, false],
    [{ amountFrom: 30n }, true],
    [{ amountFrom: 31n }, false],
    [{ amountBelow: 30n }, false],
    [{ amountBelow: 31n }, true],
    [{ fundIds: ['f2'] }, false],
    [{ fundIds: ['f2', 'f1'] }, true],
    [{ institutionIds: ['i2'] }, false],
    [{ findings: ['*'] }, true],
    [{ findings: ['y'] }, false],
    [{ findings: ['x'], amountFrom: 30n, categoryPaths: ['A'] }, true],
    [{ findings: ['x'], amountFrom: 31n, categoryPaths: ['A'] }, false],
  ])('by %j: %s', (wanted, expected) => {
    const given: RouteFacts = {
      onPot: false,
      fundIds: ['f1'],
      categoryPaths: ['A.B.C'],
      institutionId: 'i1',
      amount: 30n,
      findings: ['x'],
    };
    expect(fits(wanted, given)).toBe(expected);
  });
});
