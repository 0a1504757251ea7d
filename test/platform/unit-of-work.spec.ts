import type { Actor } from '../../src/platform/access/actor.js';
import { DATA_SOURCE } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;
let unit: UnitOfWork;
let upstage: Actor;
let officer: Actor;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  unit = test.app.get(UnitOfWork);
  upstage = await test.actor('administrator@upstage.example');
  officer = await test.actor('officer@office.example');
});
afterAll(() => test.stop());

const nameOf = async (actor: Actor, id: string) =>
  (await unit.run(actor, () => unit.one<{ name: string }>('SELECT name FROM users WHERE id = $1', [id])))
    ?.name;

describe('a unit of work', () => {
  it('is undone whole when anything in it fails', async () => {
    const before = await nameOf(upstage, upstage.userId);
    await expect(
      unit.run(upstage, async () => {
        await unit.query('UPDATE users SET name = $2 WHERE id = $1', [upstage.userId, 'changed']);
        throw new Error('late');
      }),
    ).rejects.toThrow('late');
    expect(await nameOf(upstage, upstage.userId)).toBe(before);
  });

  it('is joined by a nested one: what the inner did is undone with the outer', async () => {
    const before = await nameOf(upstage, upstage.userId);
    await expect(
      unit.run(upstage, async () => {
        await unit.run(upstage, () =>
          unit.query('UPDATE users SET name = $2 WHERE id = $1', [upstage.userId, 'inner']),
        );
        throw new Error('outer');
      }),
    ).rejects.toThrow('outer');
    expect(await nameOf(upstage, upstage.userId)).toBe(before);
  });

  it('belongs to one actor', async () => {
    await expect(unit.run(upstage, () => unit.run(officer, async () => 1))).rejects.toThrow('one actor');
  });

  it('leaves nothing behind on its connection', async () => {
    await unit.run(upstage, () => unit.query('SELECT 1'));
    const dataSource: DataSource = test.app.get(DATA_SOURCE);
    const seen: { count: string }[] = await dataSource.query('SELECT count(*) AS count FROM users');
    expect(seen).toEqual([{ count: '0' }]);
  });

  it('shows a team its own rows only, and the office all', async () => {
    const teams = (actor: Actor) =>
      unit.run(actor, async () =>
        (await unit.query<{ team_id: string }>('SELECT DISTINCT team_id FROM institutions')).map(
          (row) => row.team_id,
        ),
      );
    expect(await teams(upstage)).toEqual([world.upstage.id]);
    expect((await teams(officer)).sort()).toEqual([world.upstage.id, world.skt.id].sort());
  });

  it('lets nobody write for another team, the officer only when that is said', async () => {
    const rename = (actor: Actor, options?: { onBehalfOf: string }) =>
      unit.run(
        actor,
        async () =>
          (
            await unit.query('UPDATE institutions SET name = name WHERE team_id = $1 RETURNING id', [
              world.skt.id,
            ])
          ).length,
        options,
      );
    expect(await rename(upstage)).toBe(0);
    expect(await rename(officer)).toBe(0);
    expect(await rename(officer, { onBehalfOf: world.skt.id })).toBeGreaterThan(0);
    await expect(rename(upstage, { onBehalfOf: world.skt.id })).rejects.toThrow('only an officer');
  });

  it('is done again after a deadlock, and then both are done', async () => {
    const [first, second] = [world.upstage.companyId, world.upstage.universityId];
    let started = 0;
    const bothHoldOne = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (started >= 2) {
          clearInterval(timer);
          resolve();
        }
      }, 5);
    });
    const touch = (from: string, to: string) =>
      unit.run(
        officer,
        async () => {
          await unit.query('UPDATE institutions SET position = position + 1 WHERE id = $1', [from]);
          started += 1;
          await bothHoldOne;
          await unit.query('UPDATE institutions SET position = position + 1 WHERE id = $1', [to]);
        },
        { onBehalfOf: world.upstage.id },
      );
    const position = async () =>
      (
        await unit.run(officer, () =>
          unit.query<{ position: number }>('SELECT position FROM institutions WHERE id = ANY ($1)', [
            [first, second],
          ]),
        )
      ).reduce((sum, row) => sum + row.position, 0);
    const before = await position();
    await Promise.all([touch(first, second), touch(second, first)]);
    expect(started).toBeGreaterThan(2);
    expect(await position()).toBe(before + 4);
  });

  it('sends what must come last together with the commit, and undoes all when that refuses', async () => {
    const before = await nameOf(upstage, upstage.userId);
    await expect(
      unit.run(upstage, async () => {
        await unit.query('UPDATE users SET name = $2 WHERE id = $1', [upstage.userId, 'changed']);
        unit.atTheEnd('SELECT $1::int / 0', ['1']);
      }),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await nameOf(upstage, upstage.userId)).toBe(before);
  });
});
