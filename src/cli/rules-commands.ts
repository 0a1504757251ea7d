import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { StartError } from '../platform/config/start-error.js';
import { print } from './context.js';

/** Reading and checking rule packs; neither needs a database. */
export function addRulesCommands(program: Command): void {
  const rules = program.command('rules').description('the rules claims are judged by');
  rules
    .command('print')
    .description('print the rules of a pack as a document (docs/rules.md is made so)')
    .argument('[file]', 'a pack; the one that comes with Hanjang when left out')
    .action(async (file?: string) => {
      const { printRules } = await import('../rules/print-rules.js');
      print(printRules(await packOf(file)).trimEnd());
    });
  rules
    .command('check')
    .description('read a pack and say what is wrong with it, with line and rule')
    .argument('[file]', 'a pack; the one that comes with Hanjang when left out')
    .action(async (file?: string) => {
      const pack = await packOf(file);
      print(`${pack.code} ${pack.version}: ${pack.rules.length} rules, ${pack.checklists.length} checklists`);
    });
}

async function packOf(file: string | undefined) {
  const { defaultPack } = await import('../rules/default-pack.js');
  const { readPack } = await import('../rules/engine/read-pack.js');
  const { PackError } = await import('../rules/pack.js');
  try {
    return file === undefined ? defaultPack() : readPack(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof PackError) throw new StartError(error.message);
    throw error;
  }
}
