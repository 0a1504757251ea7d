import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import type { DataSource, EntityManager, ObjectLiteral, QueryRunner } from 'typeorm';
import { programmeRoleOf, type Actor } from '../access/actor.js';
import { Clock } from '../clock/clock.js';
import { isRetryable, translateDatabaseError } from '../errors/database-errors.js';
import { DATA_SOURCE } from './data-source.js';

export type Row = Record<string, unknown>;

interface LastStatement {
  sql: string;
  use: (rows: Row[]) => void;
}

interface Unit {
  actor: Actor;
  runner: QueryRunner;
  client: pg.PoolClient;
  /** Statements that are on their way and that nobody waits for yet. */
  sent: Promise<unknown>[];
  last: LastStatement[];
  /** True once another act has joined: what it answers with is read before the unit ends. */
  joined: boolean;
  snapshot: boolean;
}

export interface UnitOptions {
  /** An officer's act in a team's name: the team's rows may be written in this unit too. */
  onBehalfOf?: string;
  /** All statements see the database as it stood at the first of them: for figures that must agree. */
  snapshot?: boolean;
}

/** Tells the database the business day, which it can't know in a demonstration. */
const CLOCK = new Clock();
const MAX_ATTEMPTS = 3;
/** A bound on what a connection keeps; a text beyond it is planned each time. */
const MAX_PREPARED = 300;
const statementNames = new Map<string, string>();

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
      current.joined = true;
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
    const { client } = this.current();
    gather(client);
    return (await client.query<T>(sql, [...parameters])).rows;
  }

  /**
   * The rows of a statement that goes by keys, planned once for each connection. Not for lists: their best plan depends
   * on the values asked for.
   */
  async byKey<T extends object = Row>(sql: string, parameters: readonly unknown[]): Promise<T[]> {
    const { client } = this.current();
    gather(client);
    return (await client.query<T>(prepared(sql, parameters))).rows;
  }

  /**
   * Sends a change without waiting for it: what follows travels behind it, and the unit waits for all before it ends.
   * What the database refuses comes out of the unit's `run`.
   */
  write(sql: string, parameters: readonly unknown[]): void {
    const unit = this.current();
    gather(unit.client);
    send(unit, unit.client.query(prepared(sql, parameters)));
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
   * round trip. It may refuse, and then the whole unit is undone. `use` is given its rows when all is committed.
   */
  atTheEnd(
    sql: string,
    parameters: readonly (string | number)[],
    use: LastStatement['use'] = () => undefined,
  ): void {
    this.current().last.push({ sql: withLiterals(sql, parameters), use });
  }

  /** True when the acts of several use cases end together: what one of them answers with can't wait for the end. */
  get isJoined(): boolean {
    return this.current().joined;
  }

  /** True inside a unit: what is done now ends with it and not by itself. */
  get isOpen(): boolean {
    return this.units.getStore() !== undefined;
  }

  private current(): Unit {
    const unit = this.units.getStore();
    if (!unit) throw new Error('outside a unit of work');
    return unit;
  }

  private async once<T>(actor: Actor, work: () => Promise<T>, options: UnitOptions): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    const snapshot = options.snapshot ?? false;
    const unit: Unit = { actor, runner, client, sent: [], last: [], joined: false, snapshot };
    let broken: Error | undefined;
    try {
      // The work's first statement travels right behind: it isn't done unless this was.
      gather(client);
      const level = snapshot ? 'REPEATABLE READ' : 'READ COMMITTED';
      send(unit, client.query(`BEGIN ISOLATION LEVEL ${level}; ${settingsOf(actor, options)}`));
      // TypeORM would otherwise open a transaction of its own around each save.
      Object.assign(runner, { isTransactionActive: true });
      const result = await this.units.run(unit, work);
      await Promise.all(unit.sent);
      await commit(unit);
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw (await firstFailure(unit.sent)) ?? error;
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      if (broken) client.release(broken);
      else await runner.release();
    }
  }

  private async allowWriting(unit: Unit, teamId: string): Promise<void> {
    await unit.client.query(settingsOf(unit.actor, { onBehalfOf: teamId }));
  }
}

/** Statements of one turn of the event loop go out as one packet: writing to a socket costs more than all else here. */
function gather({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** Keeps a statement's outcome until the unit waits for it. */
function send(unit: Unit, statement: Promise<unknown>): void {
  // A failure is told when the unit waits; until then it must not count as unhandled.
  statement.catch(() => undefined);
  unit.sent.push(statement);
}

async function commit({ client, last }: Unit): Promise<void> {
  const answer: pg.QueryResult | pg.QueryResult[] = await client.query(
    [...last.map(({ sql }) => sql), 'COMMIT'].join('; '),
  );
  const results = Array.isArray(answer) ? answer : [answer];
  // PostgreSQL answers the COMMIT of a failed transaction with a rollback, which is no error.
  if (results.at(-1)?.command !== 'COMMIT') throw new Error('the unit of work was not committed');
  for (const [index, { use }] of last.entries()) use((results[index]?.rows ?? []) as Row[]);
}

/** What went wrong first: every statement after it was refused only because of it. */
async function firstFailure(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(sent);
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
}

function prepared(sql: string, parameters: readonly unknown[]): pg.QueryConfig {
  const values = [...parameters];
  const known = statementNames.get(sql);
  if (known !== undefined) return { name: known, text: sql, values };
  if (statementNames.size >= MAX_PREPARED) return { text: sql, values };
  const name = `hanjang_${statementNames.size}`;
  statementNames.set(sql, name);
  return { name, text: sql, values };
}

function withLiterals(sql: string, parameters: readonly (string | number)[]): string {
  const literals = parameters.map((parameter) =>
    typeof parameter === 'number' ? String(parameter) : pg.escapeLiteral(parameter),
  );
  return sql.replace(/\$(\d+)/g, (_, index: string) => literals[Number(index) - 1] ?? 'NULL');
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
    'app.business_on': CLOCK.businessDate(actor.demo),
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `SELECT ${calls.join(', ')}`;
}
