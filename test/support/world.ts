import { v7 as uuidv7 } from 'uuid';
import { TEAM_ROLES, type Actor } from '../../src/platform/access/actor.js';
import type { Won } from '../../src/platform/money/won.js';
import type { TestApp } from './app.js';
import { addPerson, asOwner, foundOfficer } from './builders/people.js';
import { insertRow, postAs } from './builders/structure.js';

export interface WorldTeam {
  id: string;
  code: 'upstage' | 'skt';
  /** The team's company, which recovers VAT. */
  companyId: string;
  /** A university partner, which doesn't. */
  universityId: string;
  lines: {
    /** data-build × 소프트웨어 활용비 of the company: 2,000,000,000 */
    software: string;
    /** data-build × 연구재료비 of the company: 500,000,000 */
    material: string;
    /** data-build × 소프트웨어 활용비 of the university: 300,000,000 */
    universitySoftware: string;
    /** personnel × 인건비 of the company: 800,000,000 */
    labour: string;
  };
}

/** A programme of two rival teams on 2025-11-03. People are called `<role>@<team>.example`. */
export interface World {
  programmeId: string;
  officeTeamId: string;
  officer: Actor;
  fiscalYearId: string;
  stageId: string;
  funds: { dataCopurchase: string; personnel: string; dataBuild: string };
  /** The lines that hold what was appropriated and is not yet allocated. */
  appropriations: { dataCopurchase: string; personnel: string; dataBuild: string };
  categories: {
    direct: string;
    labour: string;
    material: string;
    activity: string;
    software: string;
    cloud: string;
    indirect: string;
  };
  /** The common pot: data-copurchase × 소프트웨어 활용비, 10,000,000,000. */
  potLineId: string;
  upstage: WorldTeam;
  skt: WorldTeam;
}

const PROGRAMME_CODE = 'sovereign-ai';
const BILLION: Won = 1_000_000_000n;

const TEAMS = {
  upstage: {
    name: '업스테이지',
    en: 'Upstage',
    businessNumber: '9018800128',
    universityNumber: '9018200015',
  },
  skt: { name: 'SK텔레콤', en: 'SK Telecom', businessNumber: '9018100342', universityNumber: '9018200029' },
} as const;

const ROLE_NAMES = {
  researcher: '연구자 1',
  'principal-investigator': '연구책임자',
  administrator: '관리자',
  finance: '재무',
} as const;

/** How the role is called in an e-mail address. */
const MAILBOXES = {
  researcher: 'researcher',
  'principal-investigator': 'pi',
  administrator: 'administrator',
  finance: 'finance',
};

type Frame = Omit<World, 'upstage' | 'skt'>;

export async function createWorld(test: TestApp): Promise<World> {
  const frame = await createFrame(test);
  const upstage = await createTeam(test, frame, 'upstage', 1);
  const skt = await createTeam(test, frame, 'skt', 2);
  return { ...frame, upstage, skt };
}

async function createFrame(test: TestApp): Promise<Frame> {
  const programmeId = uuidv7();
  const officeTeamId = uuidv7();
  await foundProgramme(test, programmeId, officeTeamId);
  const who = { programmeCode: PROGRAMME_CODE };
  const officer = await foundOfficer(test, {
    ...who,
    email: 'officer@office.example',
    name: '전담기관 담당',
    role: 'officer',
  });
  await foundOfficer(test, { ...who, email: 'auditor@office.example', name: '감사', role: 'auditor' });
  const insert = (table: string, columns: Parameters<typeof insertRow>[3]) =>
    insertRow(test, officer, table, { programme_id: programmeId, ...columns });

  const fiscalYearId = await insert('fiscal_years', {
    year: 2025,
    starts_on: '2025-01-01',
    ends_on: '2025-12-31',
  });
  const stageId = await insert('stages', {
    fiscal_year_id: fiscalYearId,
    number: 1,
    name_ko: '1단계',
    name_en: 'Stage 1',
    starts_on: '2025-08-04',
    ends_on: '2026-01-31',
  });
  const fund = (code: string, name_ko: string, name_en: string, kind: string, position: number) =>
    insert('funds', { code, name_ko, name_en, kind, position });
  const funds = {
    dataCopurchase: await fund('data-copurchase', '데이터 공동구매', 'Data co-purchase', 'common-pot', 1),
    personnel: await fund('personnel', '인건비·연구비', 'Personnel and research', 'per-team', 2),
    dataBuild: await fund('data-build', '데이터 구축·가공', 'Data building', 'per-team', 3),
  };
  const base = { programmeId, officeTeamId, officer, fiscalYearId, stageId, funds };
  const categories = await createCategories(insert);
  const appropriations = {
    dataCopurchase: await appropriate(test, base, funds.dataCopurchase, 10n * BILLION),
    personnel: await appropriate(test, base, funds.personnel, 2n * BILLION),
    dataBuild: await appropriate(test, base, funds.dataBuild, (56n * BILLION) / 10n),
  };
  const potLineId = await insertRow(test, officer, 'budget_lines', {
    owner_team_id: officeTeamId,
    programme_id: programmeId,
    kind: 'line',
    audience: 'programme',
    fund_id: funds.dataCopurchase,
    fiscal_year_id: fiscalYearId,
    stage_id: stageId,
    category_id: categories.software,
  });
  await postAs(test, officer, officeTeamId, [
    {
      kind: 'allocate',
      lineId: potLineId,
      counterLineId: appropriations.dataCopurchase,
      amount: 10n * BILLION,
    },
  ]);
  return { ...base, categories, appropriations, potLineId };
}

async function foundProgramme(test: TestApp, programmeId: string, officeTeamId: string): Promise<void> {
  await asOwner(test, 'SELECT found_programme($1)', [
    JSON.stringify({
      programmeId,
      officeTeamId,
      code: PROGRAMME_CODE,
      nameKo: '독자 AI 파운데이션 모델 프로젝트',
      nameEn: 'Sovereign AI foundation model project',
      officeNameKo: '전담기관',
      officeNameEn: 'Programme office',
      foundedOn: '2025-08-04',
      demoStartsOn: '2025-11-03',
    }),
  ]);
}

async function createCategories(
  insert: (table: string, columns: Parameters<typeof insertRow>[3]) => Promise<string>,
): Promise<World['categories']> {
  let position = 0;
  const add = async (
    code: string,
    names: [string, string],
    place: { parent?: string; path: string },
    more = {},
  ) =>
    insert('categories', {
      code,
      name_ko: names[0],
      name_en: names[1],
      parent_id: place.parent ?? null,
      path: place.path,
      cost: 'direct',
      position: (position += 1),
      ...more,
    });
  const direct = await add('direct', ['직접비', 'Direct costs'], { path: 'direct' }, { claimable: false });
  const under = (parent: string, path: string) => ({ parent, path });
  const labour = await add('labour', ['인건비', 'Labour'], under(direct, 'direct.labour'), { labour: true });
  const material = await add(
    'material',
    ['연구재료비', 'Research materials'],
    under(direct, 'direct.material'),
  );
  const activity = await add(
    'activity',
    ['연구활동비', 'Research activities'],
    under(direct, 'direct.activity'),
    {
      claimable: false,
    },
  );
  const software = await add(
    'software',
    ['소프트웨어 활용비', 'Software'],
    under(activity, 'direct.activity.software'),
  );
  const cloud = await add(
    'cloud',
    ['클라우드컴퓨팅서비스 활용비', 'Cloud'],
    under(activity, 'direct.activity.cloud'),
  );
  const indirect = await add(
    'indirect',
    ['간접비', 'Indirect costs'],
    { path: 'indirect' },
    { cost: 'indirect' },
  );
  return { direct, labour, material, activity, software, cloud, indirect };
}

type Base = Pick<World, 'programmeId' | 'officeTeamId' | 'officer' | 'fiscalYearId' | 'stageId'>;

async function appropriate(test: TestApp, base: Base, fundId: string, amount: Won): Promise<string> {
  const lineId = await insertRow(test, base.officer, 'budget_lines', {
    owner_team_id: base.officeTeamId,
    programme_id: base.programmeId,
    kind: 'appropriation',
    audience: 'office',
    fund_id: fundId,
    fiscal_year_id: base.fiscalYearId,
  });
  await postAs(test, base.officer, base.officeTeamId, [{ kind: 'appropriate', lineId, amount }]);
  return lineId;
}

async function createTeam(
  test: TestApp,
  frame: Frame,
  code: WorldTeam['code'],
  position: number,
): Promise<WorldTeam> {
  const { officer, programmeId } = frame;
  const { name, en, businessNumber, universityNumber } = TEAMS[code];
  const id = await insertRow(test, officer, 'teams', {
    programme_id: programmeId,
    kind: 'team',
    code,
    name_ko: name,
    name_en: en,
    joined_on: '2025-08-04',
    position,
  });
  // Who reads which teams is found out at sign-in, and this team is new.
  const reader: Actor = { ...officer, readTeamIds: [...officer.readTeamIds, id] };
  const institution = (columns: Parameters<typeof insertRow>[3]) =>
    insertRow(test, reader, 'institutions', { team_id: id, ...columns }, id);
  const companyId = await institution({
    name,
    kind: 'large',
    business_number: businessNumber,
    part: 'lead',
    vat_recovery: 'full',
    position: 1,
  });
  const universityId = await institution({
    name: '협력대학 A(예시)',
    kind: 'university',
    business_number: universityNumber,
    part: 'partner',
    vat_recovery: 'none',
    position: 2,
  });
  await createPeople(test, reader, { id, code, name, companyId });
  const lines = await createLines(test, { ...frame, officer: reader }, { id, companyId, universityId });
  return { id, code, companyId, universityId, lines };
}

async function createPeople(
  test: TestApp,
  officer: Actor,
  team: { id: string; code: string; name: string; companyId: string },
): Promise<void> {
  const place = { teamId: team.id, institutionId: team.companyId };
  for (const role of TEAM_ROLES) {
    const email = `${MAILBOXES[role]}@${team.code}.example`;
    await addPerson(test, officer, {
      ...place,
      name: `${team.name} ${ROLE_NAMES[role]}`,
      email,
      roles: [role],
    });
  }
  const second = {
    name: `${team.name} 연구자 2`,
    email: `researcher2@${team.code}.example`,
    roles: ['researcher'],
  };
  await addPerson(test, officer, { ...place, ...second });
}

async function createLines(
  test: TestApp,
  frame: Frame,
  team: Pick<WorldTeam, 'id' | 'companyId' | 'universityId'>,
): Promise<WorldTeam['lines']> {
  const { officer, categories, funds, appropriations } = frame;
  const line = async (fund: keyof World['funds'], institutionId: string, categoryId: string, amount: Won) => {
    const columns = {
      owner_team_id: team.id,
      programme_id: frame.programmeId,
      kind: 'line',
      audience: 'team',
      fund_id: funds[fund],
      fiscal_year_id: frame.fiscalYearId,
      stage_id: frame.stageId,
      institution_id: institutionId,
      category_id: categoryId,
    };
    const lineId = await insertRow(test, officer, 'budget_lines', columns, team.id);
    await postAs(test, officer, team.id, [
      { kind: 'allocate', lineId, counterLineId: appropriations[fund], amount },
    ]);
    return lineId;
  };
  return {
    software: await line('dataBuild', team.companyId, categories.software, 2n * BILLION),
    material: await line('dataBuild', team.companyId, categories.material, BILLION / 2n),
    universitySoftware: await line('dataBuild', team.universityId, categories.software, (3n * BILLION) / 10n),
    labour: await line('personnel', team.companyId, categories.labour, (8n * BILLION) / 10n),
  };
}
