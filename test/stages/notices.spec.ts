import { TellOnTime } from '../../src/stages/notices/tell-on-time.js';
import { TellDeadlines } from '../../src/stages/notices/tell-deadlines.js';
import { StageClock } from '../../src/stages/stage-clock.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import { jobPerson, actorOfJob } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const RESEARCHER = 'researcher@upstage.example';

interface Row {
  kind: string;
  code: string;
}

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

/** Every process looks, on that day. */
const look = (day: string, processes = 1): Promise<number[]> => {
  const clock = test.app.get(Clock, { strict: false });
  return clock.at(startOfKstDate(day), () =>
    Promise.all(Array.from({ length: processes }, () => freshLooker().execute())),
  );
};

/** As a process that has just started: it remembers nothing. */
function freshLooker(): TellOnTime {
  const looker = test.app.get(TellOnTime, { strict: false });
  return Object.assign(Object.create(Object.getPrototypeOf(looker) as object) as TellOnTime, looker, {
    looked: new Map(),
  });
}

const told = async (email: string): Promise<string[]> => {
  const { userId } = await test.actor(email);
  const rows = await rowsOf<Row>(
    test,
    `SELECT n.kind, d.code FROM notifications n JOIN deadline_notices d ON d.team_id = n.team_id AND d.id = n.subject_id
     WHERE n.user_id = $1 AND n.subject_type = 'deadline' ORDER BY n.at, d.code`,
    [userId],
  );
  return rows.map(({ kind, code }) => `${code} ${kind}`);
};

describe('deadline notices', () => {
  it('are told once to whom they concern, whatever number of processes look', async () => {
    await look('2025-10-01', 4);
    await look('2025-10-01');
    await look('2025-10-15', 2);
    expect(await told(RESEARCHER)).toEqual(['equipment deadline-near', 'software deadline-near']);
    expect(await told('finance@upstage.example')).toEqual([
      'own-cash deadline-near',
      'carry-over deadline-near',
    ]);
    expect(await told('researcher@skt.example')).toEqual([
      'equipment deadline-near',
      'software deadline-near',
    ]);
  });

  it('come once after days without a server', async () => {
    await look('2025-11-26', 3);
    expect((await told(RESEARCHER)).filter((one) => one.startsWith('equipment'))).toHaveLength(2);
    await look('2025-12-02');
    await look('2025-12-03');
    expect((await told(RESEARCHER)).filter((one) => one.startsWith('equipment'))).toHaveLength(3);
  });

  it('say that a stage’s new dates moved them, to officers and auditors, too', async () => {
    await look('2025-12-05');
    const before = await told(OFFICER);
    expect(before).toContain('stage-end deadline-near');
    const changed = await test.as(OFFICER).patch(`/api/v1/stages/${world.stageId}`, {
      fiscalYearId: world.fiscalYearId,
      number: 1,
      name: { ko: '1단계', en: 'Stage 1' },
      startsOn: '2025-08-04',
      endsOn: '2026-02-28',
    });
    expect(changed.statusCode).toBe(200);
    await look('2025-12-06', 3);
    await look('2025-12-07');
    const after = await told(OFFICER);
    expect(after.filter((one) => one === 'stage-end deadline-moved')).toHaveLength(1);
    expect(await told('auditor@office.example')).toContain('stage-end deadline-moved');
    const page = await test.as(OFFICER).get('/notifications');
    expect(page.body).toContain('기한이 다른 날로 바뀌었습니다');
    expect(page.body).toContain('1단계 · 2026-02-28');
  });

  it('are rows of their own person alone', async () => {
    const rival = await test.actor('researcher@skt.example');
    const person = actorOfJob(jobPerson(rival));
    const { dates } = await test.app.get(StageClock, { strict: false }).read(person);
    const clock = test.app.get(Clock, { strict: false });
    const count = await clock.at(startOfKstDate('2025-12-07'), () =>
      test.app.get(TellDeadlines, { strict: false }).execute(person, rival.roles, dates),
    );
    expect(count).toBe(0);
    const foreign = await rowsOf<{ count: number }>(
      test,
      'SELECT count(*)::int AS count FROM deadline_notices d JOIN users u ON u.id = d.user_id WHERE u.team_id <> d.team_id',
    );
    expect(foreign[0]?.count).toBe(0);
  });
});
