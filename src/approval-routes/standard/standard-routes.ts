import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Quorum, RouteScope, StepKind } from '../../approvals/route.js';
import type { Role } from '../../platform/access/actor.js';
import { projectFolder } from '../../platform/config/project-folder.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { WrittenRoute } from '../route-input.js';

/** A route of the file. */
export interface StandardRoute {
  readonly code: string;
  readonly name: Text;
  readonly article: Text;
  readonly scopes: readonly RouteScope[];
  /** Last parts of category paths; none: every category. */
  readonly categories?: readonly string[];
  readonly steps: readonly {
    readonly kind: StepKind;
    readonly roles: readonly Role[];
    readonly needs: Quorum;
  }[];
}

let kept: readonly StandardRoute[] | undefined;

/** The routes the product comes with, read once a process. */
export function standardRoutes(): readonly StandardRoute[] {
  kept ??= (
    parse(
      readFileSync(join(projectFolder(), 'src/approval-routes/standard/standard-routes.yaml'), 'utf8'),
    ) as { routes: StandardRoute[] }
  ).routes;
  return kept;
}

/** Those of a scope, for a programme with these categories; a route none of whose categories exists is left out. Pure. */
export function standardFor(
  scope: RouteScope,
  paths: readonly string[],
  locale: Locale,
  routes: readonly StandardRoute[] = standardRoutes(),
): WrittenRoute[] {
  return routes
    .filter(({ scopes }) => scopes.includes(scope))
    .flatMap(({ name, categories, steps }): WrittenRoute[] => {
      const categoryPaths = categories && topmost(paths.filter((path) => isNamed(path, categories)));
      if (categoryPaths?.length === 0) return [];
      return [
        {
          scope,
          name: name[locale],
          conditions: categoryPaths ? { categoryPaths } : {},
          steps: steps.map(({ kind, roles, needs }) => ({
            kind,
            name: '',
            deciders: { roles, userIds: [] },
            needs,
            dependsOn: [],
          })),
        },
      ];
    });
}

function isNamed(path: string, codes: readonly string[]): boolean {
  const last = path.split('.').at(-1)?.toUpperCase() ?? '';
  return codes.includes(last);
}

/** Without those that lie below another one: a condition holds for all below it. */
function topmost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((above) => path.startsWith(`${above}.`)));
}
