import type { FieldProblem } from '../platform/errors/domain-error.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayGiveRoles } from './people.policy.js';

export interface PersonInput {
  name: string;
  email: string;
  roles: readonly string[];
}

const NAME_LENGTH = 100;
const EMAIL = /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/;

/** The same address however it is typed. */
export function cleanEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** What is wrong with a person's particulars, field by field. */
export function personProblems(kind: 'team' | 'office', { name, email, roles }: PersonInput): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const length = name.trim().length;
  if (length < 1 || length > NAME_LENGTH)
    problems.push(PEOPLE_ERRORS.problem('people.name-missing', '/name'));
  const address = cleanEmail(email);
  if (address.length > 254 || !EMAIL.test(address)) {
    problems.push(PEOPLE_ERRORS.problem('people.email-malformed', '/email'));
  }
  const decision = mayGiveRoles(kind, roles);
  if (!decision.allowed) problems.push(...decision.refusal.fields);
  return problems;
}

export function checkPerson(kind: 'team' | 'office', input: PersonInput): void {
  const problems = personProblems(kind, input);
  if (problems.length > 0) throw invalidInput(problems);
}
