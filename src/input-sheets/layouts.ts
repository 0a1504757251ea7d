import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../platform/config/project-folder.js';
import type { SheetLayout } from './layout.js';
import { readLayout } from './read-layout.js';

/** The national systems a project may be kept in; the first is shown until a team chooses. */
export const NATIONAL_SYSTEMS = ['ezbaro', 'rcms'] as const;
export type NationalSystem = (typeof NATIONAL_SYSTEMS)[number];

export function isNationalSystem(text: string): text is NationalSystem {
  return NATIONAL_SYSTEMS.some((system) => system === text);
}

const read = new Map<NationalSystem, SheetLayout>();

/** What the system asks for, read once a process. @throws PackError when its file is broken. */
export function layoutOf(system: NationalSystem): SheetLayout {
  const kept = read.get(system);
  if (kept) return kept;
  const file = `${system}.yaml`;
  const layout = readLayout(
    readFileSync(join(projectFolder(), 'src/input-sheets/layouts', file), 'utf8'),
    file,
  );
  read.set(system, layout);
  return layout;
}
