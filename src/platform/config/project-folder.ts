import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, whether this runs compiled (from `dist/src/`) or as it is written (from `src/`). */
export function projectFolder(): string {
  const sources = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  return sources.endsWith(join('dist', 'src')) ? join(sources, '..', '..') : join(sources, '..');
}
