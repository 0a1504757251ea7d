// Runs before anything else, on any Node that knows modules: keep to syntax and imports of 2019.
var OLDEST = [20, 19];

var parts = process.versions.node.split('.').map(Number);
if (parts[0] < OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] < OLDEST[1])) {
  console.error(
    'Hanjang needs Node ' +
      OLDEST.join('.') +
      ' or later, and this is ' +
      process.versions.node +
      ': see https://nodejs.org.',
  );
  process.exit(1);
}
