// npm start and npm run dev: from a fresh clone to a server that answers.
import './support/require-node.mjs';

// Imported only now, since an old Node would stumble over its syntax before it could be told so.
import('./support/run-start.mjs').then((command) => command.run(process.argv.slice(2)));
