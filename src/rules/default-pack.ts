import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../platform/config/project-folder.js';
import { readPack } from './engine/read-pack.js';
import type { RulePack } from './pack.js';

export const DEFAULT_PACK_FILE = 'national-rnd.yaml';

let text: string | undefined;
let pack: RulePack | undefined;

export function defaultPackFile(): string {
  return join(projectFolder(), 'src/rules/packs', DEFAULT_PACK_FILE);
}

/** The text of the pack the product comes with. */
export function defaultPackText(): string {
  text ??= readFileSync(defaultPackFile(), 'utf8');
  return text;
}

/** The pack the product comes with, compiled once a process. @throws PackError when the file is broken. */
export function defaultPack(): RulePack {
  pack ??= readPack(defaultPackText(), DEFAULT_PACK_FILE);
  return pack;
}
