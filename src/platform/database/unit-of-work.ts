import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import type { DataSource, EntityManager, ObjectLiteral, QueryRunner } from 'typeorm';
import { programmeRoleOf, type Actor } from '../access/actor.js';
import { isRetryable, translateDatabaseError } from '../errors/database-errors.js';
import { DATA_SOURCE } from './data-source.js';

export type Row = Record<string, unknown>;

interface Unit {
  actor: Actor;
  runner: QueryRunner;
  last: string[];
  snapshot: boolean;
}

export interface UnitOptions {
  /** An officer's act in a team's name: the team's rows may be written in this unit too. */
  onBehalfOf?: string;
  /** All statements see the database as it stood at the first of them: for figures that must agree. */
  snapshot?: boolean;
}

const MAX_ATTEMPTS = 3;

/**
 * One transaction as one actor. Only use cases and queries touch the database, only through here; a nested call joins.
 * Nothing outside the database happens inside it, so that it can be done again after a deadlock.
 */
@Injectable()
export class UnitOfWork {
  private readonly units = new AsyncLocalStorage<Unit>();

  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  async run<T>(actor: Actor, work: () => Promise<T>, options: UnitOptions = {}): Promise<T> {
    const current = this.units.getStore();
    if (current) {
      if (current.actor.userId !== actor.userId) throw new Error('a unit of work belongs to one actor');
      if (options.snapshot && !current.snapshot) throw new Error('a snapshot begins with its unit of work');
      if (options.onBehalfOf) await this.allowWriting(current, options.onBehalfOf);
      return work();
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(actor, work, options);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw translateDatabaseError(error);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  /** The rows of one statement of the unit in hand. */
  async query<T extends object = Row>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result: unknown = await this.current()
      .runner.query(sql, [...parameters], true)
      .then((done) => done.records);
    return (result ?? []) as T[];
  }

  /** The first row, or undefined. */
  async one<T extends object = Row>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<T | undefined> {
    return (await this.query<T>(sql, parameters))[0];
  }

  /** TypeORM's manager of the unit in hand, for mapped reads and writes. */
  manager(): EntityManager {
    return this.current().runner.manager;
  }

  repository<E extends ObjectLiteral>(entity: new () => E) {
    return this.manager().getRepository(entity);
  }

  /**
   * A statement sent together with COMMIT in one message, after all else: the rows it locks are held for no network
   * round trip. It may refuse, and then the whole unit is undone.
   */
  atTheEnd(sql: string, parameters: readonly string[]): void {
    const literals = parameters.map((parameter) => pg.escapeLiteral(parameter));
    this.current().last.push(
      sql.replace(/\$(\d+)/g, (_, index: string) => literals[Number(index) - 1] ?? 'NULL'),
    );
  }

  private current(): Unit {
    const unit = this.units.getStore();
    if (!unit) throw new Error('outside a unit of work');
    return unit;
  }

  private async once<T>(actor: Actor, work: () => Promise<T>, options: UnitOptions): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    let broken: Error | undefined;
    try {
      const level = options.snapshot ? 'REPEATABLE READ' : 'READ COMMITTED';
      await client.query(`BEGIN ISOLATION LEVEL ${level}; ${settingsOf(actor, options)}`);
      // TypeORM would otherwise open a transaction of its own around each save.
      Object.assign(runner, { isTransactionActive: true });
      const unit: Unit = { actor, runner, last: [], snapshot: options.snapshot ?? false };
      const result = await this.units.run(unit, work);
      await client.query([...unit.last, 'COMMIT'].join('; '));
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      if (broken) client.release(broken);
      else await runner.release();
    }
  }

  private async allowWriting(unit: Unit, teamId: string): Promise<void> {
    const client = (await unit.runner.connect()) as pg.PoolClient;
    await client.query(settingsOf(unit.actor, { onBehalfOf: teamId }));
  }
}

/** The settings that the database's policies read, for this transaction only. */
function settingsOf(actor: Actor, options: UnitOptions): string {
  const role = programmeRoleOf(actor);
  const write = role === 'auditor' ? [] : [actor.team.id];
  if (options.onBehalfOf && options.onBehalfOf !== actor.team.id) {
    if (role !== 'officer' || !actor.readTeamIds.includes(options.onBehalfOf))
      throw new Error('only an officer acts for a team');
    write.push(options.onBehalfOf);
  }
  const settings: Record<string, string> = {
    'app.user_id': actor.userId,
    'app.programme_id': actor.programme.id,
    'app.office_team_id': actor.programme.officeTeamId,
    'app.programme_role': role,
    'app.read_team_ids': actor.readTeamIds.join(','),
    'app.write_team_ids': write.join(','),
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `SELECT ${calls.join(', ')}`;
}
