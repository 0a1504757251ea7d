import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { StartError } from '../platform/config/start-error.js';
import type { RulePack } from '../rules/pack.js';
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
    .description('read a pack and the examples beside it, and say what is wrong, with line and rule')
    .argument('[file]', 'a pack; the one that comes with Hanjang when left out')
    .action(async (file?: string) => {
      const pack = await packOf(file);
      await checkExamples(pack, file);
      print(`${pack.code} ${pack.version}: ${pack.rules.length} rules, ${pack.checklists.length} checklists`);
    });
}

/** `x.examples.yaml` beside `x.yaml`; a pack of somebody's own may go without. */
async function checkExamples(pack: RulePack, file: string | undefined): Promise<void> {
  const { defaultPackFile } = await import('../rules/default-pack.js');
  const { readExamples } = await import('../rules/example-facts.js');
  const { exampleProblems } = await import('../rules/check-examples.js');
  const beside = (file ?? defaultPackFile()).replace(/\.ya?ml$/, '.examples.yaml');
  if (file !== undefined && !existsSync(beside)) return;
  const problems = exampleProblems(pack, readExamples(await readFile(beside, 'utf8')));
  if (problems.length > 0) throw new StartError([`${beside}:`, ...problems].join('\n'));
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
