import { defineErrors, invalidInput } from './define-errors.js';
import { isRetryable, translateDatabaseError } from './database-errors.js';
import { DomainError } from './domain-error.js';

const ERRORS = defineErrors({
  'thing.taken': {
    kind: 'conflict',
    ko: '{name}은 이미 있습니다.',
    en: '{name} is taken.',
    constraints: ['things_name_uq'],
    pointer: '/name',
  },
  'thing.short': { kind: 'rule', ko: '모자랍니다.', en: 'Too little.', sqlState: 'HJ999' },
});

describe('a feature’s errors', () => {
  it('fill their texts in both languages and point at their field', () => {
    const error = ERRORS.fail('thing.taken', { name: 'A' });
    expect(error).toMatchObject({
      code: 'thing.taken',
      kind: 'conflict',
      text: { ko: 'A은 이미 있습니다.', en: 'A is taken.' },
    });
    expect(error.fields).toEqual([{ pointer: '/name', code: 'thing.taken', text: error.text }]);
  });

  it('stand for the constraint or the state that the database names', () => {
    const violation = { driverError: { code: '23505', constraint: 'things_name_uq' } };
    expect(translateDatabaseError(violation)).toMatchObject({ code: 'thing.taken' });
    expect(translateDatabaseError({ code: 'HJ999', detail: 'line' })).toMatchObject({
      code: 'thing.short',
      params: { lineId: 'line' },
    });
  });

  it('leave alone what they don’t know', () => {
    const unknown = { code: '23505', constraint: 'others_uq' };
    expect(translateDatabaseError(unknown)).toBe(unknown);
    const fault = new TypeError('x');
    expect(translateDatabaseError(fault)).toBe(fault);
  });

  it('gather several problems under the first one’s words', () => {
    const problems = [
      ERRORS.problem('thing.short', '/a'),
      ERRORS.problem('thing.taken', '/b', { name: 'B' }),
    ];
    const error = invalidInput(problems);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'thing.short', kind: 'invalid', fields: problems });
  });
});

it('only deadlocks and serialization failures are worth another try', () => {
  expect(isRetryable({ driverError: { code: '40P01' } })).toBe(true);
  expect(isRetryable({ code: '40001' })).toBe(true);
  expect(isRetryable({ code: '23505' })).toBe(false);
  expect(isRetryable(new Error('40001'))).toBe(false);
});
