// npm run build: compiles what has changed and checks the rules that come with the product.
import './support/require-node.mjs';

// Imported only now, since an old Node would stumble over its syntax before it could be told so.
import('./support/run-build.mjs').then((command) => command.run());
