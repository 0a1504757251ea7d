import type { Command } from 'commander';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { Actor } from '../platform/access/actor.js';
import { StartError } from '../platform/config/start-error.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { print, withApp } from './context.js';

interface Who {
  readonly programme: string;
  readonly officer?: string;
}

interface OfficerRow {
  user_id: string;
  team_id: string;
  programme_id: string;
  demo_starts_on: string | null;
  demo_started_at: Date | null;
}

export function addStageCommands(program: Command): void {
  program
    .command('stages')
    .description('stages and what falls due in them')
    .command('list')
    .description('print each stage of a programme with its deadlines')
    .requiredOption('--programme <code>', 'code of the programme, such as sovereign-ai')
    .action((who: Who) =>
      withApp(async (app, { ownerUrl }) => {
        for (const line of await stageLines(app, await officerOf(app, ownerUrl, who))) print(line);
      }),
    );
  program
    .command('years')
    .description('fiscal years')
    .command('close')
    .description('close a fiscal year in an officer’s name, or say what of it is still open')
    .argument('<year>')
    .requiredOption('--programme <code>', 'code of the programme, such as sovereign-ai')
    .requiredOption('--officer <email>', 'in whose name it is closed')
    .option('--with-drafts', 'although some claims were never handed in')
    .action((year: string, options: Who & { withDrafts?: boolean }) =>
      withApp(async (app, { ownerUrl }) => {
        const officer = await officerOf(app, ownerUrl, options);
        await closeYear(app, officer, Number(year), options.withDrafts ?? false);
        print(`Fiscal year ${year} is closed.`);
      }),
    );
}

/** The officer as they are now; the command line has no rights of its own within a programme. */
export async function officerOf(
  app: NestFastifyApplication,
  ownerUrl: string,
  { programme, officer }: Who,
): Promise<Actor> {
  const { FreshActor } = await import('../people/fresh-actor.js');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<OfficerRow>('SELECT * FROM public.officer_called($1, $2)', [
      programme,
      officer ?? null,
    ]);
    const [row] = rows;
    const actor =
      row &&
      (await app.get(FreshActor, { strict: false }).of({
        userId: row.user_id,
        teamId: row.team_id,
        programmeId: row.programme_id,
        officeTeamId: row.team_id,
        demo:
          row.demo_starts_on && row.demo_started_at
            ? { startsOn: row.demo_starts_on, startedAt: row.demo_started_at.toISOString() }
            : undefined,
      }));
    if (!actor)
      throw new StartError(`Programme ${programme} has no officer${officer ? ` called ${officer}` : ''}.`);
    return actor;
  } finally {
    await owner.end();
  }
}

export async function stageLines(app: NestFastifyApplication, actor: Actor): Promise<string[]> {
  const { StageClock } = await import('../stages/stage-clock.js');
  const { datesOfStage } = await import('../stages/due-dates.js');
  const { stages, dates } = await app.get(StageClock, { strict: false }).read(actor);
  return stages.flatMap((stage) => [
    `${stage.number}. ${stage.name.en}: ${stage.startsOn} to ${stage.endsOn}`,
    ...datesOfStage(dates, stage).map(
      ({ deadline, dueOn }) => `   ${dueOn ?? 'not yet known'}  ${deadline.title.en}`,
    ),
  ]);
}

export async function closeYear(
  app: NestFastifyApplication,
  actor: Actor,
  year: number,
  withDrafts: boolean,
): Promise<void> {
  const { CloseYear } = await import('../stages/years/close-year.js');
  const { ProgrammeStructure } = await import('../programmes/programme-structure.js');
  const years = await app.get(ProgrammeStructure, { strict: false }).fiscalYears(actor);
  const found = years.find((one) => one.year === year);
  if (!found) throw new StartError(`There is no fiscal year ${year}.`);
  try {
    await app.get(CloseYear, { strict: false }).close(actor, found.id, withDrafts);
  } catch (error) {
    if (error instanceof DomainError) throw new StartError(error.detail('en'));
    throw error;
  }
}
