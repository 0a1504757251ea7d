import type { TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { rowsOf } from '../support/stored.js';
import type { World } from '../support/world.js';

const OFFICER = 'officer@office.example';

export interface BudgetCanary {
  declinedId: string;
  importId: string;
  versionIds: string[];
}

/** What the office does with the budget of the canary's team: money given, a support declined, a sheet on its way. */
export async function plantBudget(
  test: TestApp,
  world: World,
  { word, amount }: { word: string; amount: string },
): Promise<BudgetCanary> {
  const officer = test.as(OFFICER);
  const team = world.upstage;
  const must = (answer: Answer): Record<string, unknown> => {
    if (answer.statusCode >= 300) throw new Error(`the budget isn't planted: ${answer.body}`);
    return jsonOf(answer);
  };
  const place = { fundId: world.funds.dataBuild, fiscalYearId: world.fiscalYearId };
  must(await officer.post('/api/v1/appropriations', { ...place, amount: '9000000000' }));
  must(
    await officer.post('/api/v1/allocations', {
      lineId: team.lines.material,
      amount,
      reason: `${word} 배정`,
    }),
  );
  const fund = must(
    await officer.post('/api/v1/funds', {
      code: 'talent',
      name: { ko: '인재', en: 'Talent' },
      kind: 'per-team',
    }),
  );
  const declined = must(
    await officer.post('/api/v1/declined-supports', {
      teamId: team.id,
      fundId: fund['id'],
      declinedOn: '2025-11-01',
      reason: `${word} 사양`,
    }),
  );
  const sheet = `재원,회계연도,팀,기관,비목,배정액,사유\n데이터 구축·가공,2025,업스테이지,업스테이지,간접비,${amount},${word} 표`;
  const imported = must(
    await officer.upload(
      '/api/v1/allocations/imports',
      [{ name: `${word} 배정.csv`, content: sheet, field: 'file' }],
      { mode: 'add' },
    ),
  );
  const versions = await rowsOf<{ id: string }>(
    test,
    `SELECT id FROM postings WHERE team_id = $1 AND kind = 'allocate' ORDER BY id DESC`,
    [team.id],
  );
  return {
    declinedId: String(declined['id']),
    importId: String(imported['id']),
    versionIds: versions.map(({ id }) => id),
  };
}
