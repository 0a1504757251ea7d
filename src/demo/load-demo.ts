import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AddStandardRoutes } from '../approval-routes/add-standard-routes.js';
import { DEMO_PASSWORD } from '../people/demo-password.js';
import { hashSecret, newSecret } from '../people/secrets.js';
import { MarkRead } from '../notifications/mark-read.js';
import { SignInStore } from '../people/sign-in-store.js';
import { TEAM_ROLES, type Actor, type Role, type TeamRole } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { addDays, startOfKstDate } from '../platform/clock/kst-date.js';
import { DemoPeople } from './demo-people.js';
import { FileDemoAccounts } from './file-demo-accounts.js';
import { FileDemoClaims } from './file-demo-claims.js';
import { FileDemoRun } from './file-demo-run.js';
import { FundDemoTeams } from './fund-demo-teams.js';
import {
  CreateDemoStructure,
  type DemoStructure,
  type DemoTeamStructure,
} from './structure/create-demo-structure.js';
import { DEMO_TEAMS } from './structure/demo-teams.js';

const STAGE_STARTS_ON = '2025-08-04';
const DEMO_STARTS_ON = '2025-11-03';
const READ_UNTIL = addDays(DEMO_STARTS_ON, -7);
const PROGRAMME_CODE = 'sovereign-ai';

const ROLE_NAMES: Record<Role, { ko: string; mailbox: string }> = {
  researcher: { ko: '연구자', mailbox: 'researcher' },
  'principal-investigator': { ko: '연구책임자', mailbox: 'pi' },
  administrator: { ko: '관리자', mailbox: 'administrator' },
  finance: { ko: '재무', mailbox: 'finance' },
  officer: { ko: '담당', mailbox: 'officer' },
  auditor: { ko: '감사', mailbox: 'auditor' },
};

/** Founds the demonstration programme and fills it, through the product's own use cases. */
@Injectable()
export class LoadDemo {
  constructor(
    private readonly structure: CreateDemoStructure,
    private readonly routes: AddStandardRoutes,
    private readonly people: DemoPeople,
    private readonly claims: FileDemoClaims,
    private readonly accounts: FileDemoAccounts,
    private readonly run: FileDemoRun,
    private readonly funding: FundDemoTeams,
    private readonly notices: MarkRead,
    private readonly clock: Clock,
  ) {}

  async execute(owner: pg.Client, onProgress: (line: string) => void): Promise<void> {
    onProgress('Loading the demonstration programme');
    const founder = await this.found(owner);
    const start = startOfKstDate(STAGE_STARTS_ON);
    const { structure, officer } = await this.clock.at(start, () => this.build(founder));
    for (const [index, team] of structure.teams.entries()) {
      const name = DEMO_TEAMS.find(({ slug }) => slug === team.slug)?.name.ko ?? team.slug;
      const roles = await this.clock.at(start, () => this.addPeople(officer, team, name));
      const investigator = roles['principal-investigator'];
      const { byRun } = await this.claims.execute(
        structure,
        team,
        { officer, investigator, ...roles },
        index + 1,
      );
      await this.accounts.execute(roles.finance, roles.administrator);
      const secondFinance = await this.clock.at(start, () => this.addSecondFinance(officer, team, name));
      await this.run.execute({
        institutionId: team.institutions.company,
        institutionName: name,
        expenseIds: byRun,
        finance: roles.finance,
        secondFinance,
        administrator: roles.administrator,
      });
      await this.funding.execute({
        officer,
        finance: roles.finance,
        administrator: roles.administrator,
        teamId: team.id,
        stageId: structure.stageId,
        company: { id: team.institutions.company, activityLineId: team.researchLineIds.ACTIVITY },
      });
      // Months went by in which people read what they were told.
      for (const person of [...Object.values(roles), secondFinance])
        await this.notices.all(person, startOfKstDate(READ_UNTIL));
      onProgress(`  ${name} (${index + 1}/${structure.teams.length})`);
    }
  }

  private async build(founder: Actor): Promise<{ structure: DemoStructure; officer: Actor }> {
    const structure = await this.structure.execute(founder);
    const { officer } = structure;
    await this.routes.execute(officer, 'programme');
    await this.routes.execute(officer, 'pot');
    await this.people.add(officer, {
      teamId: officer.team.id,
      email: 'auditor@office.example',
      name: '전담기관 감사 1',
      role: 'auditor',
    });
    return { structure, officer };
  }

  private async found(owner: pg.Client): Promise<Actor> {
    const secret = newSecret();
    await owner.query('SELECT found_programme($1)', [
      {
        programmeId: uuidv7(),
        code: PROGRAMME_CODE,
        nameKo: '독자 AI 파운데이션 모델 프로젝트',
        nameEn: 'Sovereign AI Foundation Model Project',
        officeTeamId: uuidv7(),
        officeNameKo: '전담기관',
        officeNameEn: 'Programme office',
        foundedOn: STAGE_STARTS_ON,
        demoStartsOn: DEMO_STARTS_ON,
      },
    ]);
    await owner.query('SELECT create_officer($1)', [
      {
        programmeCode: PROGRAMME_CODE,
        userId: uuidv7(),
        linkId: uuidv7(),
        email: 'officer@office.example',
        name: '전담기관 담당 1',
        role: 'officer',
        tokenHash: hashSecret(secret),
      },
    ]);
    return this.people.accept(secret);
  }

  /** A run of transfers is prepared by one and released by another. */
  private addSecondFinance(officer: Actor, team: DemoTeamStructure, teamName: string): Promise<Actor> {
    return this.people.add(officer, {
      teamId: team.id,
      institutionId: team.institutions.company,
      email: `finance2@${team.slug}.example`,
      name: `${teamName} ${ROLE_NAMES.finance.ko} 2`,
      role: 'finance',
    });
  }

  private async addPeople(
    officer: Actor,
    team: DemoTeamStructure,
    teamName: string,
  ): Promise<Record<TeamRole, Actor>> {
    const added = new Map<TeamRole, Actor>();
    for (const role of TEAM_ROLES) {
      const { ko, mailbox } = ROLE_NAMES[role];
      const place = { teamId: team.id, institutionId: team.institutions.company };
      const person = {
        ...place,
        email: `${mailbox}@${team.slug}.example`,
        name: `${teamName} ${ko} 1`,
        role,
      };
      added.set(role, await this.people.add(officer, person));
    }
    const of = (role: TeamRole): Actor => {
      const actor = added.get(role);
      if (!actor) throw new Error(`the demonstration has no ${role}`);
      return actor;
    };
    return {
      researcher: of('researcher'),
      'principal-investigator': of('principal-investigator'),
      administrator: of('administrator'),
      finance: of('finance'),
    };
  }
}

/**
 * Loads the demonstration when the database holds no programme; founding one is the owner's alone. Returns the lines that
 * tell how to sign in, none when the programme that is there is no demonstration.
 */
export async function loadDemoIfEmpty(
  app: NestFastifyApplication,
  tools: { ownerUrl: string; onProgress: (line: string) => void },
): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: tools.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ found: boolean }>('SELECT programme_exists() AS found');
    if (rows[0]?.found) return [];
    await app.get(LoadDemo, { strict: false }).execute(owner, tools.onProgress);
    // Plans made while the tables were empty would walk a team's whole list to find one row.
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
  }
  const demo = await app.get(SignInStore, { strict: false }).demoPeople();
  return demo.length === 0 ? [] : signInLines();
}

function signInLines(): string[] {
  return [
    '',
    `Sign in with the password ${DEMO_PASSWORD} as`,
    '  researcher@upstage.example      연구자: file a claim',
    '  pi@upstage.example              연구책임자: propose it (발의)',
    '  administrator@upstage.example   관리자: approve it',
    '  finance@upstage.example         재무: pay it, export the report',
    '  finance2@upstage.example        재무 2: release what the first one prepared',
    '  officer@office.example          전담기관: the whole programme',
    '  auditor@office.example          감사: read only',
    'The other teams are naver, skt, nc and lg, as in researcher@skt.example. All figures are made up (예시 데이터).',
  ];
}
