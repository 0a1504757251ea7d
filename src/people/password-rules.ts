import { COMMON_WORDS } from './common-passwords.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { PEOPLE_ERRORS } from './people.errors.js';

export const PASSWORD_MIN = 12;
const PASSWORD_MAX = 200;
const LEAST_DIFFERENT = 5;
/** A common word with fewer other characters than this around it is as easy to guess as the word. */
const LEAST_AROUND = 6;

/** What is wrong with a new password. Length counts, not a mixture of characters. */
export function passwordProblems(
  password: string,
  holder: { name: string; email: string },
  pointer = '/password',
): FieldProblem[] {
  const problem = (code: Parameters<typeof PEOPLE_ERRORS.problem>[0], params = {}) => [
    PEOPLE_ERRORS.problem(code, pointer, params),
  ];
  const plain = password.normalize('NFKC').toLowerCase();
  const characters = [...plain];
  if (characters.length < PASSWORD_MIN) return problem('people.password-short', { min: PASSWORD_MIN });
  if (characters.length > PASSWORD_MAX) return problem('people.password-long', { max: PASSWORD_MAX });
  if (isPersonal(plain, holder)) return problem('people.password-personal');
  return isCommon(plain, characters) ? problem('people.password-common') : [];
}

function isPersonal(plain: string, { name, email }: { name: string; email: string }): boolean {
  const [account = ''] = email.toLowerCase().split('@');
  const words = [email.toLowerCase(), account, name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')];
  return words.some((word) => word.length >= 3 && plain.includes(word));
}

function isCommon(plain: string, characters: readonly string[]): boolean {
  if (new Set(characters).size < LEAST_DIFFERENT) return true;
  if (isRun(characters) || /^(.{1,6})\1+.?$/u.test(plain)) return true;
  const left = COMMON_WORDS.toSorted((a, b) => b.length - a.length).reduce(
    (rest, word) => rest.replaceAll(word, ''),
    plain,
  );
  const around = left.replaceAll(/\d{4,}$|[!?.~*#@$]+$/g, '');
  return left !== plain && around.length < LEAST_AROUND;
}

/** Digits or letters in a row, upwards or downwards: 123456789012, zyxwvutsrqpo. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[index]?.codePointAt(0) ?? 0);
    return step === 9 || step === -9 ? -Math.sign(step) : step;
  });
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
