import type { Command } from 'commander';
import { connectTo } from '../platform/database/check-connection.js';
import { migrate } from '../platform/database/migrate.js';
import { grantsScript } from '../platform/database/roles.js';
import { print, remark, withDatabase } from './context.js';

export function addDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(() =>
      withDatabase(async ({ ownerUrl }) => {
        await (await connectTo(ownerUrl, 'DATABASE_OWNER_URL')).end();
        const done = await migrate(ownerUrl, { onProgress: print });
        remark(done.length === 0 ? 'The database was up to date.' : `${done.length} migrations done.`);
      }),
    );

  program
    .command('database')
    .description('for the administrator of your own PostgreSQL')
    .command('grants')
    .description('print the SQL that makes the roles and the database')
    .option('--database <name>', 'name of the database', 'hanjang')
    .action(({ database }: { database: string }) => print(grantsScript(database)));
}
