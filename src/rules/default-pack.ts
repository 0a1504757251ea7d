import { readFileSync } from 'node:fs';
import { readPack } from './engine/read-pack.js';
import type { RulePack } from './pack.js';

export const DEFAULT_PACK_FILE = 'national-rnd.yaml';
const PLACE = new URL(`./packs/${DEFAULT_PACK_FILE}`, import.meta.url);

let text: string | undefined;
let pack: RulePack | undefined;

/** The text of the pack the product comes with. */
export function defaultPackText(): string {
  text ??= readFileSync(PLACE, 'utf8');
  return text;
}

/** The pack the product comes with, compiled once a process. @throws PackError when the file is broken. */
export function defaultPack(): RulePack {
  pack ??= readPack(defaultPackText(), DEFAULT_PACK_FILE);
  return pack;
}
