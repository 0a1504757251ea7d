import { v7 as uuidv7 } from 'uuid';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DemoStructureModule } from '../../src/demo/structure/demo-structure.module.js';
import { CreateDemoStructure, type DemoStructure } from '../../src/demo/structure/create-demo-structure.js';
import { ENTITIES } from '../../src/entities.js';
import type { Actor, Role } from '../../src/platform/access/actor.js';
import type { HanjangConfig } from '../../src/platform/config/config.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

@Module({})
class NothingElse {}

export interface DemoProgramme {
  database: TestDatabase;
  structure: DemoStructure;
  officer: Actor;
  auditor: Actor;
  /** Somebody of a team who exists for use cases and row-level security, without an account. */
  member(slug: string, ...roles: Role[]): Actor;
  get<T>(type: new (...parts: never[]) => T): T;
  ownerQuery<T extends object>(sql: string): Promise<T[]>;
  stop(): Promise<void>;
}

/** The demonstration's programme without its people and claims, in a database of its own; no web server. */
export async function startDemoProgramme(): Promise<DemoProgramme> {
  const database = await createTestDatabase();
  const dataSource = await createDataSource(database.appUrl, 10, ENTITIES).initialize();
  const config = { dataDir: '/nonexistent' } as HanjangConfig; // Nothing here stores a file or serves a request.
  const imports = [PlatformModule.with(config, dataSource), DemoStructureModule];
  const app = await NestFactory.createApplicationContext(
    { module: NothingElse, imports },
    { logger: ['error'] },
  );
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const programmeId = uuidv7();
  const officeTeamId = uuidv7();
  const founding = {
    programmeId,
    officeTeamId,
    code: 'foundation-model',
    nameKo: '독자 AI 파운데이션 모델 프로젝트',
    nameEn: 'Sovereign AI Foundation Model Project',
    officeNameKo: '전담기관',
    officeNameEn: 'Programme office',
    foundedOn: '2025-08-04',
  };
  await owner.query('SELECT found_programme($1)', [JSON.stringify(founding)]);
  const programme = { id: programmeId, name: { ko: founding.nameKo, en: founding.nameEn }, officeTeamId };
  const person = { locale: 'ko' as const, email: 'somebody@office.example' };
  const office = {
    id: officeTeamId,
    kind: 'office' as const,
    name: { ko: '전담기관', en: 'Office' },
    status: 'active' as const,
  };
  const founder: Actor = {
    ...person,
    userId: uuidv7(),
    name: '담당 1',
    roles: ['officer'],
    team: office,
    programme,
    readTeamIds: [officeTeamId],
  };
  const creation = app.get(CreateDemoStructure, { strict: false });
  const structure = await creation.execute(founder);
  const { officer } = structure;
  return {
    database,
    structure,
    officer,
    auditor: { ...officer, userId: uuidv7(), roles: ['auditor'] },
    member: (slug, ...roles) => {
      const team = structure.teams.find((one) => one.slug === slug);
      if (!team) throw new Error(`no team ${slug}`);
      return {
        ...person,
        userId: uuidv7(),
        name: `${slug} ${roles.join()}`,
        roles,
        team: { id: team.id, kind: 'team', name: { ko: slug, en: slug }, status: 'active' },
        institutionId: team.institutions.company,
        programme,
        readTeamIds: [team.id],
      };
    },
    get: (type) => app.get(type, { strict: false }),
    ownerQuery: async <T extends object>(sql: string) => (await owner.query<T>(sql)).rows,
    stop: async () => {
      await owner.end();
      await app.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
