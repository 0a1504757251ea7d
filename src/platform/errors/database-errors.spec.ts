import { isConnectionLost } from './database-errors.js';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

describe('a database that goes away', () => {
  it.each([
    ['a pipe that broke', withCode('EPIPE')],
    ['an administrator who ends connections', withCode('57P01')],
    ['a server that is starting', withCode('57P03')],
    ['what TypeORM wraps', { driverError: withCode('ECONNRESET') }],
    ['what node-postgres says without a code', new Error('Connection terminated unexpectedly')],
  ])('is known by %s', (_, thrown) => {
    expect(isConnectionLost(thrown)).toBe(true);
  });

  it.each([
    ['a unique key', withCode('23505')],
    ['a fault of the program', new TypeError('x is not a function')],
    ['nothing', undefined],
  ])('is not taken for %s', (_, thrown) => {
    expect(isConnectionLost(thrown)).toBe(false);
  });
});
