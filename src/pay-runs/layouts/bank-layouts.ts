import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../platform/config/project-folder.js';
import type { BankLayout } from './layout.js';
import { readBankLayout } from './read-layout.js';

let known: ReadonlyMap<string, BankLayout> | undefined;

/** Every bank's layout by its name, read once a process and by its start. @throws PackError when a file is broken. */
export function bankLayouts(): ReadonlyMap<string, BankLayout> {
  if (known) return known;
  const folder = join(projectFolder(), 'src/pay-runs/layouts');
  const layouts = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readBankLayout(readFileSync(join(folder, name), 'utf8'), name));
  known = new Map(layouts.map((layout) => [layout.layout, layout]));
  return known;
}

export function bankLayout(name: string): BankLayout | undefined {
  return bankLayouts().get(name);
}
