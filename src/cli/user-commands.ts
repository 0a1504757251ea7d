import { Option, type Command } from 'commander';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { hashSecret, newSecret } from '../people/secrets.js';
import { linkPath } from '../people/one-time-links.js';
import { kstDateOf } from '../platform/clock/kst-date.js';
import { StartError, systemCode } from '../platform/config/start-error.js';
import { print, remark, withOwner } from './context.js';

interface CreateOptions {
  readonly name: string;
  readonly role: 'officer' | 'auditor';
  readonly programme: string;
  readonly found?: string;
  readonly foundEn?: string;
}

interface DisableOptions {
  readonly programme: string;
  readonly team: string;
}

export function addUserCommands(program: Command): void {
  const user = program
    .command('user')
    .description('people of the programme office, and shutting anybody out');
  user
    .command('create')
    .description(
      'invite an officer or auditor by a one-time link; with --found, the first of a new programme',
    )
    .argument('<email>')
    .requiredOption('--name <name>', 'as shown on pages')
    .requiredOption('--programme <code>', 'code of the programme, such as sovereign-ai')
    .addOption(new Option('--role <role>').choices(['officer', 'auditor']).default('officer'))
    .option('--found <name>', 'found the programme under this name')
    .option('--found-en <name>', 'its English name')
    .action((email: string, options: CreateOptions) =>
      withOwner(async (owner, { settings }) => {
        const secret = await createOfficer(owner, email, options);
        remark(`${email} may choose a password at this address, once and within three days:`);
        print(`${settings.publicUrl}${linkPath({ secret })}`);
      }),
    );
  user
    .command('disable')
    .description('end the sessions, tokens and links of a person, who can no longer sign in')
    .argument('<email>')
    .requiredOption('--programme <code>', 'code of the programme')
    .requiredOption('--team <code>', "code of the person's team; office for the programme office")
    .action((email: string, options: DisableOptions) =>
      withOwner(async (owner) => {
        const { rows } = await owner.query<{ id: string | null }>(
          'SELECT public.disable_user($1, $2, $3) AS id',
          [options.programme, options.team, email],
        );
        if (!rows[0]?.id) {
          throw new StartError(
            `Team ${options.team} of programme ${options.programme} has nobody called ${email}.`,
          );
        }
        print(`${email} can no longer sign in.`);
      }),
    );
}

/** Returns the secret of the link; both acts happen or neither. */
export async function createOfficer(
  owner: pg.Client,
  email: string,
  options: CreateOptions,
): Promise<string> {
  if (!/^\S+@\S+$/.test(email)) throw new StartError(`${email} isn't an e-mail address.`);
  const secret = newSecret();
  await owner.query('BEGIN');
  try {
    if (options.found !== undefined)
      await foundProgramme(owner, options.programme, options.found, options.foundEn);
    const { rows } = await owner.query<{ id: string | null }>('SELECT public.create_officer($1) AS id', [
      {
        programmeCode: options.programme,
        userId: uuidv7(),
        linkId: uuidv7(),
        email,
        name: options.name,
        role: options.role,
        tokenHash: hashSecret(secret),
      },
    ]);
    if (!rows[0]?.id) {
      throw new StartError(
        `There is no programme ${options.programme}: check its code, or found it with --found "its name".`,
      );
    }
    await owner.query('COMMIT');
    return secret;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function foundProgramme(
  owner: pg.Client,
  code: string,
  nameKo: string,
  nameEn = nameKo,
): Promise<void> {
  await owner
    .query('SELECT public.found_programme($1)', [
      {
        programmeId: uuidv7(),
        code,
        nameKo,
        nameEn,
        officeTeamId: uuidv7(),
        officeNameKo: '전담기관',
        officeNameEn: 'Programme office',
        foundedOn: kstDateOf(new Date()),
      },
    ])
    .catch((cause: unknown) => {
      if (systemCode(cause) !== '23505') throw cause;
      throw new StartError(`There already is a programme ${code}: leave out --found.`, { cause });
    });
}
