import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { InvitePerson, type InviteCommand, type Invited } from './invite-person.js';
import { readPeopleCsv, type CsvPerson } from './people-csv.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayManagePeople } from './people.policy.js';
import { cleanEmail, personProblems } from './person-input.js';

export interface ImportCommand {
  content: Buffer;
  /** Where people without a team of their own in the file go; the actor's own team when not given. */
  teamId?: string;
}

export interface ImportResult {
  added: Invited[];
  rejected: { row: number; line: string; problems: FieldProblem[] }[];
}

interface Team {
  id: string;
  kind: 'team' | 'office';
  code: string;
  emails: Set<string>;
  institutions: { id: string; name: string; business_number: string }[];
}

/** Invites the people of a CSV file. Lines that can't go in are told with their reasons; the others go in together. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly invitation: InvitePerson,
  ) {}

  async execute(actor: Actor, { content, teamId = actor.team.id }: ImportCommand): Promise<ImportResult> {
    if (!actor.readTeamIds.includes(teamId)) throw PEOPLE_ERRORS.fail('people.team-unknown');
    ensure(mayManagePeople(actor, teamId));
    const people = readPeopleCsv(content);
    return this.unit.run(actor, async () => {
      const teams = await this.teams(actor);
      const result: ImportResult = { added: [], rejected: [] };
      for (const person of people) {
        const team = teams.find(({ id, code }) =>
          person.team ? code === person.team.toLowerCase() : id === teamId,
        );
        const checked = checkRow(person, team);
        if ('problems' in checked) {
          result.rejected.push({ row: person.row, line: person.line, problems: checked.problems });
          continue;
        }
        result.added.push(await this.invitation.execute(actor, checked.command));
        team?.emails.add(cleanEmail(person.email));
      }
      return result;
    });
  }

  /** The teams the actor may put people into, with what the lines are checked against. */
  private async teams(actor: Actor): Promise<Team[]> {
    const ids = actor.readTeamIds.filter((id) => mayManagePeople(actor, id).allowed);
    const rows = await this.unit.query<
      Omit<Team, 'emails' | 'institutions'> & { emails: string[]; institutions: Team['institutions'] }
    >(
      `SELECT t.id, t.kind, t.code, ARRAY(SELECT u.email FROM users u WHERE u.team_id = t.id) AS emails,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'business_number', i.business_number))
           FROM institutions i WHERE i.team_id = t.id), '[]'::jsonb) AS institutions
       FROM teams t WHERE t.id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map((row) => ({ ...row, emails: new Set(row.emails) }));
  }
}

/** The invitation that a line asks for, or all that is wrong with it. */
function checkRow(
  person: CsvPerson,
  team: Team | undefined,
): { command: InviteCommand } | { problems: FieldProblem[] } {
  if (!team) return { problems: [PEOPLE_ERRORS.problem('people.team-unknown', '/team')] };
  const problems = personProblems(team.kind, person);
  if (team.emails.has(cleanEmail(person.email)))
    problems.push(PEOPLE_ERRORS.problem('people.email-taken', '/email'));
  const wanted = person.institution.trim();
  const institution = team.institutions.find(
    ({ name, business_number }) => name === wanted || business_number === wanted.replaceAll('-', ''),
  );
  if (wanted !== '' && !institution)
    problems.push(PEOPLE_ERRORS.problem('people.institution-unknown', '/institution'));
  if (problems.length > 0) return { problems };
  const { name, email, roles } = person;
  return { command: { name, email, roles, teamId: team.id, institutionId: institution?.id } };
}
