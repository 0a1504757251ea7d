import fc from 'fast-check';
import { chooseRoute, fits, POT_STEPS, STANDARD_STEPS } from './choose-route.js';
import type { Route, RouteFacts } from './route.js';

const FACTS: RouteFacts = {
  onPot: false,
  fundIds: ['data'],
  categoryPaths: ['DIRECT.EQUIP.PURCHASE'],
  institutionId: 'company',
  amount: 30_000_000n,
  findings: ['near-twin'],
};

function route(id: string, changes: Partial<Route> = {}): Route {
  return {
    teamId: 'team',
    id,
    scope: 'team',
    name: id,
    position: 1,
    conditions: {},
    steps: STANDARD_STEPS.map((step) => ({ ...step, id: `${id}-1` })),
    version: 1,
    ...changes,
  };
}

describe('the conditions of a route', () => {
  it.each([
    ['none at all', {}, true],
    ['empty lists', { fundIds: [], categoryPaths: [], findings: [] }, true],
    ['its fund', { fundIds: ['other', 'data'] }, true],
    ['another fund', { fundIds: ['other'] }, false],
    ['its category', { categoryPaths: ['DIRECT.EQUIP.PURCHASE'] }, true],
    ['a category above it', { categoryPaths: ['DIRECT.EQUIP'] }, true],
    ['a category below it', { categoryPaths: ['DIRECT.EQUIP.PURCHASE.SERVER'] }, false],
    ['a category whose name begins alike', { categoryPaths: ['DIRECT.EQ'] }, false],
    ['its institution', { institutionIds: ['company'] }, true],
    ['another institution', { institutionIds: ['university'] }, false],
    ['from its very amount', { amountFrom: 30_000_000n }, true],
    ['from one won more', { amountFrom: 30_000_001n }, false],
    ['below its very amount', { amountBelow: 30_000_000n }, false],
    ['below one won more', { amountBelow: 30_000_001n }, true],
    ['what was found', { findings: ['near-twin'] }, true],
    ['anything found', { findings: ['*'] }, true],
    ['another finding', { findings: ['other'] }, false],
    ['its fund in another institution', { fundIds: ['data'], institutionIds: ['university'] }, false],
  ])('%s', (_, conditions, holds) => {
    expect(fits(conditions, FACTS)).toBe(holds);
  });

  it('“anything found” asks for a finding', () => {
    expect(fits({ findings: ['*'] }, { ...FACTS, findings: [] })).toBe(false);
  });
});

describe('the route that is taken', () => {
  it('is the first that fits by its place, whatever the order they are read in', () => {
    const routes = [
      route('wide', { position: 3 }),
      route('narrow', { position: 1, conditions: { amountFrom: 100_000_000n } }),
      route('fitting', { position: 2, conditions: { amountFrom: 10_000_000n } }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(routes, { minLength: 3, maxLength: 3 }), (shuffled) => {
        expect(chooseRoute(shuffled, FACTS).route?.id).toBe('fitting');
      }),
    );
  });

  it('is a team’s own before the programme’s, wherever they stand', () => {
    const programme = route('programme', { teamId: 'office', scope: 'programme', position: 0 });
    expect(chooseRoute([programme, route('own', { position: 9 })], FACTS).route?.id).toBe('own');
    expect(chooseRoute([programme], FACTS).route?.id).toBe('programme');
  });

  it('never ends in a proposal: an administrator decides then', () => {
    const steps = STANDARD_STEPS.map((step) => ({ ...step, id: 'p', kind: 'proposal' as const }));
    expect(chooseRoute([route('own', { steps })], FACTS).steps).toEqual([...steps, ...STANDARD_STEPS]);
  });

  it('is the pot’s on the common pot alone', () => {
    const pot = route('pot', { teamId: 'office', scope: 'pot' });
    const routes = [pot, route('own')];
    expect(chooseRoute(routes, { ...FACTS, onPot: true }).route?.id).toBe('pot');
    expect(chooseRoute(routes, { ...FACTS, onPot: true }).steps).toEqual([...pot.steps, ...POT_STEPS]);
    expect(chooseRoute([route('own')], { ...FACTS, onPot: true })).toEqual({ steps: POT_STEPS });
    expect(chooseRoute([pot], FACTS)).toEqual({ steps: STANDARD_STEPS });
  });
});
