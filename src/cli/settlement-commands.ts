import type { Command } from 'commander';
import { StartError } from '../platform/config/start-error.js';
import { print, withApp } from './context.js';

interface Options {
  readonly token?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Settlements from a terminal, read as whoever an API token belongs to. */
export function addSettlementCommands(program: Command): void {
  const settlements = program
    .command('settlements')
    .description('settlements of stages, read as the holder of an API token (HANJANG_TOKEN or --token)');
  settlements
    .command('list')
    .description('every settlement of stages that have begun: state, amount to return, still owed, due day')
    .option('--token <token>', 'an API token; HANJANG_TOKEN when left out')
    .action((options: Options) =>
      read(options, async (reader, actor) => {
        for (const { team, stage, state, result, received, dueOn } of await reader.list(actor)) {
          const { total } = result.totals;
          const owed = state === 'final' ? total - received : undefined;
          print([team.code, String(stage.number), state, total, owed ?? '-', dueOn ?? '-'].join('\t'));
        }
      }),
    );
  settlements
    .command('preview')
    .description('what a settlement of a team’s stage would say, each figure with its formula')
    .argument('<team>', 'code of the team')
    .argument('<stage>', 'number of the stage')
    .option('--as-of <day>', 'entries and payments up to this day; today when left out')
    .option('--json', 'the whole value')
    .option('--token <token>', 'an API token; HANJANG_TOKEN when left out')
    .action((team: string, stage: string, options: Options) =>
      read(options, async (reader, actor) => {
        const statement = await reader.statement(actor, { team, stage }, { asOf: options.asOf });
        const { statementJson } = await import('../settlements/api/settlement-reply.js');
        if (options.json) {
          print(JSON.stringify(statementJson(statement), null, 2));
          return;
        }
        const { result, state, asOf } = statement;
        print(`${team} ${stage} ${state} ${asOf}: ${result.totals.total}`);
        for (const { institution, share, figures } of result.institutions) {
          print(`${institution.name}\t${share.formula[actor.locale]}`);
          for (const [name, { amount, formula }] of Object.entries(figures))
            print(`\t${name}\t${amount}\t${formula[actor.locale]}`);
        }
        for (const { text } of statement.blocks) print(`! ${text[actor.locale]}`);
      }),
    );
}

type Reader = import('../settlements/settlement.queries.js').SettlementQueries;
type Person = import('../platform/access/actor.js').Actor;

async function read(options: Options, work: (reader: Reader, actor: Person) => Promise<void>): Promise<void> {
  const token = options.token ?? process.env['HANJANG_TOKEN'];
  if (!token) throw new StartError('Give an API token with --token or HANJANG_TOKEN.');
  await withApp(async (app) => {
    const { SignInStore } = await import('../people/sign-in-store.js');
    const { SettlementQueries } = await import('../settlements/settlement.queries.js');
    const { DomainError } = await import('../platform/errors/domain-error.js');
    const actor = await app.get(SignInStore, { strict: false }).tokenActor(token);
    if (!actor) throw new StartError('This token is unknown or no longer valid.');
    try {
      await work(app.get(SettlementQueries, { strict: false }), actor);
    } catch (error) {
      if (error instanceof DomainError) throw new StartError(error.detail(actor.locale));
      throw error;
    }
  });
}
