import type { Command } from 'commander';
import { print, remark, withApp } from './context.js';

export function addDemoCommands(program: Command): void {
  program
    .command('demo')
    .description('the demonstration programme')
    .command('load')
    .description('load it into a database that holds no programme')
    .action(() =>
      withApp(async (app, { ownerUrl }) => {
        const { loadDemoIfEmpty } = await import('../demo/load-demo.js');
        const lines = await loadDemoIfEmpty(app, { ownerUrl, onProgress: remark });
        if (lines.length === 0) remark('This database holds a programme of its own: nothing was loaded.');
        for (const line of lines) print(line);
      }),
    );
}
