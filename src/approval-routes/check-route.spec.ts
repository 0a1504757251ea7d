import { checkRoute } from './check-route.js';
import type { RouteGround, StepInput, WrittenRoute } from './route-input.js';
import { standardFor, standardRoutes } from './standard/standard-routes.js';

const GROUND: RouteGround = {
  fundIds: new Set(['fund']),
  categoryPaths: new Set(['EQUIP']),
  institutionIds: new Set(['company']),
  findings: new Set(['quotation']),
  people: new Set(['kim']),
  officers: 2,
};
const OFFICE: StepInput = {
  kind: 'approval',
  name: '',
  deciders: { roles: ['officer'], userIds: [] },
  needs: 'any',
  dependsOn: [],
};
const STEP: StepInput = { ...OFFICE, deciders: { roles: ['administrator'], userIds: [] } };
const ROUTE: WrittenRoute = { scope: 'team', name: '장비', conditions: {}, steps: [STEP] };
const step = (changes: Partial<StepInput>, from = STEP): Partial<WrittenRoute> => ({
  steps: [{ ...from, ...changes }],
});
const found = (changes: Partial<WrittenRoute>) =>
  checkRoute({ ...ROUTE, ...changes }, GROUND).map(({ pointer, code }) => `${pointer} ${code}`);

describe('what is wrong with a route', () => {
  it.each<[string, Partial<WrittenRoute>]>([
    ['a plain one', {}],
    [
      'conditions that are known',
      {
        conditions: {
          fundIds: ['fund'],
          categoryPaths: ['EQUIP'],
          institutionIds: ['company'],
          findings: ['*', 'quotation'],
          amountFrom: 0n,
          amountBelow: 1n,
        },
      },
    ],
    ['ten steps', { steps: Array.from({ length: 10 }, () => STEP) }],
    ['a quorum that nobody can reach today', step({ needs: 99 })],
    [
      'a person and an escalation',
      step({
        deciders: { roles: [], userIds: ['kim'] },
        escalation: { afterDays: 60, roles: ['principal-investigator'], userIds: ['kim'] },
      }),
    ],
    ['the pot with the office at the end', { scope: 'pot', steps: [STEP, { ...OFFICE, needs: 2 }] }],
    ['the programme’s with the office', { scope: 'programme', steps: [OFFICE, STEP] }],
    ['parts it rests on', step({ dependsOn: ['amounts', 'documents'] })],
  ])('nothing with %s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it.each<[string, Partial<WrittenRoute>]>([
    ['/name route.name', { name: '  ' }],
    ['/name route.name', { name: '가'.repeat(101) }],
    ['/steps route.steps', { steps: [] }],
    ['/steps route.steps', { steps: Array.from({ length: 11 }, () => STEP) }],
    ['/steps/0/roles route.deciders', step({ deciders: { roles: [], userIds: [] } })],
    ['/steps/0/roles route.role', step({ deciders: { roles: ['auditor'], userIds: [] } })],
    ['/steps/0/roles route.office-only', { steps: [OFFICE] }],
    [
      '/steps/0/roles route.mixed',
      { scope: 'programme', ...step({ deciders: { roles: ['officer', 'finance'], userIds: [] } }) },
    ],
    ['/steps/0/userIds route.person', step({ deciders: { roles: [], userIds: ['lee'] } })],
    [
      '/steps/0/userIds route.people-elsewhere',
      { scope: 'programme', ...step({ deciders: { roles: [], userIds: ['kim'] } }) },
    ],
    ['/steps/0/needs route.needs', step({ needs: 0 })],
    ['/steps/0/needs route.needs', step({ needs: 100 })],
    ['/steps/0/needs route.needs', step({ needs: 1.5 })],
    ['/steps/0/needs route.needs', step({ needs: Number.NaN })],
    ['/steps/0/needs route.office-needs', { scope: 'pot', ...step({ needs: 3 }, OFFICE) }],
    ['/steps/0/needs route.office-needs', { scope: 'pot', ...step({ needs: 'all' }, OFFICE) }],
    ['/steps/0/dependsOn route.depends-on', step({ dependsOn: ['colour'] })],
    ['/steps/0/name route.step-name', step({ name: '가'.repeat(101) })],
    [
      '/steps/0/escalation/afterDays route.after-days',
      step({ escalation: { afterDays: 0, roles: ['finance'], userIds: [] } }),
    ],
    [
      '/steps/0/escalation/afterDays route.after-days',
      step({ escalation: { afterDays: 61, roles: ['finance'], userIds: [] } }),
    ],
    [
      '/steps/0/escalation/roles route.late-deciders',
      step({ escalation: { afterDays: 3, roles: [], userIds: [] } }),
    ],
    [
      '/steps/0/escalation/roles route.office-only',
      step({ escalation: { afterDays: 3, roles: ['officer'], userIds: [] } }),
    ],
    [
      '/steps/0/escalation/userIds route.person',
      step({ escalation: { afterDays: 3, roles: [], userIds: ['lee'] } }),
    ],
    [
      '/steps/0/escalation/afterDays route.late-office',
      { scope: 'pot', ...step({ escalation: { afterDays: 3, roles: ['finance'], userIds: [] } }, OFFICE) },
    ],
    ['/steps/0/roles route.office-last', { scope: 'pot', steps: [STEP] }],
    ['/steps/2/roles route.office-once', { scope: 'pot', steps: [OFFICE, STEP, OFFICE] }],
    ['/conditions/fundIds route.fund', { conditions: { fundIds: ['other'] } }],
    ['/conditions/categoryPaths route.category', { conditions: { categoryPaths: ['EQUIP.'] } }],
    ['/conditions/institutionIds route.institution', { conditions: { institutionIds: ['rival'] } }],
    [
      '/conditions/institutionIds route.institution-elsewhere',
      { scope: 'programme', conditions: { institutionIds: ['company'] } },
    ],
    ['/conditions/findings route.finding', { conditions: { findings: ['nonsense'] } }],
    ['/conditions/amountFrom route.amount', { conditions: { amountFrom: -1n } }],
    ['/conditions/amountBelow route.amount-order', { conditions: { amountFrom: 5n, amountBelow: 5n } }],
  ])('%s', (expected, changes) => {
    expect(found(changes)).toEqual([expected]);
  });
});

describe('the standard routes', () => {
  const paths = [
    'DIRECT',
    'DIRECT.EQUIP',
    'DIRECT.EQUIP.LEASE',
    'DIRECT.activity',
    'DIRECT.activity.ALLOW',
    'LABOR',
  ];

  it('name the programme’s own categories, wherever they stand, and only the topmost', () => {
    const [route] = standardFor('team', paths, 'ko');
    expect(route?.conditions).toEqual({ categoryPaths: ['DIRECT.EQUIP', 'DIRECT.activity'] });
    expect(route?.steps.map(({ kind }) => kind)).toEqual(['proposal', 'approval']);
    expect(standardFor('team', ['LABOR'], 'ko')).toEqual([]);
  });

  it('pass the check for every scope they are for, in both languages', () => {
    for (const { scopes } of standardRoutes())
      for (const scope of scopes)
        for (const locale of ['ko', 'en'] as const)
          for (const route of standardFor(scope, paths, locale))
            expect(checkRoute(route, { ...GROUND, categoryPaths: new Set(paths) })).toEqual([]);
    expect(standardFor('pot', paths, 'ko')[0]?.steps.at(-1)?.deciders.roles).toEqual(['officer']);
  });
});
