import type { TestApp } from './app.js';

export interface Route {
  method: string;
  /** As it is registered: `/expenses/:id/edit`. */
  path: string;
}

/** Every route the running application answers, as its router knows them; HEAD and OPTIONS left out. */
export function routesOf(test: TestApp): Route[] {
  const printed = test.app
    .getHttpAdapter()
    .getInstance()
    .printRoutes({ commonPrefix: false, includeHooks: false });
  const parents: string[] = [];
  const routes: Route[] = [];
  for (const text of printed.split('\n')) {
    const found = /^([\s│]*)[├└]── (.*)$/.exec(text);
    if (!found) continue;
    const [, indent = '', rest = ''] = found;
    const depth = indent.length / 4;
    const named = /^(.*?) \(([A-Z, ]+)\)$/.exec(rest);
    parents[depth] = `${depth > 0 ? (parents[depth - 1] ?? '') : ''}${named?.[1] ?? rest}`;
    const methods = named?.[2]?.split(', ') ?? [];
    for (const method of methods)
      if (method !== 'HEAD' && method !== 'OPTIONS') routes.push({ method, path: parents[depth] ?? '' });
  }
  return routes.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}
