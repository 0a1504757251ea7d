// npm run bench: the figures of bench/RESULTS.md.
import './support/require-node.mjs';

// Imported only now, since an old Node would stumble over its syntax before it could be told so.
import('./support/run-bench.mjs').then((command) => command.run(process.argv.slice(2)));
