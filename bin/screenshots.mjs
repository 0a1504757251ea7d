// npm run screenshots: the pictures of docs/images, taken of the demonstration in a data folder of their own.
import './support/require-node.mjs';

// Imported only now, since an old Node would stumble over its syntax before it could be told so.
import('./support/run-screenshots.mjs').then((command) => command.run(process.argv.slice(2)));
