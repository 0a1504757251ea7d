import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures are tried three times, a crash in the middle included; what then still fails is said to have failed. */
const READING = {
  policy: 'standard',
  retryLimit: 2,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 180,
};
const AFTERWARDS = { policy: 'standard', retryLimit: 5, retryDelay: 2, retryBackoff: true };

/** The queue on which photos are read, and the one for those that couldn't be. */
export class CreateReadingQueues1763901360000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const create = (queue: string, options: object) =>
      runner.query('SELECT pgboss.create_queue($1, $2)', [queue, JSON.stringify(options)]);
    await create('read-photo-given-up', AFTERWARDS);
    await create('read-photo', { ...READING, deadLetter: 'read-photo-given-up' });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of ['read-photo', 'read-photo-given-up'])
      await runner.query('SELECT pgboss.delete_queue($1)', [queue]);
  }
}
