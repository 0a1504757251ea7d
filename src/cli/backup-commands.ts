import path from 'node:path';
import type { Command } from 'commander';
import { restoreBackup } from './backup/restore-backup.js';
import { writeBackup } from './backup/write-backup.js';
import type { Manifest } from './backup/manifest.js';
import { print, remark, withOwner } from './context.js';

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('copy the whole database, as of one instant, and all files into a new folder')
    .argument('<folder>')
    .action((folder: string) =>
      withOwner(async (owner, { settings }) => {
        const target = path.resolve(folder);
        const manifest = await writeBackup(owner, settings.dataDir, target);
        print(`${target}: ${summary(manifest)}`);
        remark(
          settings.database.kind === 'embedded'
            ? 'Keep it where only you can read it: it holds everything, the secret key included.'
            : 'Keep it where only you can read it, and HANJANG_SECRET_KEY in another place: both are needed to restore.',
        );
      }),
    );
  program
    .command('restore')
    .description('put a backup into an empty database and its data folder')
    .argument('<folder>')
    .action((folder: string) =>
      withOwner(async (owner, { settings }) => {
        const manifest = await restoreBackup(owner, settings.dataDir, path.resolve(folder));
        print(
          `Restored ${summary(manifest)}, made at ${manifest.madeAt}. Every balance equals its postings.`,
        );
      }),
    );
}

function summary({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${files.length} files`;
}
