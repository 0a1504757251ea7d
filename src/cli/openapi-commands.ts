import type { Command } from 'commander';
import { print, withApp } from './context.js';

export function addOpenapiCommands(program: Command): void {
  program
    .command('openapi')
    .description('the REST API')
    .command('print')
    .description('print its OpenAPI 3.1 document')
    .action(() =>
      withApp(async (app) => {
        const { describeApi } = await import('../api-document.js');
        print(JSON.stringify(describeApi(app), null, 2));
      }),
    );
}
