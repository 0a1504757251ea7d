/**
 * The house as ARCHITECTURE.md draws it: a feature imports what stands to its right or below, never the other way,
 * and nobody goes in circles.
 *
 *   reports  payments  expenses  comments  copurchases  personnel  settlements
 *                  approvals
 *      rules   evidence   budgets
 *                   ledger   stages (deadlines, holidays, notices, years closed)
 *        programmes (teams, institutions, categories, stages)
 *     notifications (who is told what, in the page and by mail)
 *             people (users, sessions, roles, actor)
 *   platform
 */
const FLOORS = [
  ['platform'],
  ['people'],
  ['notifications'],
  ['programmes'],
  ['ledger', 'stages'],
  ['rules', 'evidence', 'budgets', 'sheets', 'funding'],
  ['approvals'],
  [
    'expenses',
    'comments',
    'commitments',
    'imports',
    'allocation-imports',
    'card-statements',
    'rule-packs',
    'suppliers',
    'approval-routes',
    'matches',
    'input-sheets',
    'payments',
    'pay-runs',
    'copurchases',
    'personnel',
    'settlements',
    'stage-evaluations',
    'team-joins',
    'close-outs',
    'webhooks',
  ],
  ['reports'],
];

/** Within a floor, a feature may use the ones after it in this list. */
const NEIGHBOURS = [
  ['rules', 'evidence'],
  ['rules', 'budgets'],
  ['budgets', 'evidence'],
  ['imports', 'expenses'],
  ['rule-packs', 'expenses'],
  ['card-statements', 'expenses'],
  ['comments', 'expenses'],
  ['commitments', 'expenses'],
  ['close-outs', 'stage-evaluations'],
  ['close-outs', 'team-joins'],
  ['close-outs', 'settlements'],
  ['close-outs', 'commitments'],
  ['suppliers', 'expenses'],
  ['approval-routes', 'expenses'],
  ['matches', 'expenses'],
  ['input-sheets', 'expenses'],
  ['input-sheets', 'suppliers'],
  ['payments', 'expenses'],
  ['pay-runs', 'expenses'],
  ['pay-runs', 'suppliers'],
  ['pay-runs', 'card-statements'],
  ['copurchases', 'expenses'],
  ['personnel', 'expenses'],
  ['settlements', 'expenses'],
  ['settlements', 'payments'],
];

const folder = (names) => `^src/(${names.join('|')})/`;

function floorRules() {
  return FLOORS.flatMap((floor, height) =>
    floor.map((feature) => {
      const forbidden = FLOORS.flatMap((other, otherHeight) =>
        other.filter(
          (name) =>
            name !== feature &&
            (otherHeight > height ||
              (otherHeight === height && !NEIGHBOURS.some(([from, to]) => from === feature && to === name))),
        ),
      );
      return {
        name: `${feature}-knows-only-what-lies-below`,
        comment: `src/${feature} may not import ${forbidden.join(', ') || 'nothing'}.`,
        severity: 'error',
        from: { path: folder([feature]) },
        to: { path: forbidden.length > 0 ? folder(forbidden) : '^$' },
      };
    }),
  );
}

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Imports that go in a circle: move what both need to a file of its own. Imports of types count, too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-barrels',
      comment: 'An index.ts hides where things come from and makes circles.',
      severity: 'error',
      from: {},
      to: { path: '^(src|templates)/.*\\bindex\\.tsx?$' },
    },
    {
      name: 'templates-know-no-feature',
      comment: 'Components are pure: of src they may import the values money, clock and i18n, and types.',
      severity: 'error',
      from: { path: '^templates/' },
      to: {
        path: '^src/',
        pathNot: '^src/platform/(money|clock|i18n)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'templates-do-no-io',
      comment: 'A component shows what it is given.',
      severity: 'error',
      from: {
        path: '^templates/',
        // Printing to a file format reads the fonts it embeds.
        pathNot: [
          '^templates/reports/(pdf|xlsx)/',
          '^templates/reports/.*[.](pdf|xlsx)[.]ts$',
          '[.]spec[.]tsx?$',
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must not change when the code does.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|templates)/' },
    },
    {
      name: 'nothing-reaches-up-into-the-entrances',
      comment:
        'main, cli, the app module, the start and the demo put features together; no feature knows them.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(start|cli|demo)/' },
      to: { path: '^src/((main|cli|worker|app\\.module|app\\.factory)\\.ts$|(start|cli|demo)/)' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'Product code may not lean on tests or on what is installed for development only.',
      severity: 'error',
      from: { path: '^(src|templates|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^test/|\\.spec\\.tsx?$' },
    },
    {
      name: 'declared-dependencies',
      comment: 'A package that is used must be in package.json, and not only for development.',
      severity: 'error',
      from: { path: '^(src|templates|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'found',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...floorRules(),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
