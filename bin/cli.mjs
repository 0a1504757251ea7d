// npm run cli -- <command>: what operators do from a terminal.
import './support/require-node.mjs';

// Imported only now, since an old Node would stumble over its syntax before it could be told so.
import('./support/run-cli.mjs').then((command) => command.run(process.argv.slice(2)));
