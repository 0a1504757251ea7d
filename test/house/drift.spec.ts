import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

describe('entities and the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let mapped: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    mapped = await createDataSource(database.appUrl, 1, ENTITIES).initialize();
  });
  afterAll(async () => {
    await mapped.destroy();
    await owner.end();
    await database.drop();
  });

  it('maps at least the structure of the programme', () => {
    expect(ENTITIES.length).toBeGreaterThanOrEqual(8);
  });

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    '%s has the columns of its table',
    async (_, entity) => {
      const { columns, tableName } = mapped.getMetadata(entity);
      const ours = columns.map((column): Column => ({
        name: column.databaseName,
        type: mapped.driver.normalizeType(column),
        nullable: column.isNullable,
      }));
      const { rows } = await owner.query<Column>(
        `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
        [`public.${tableName}`],
      );
      const byName = (one: Column, other: Column) => (one.name < other.name ? -1 : 1);
      expect(ours.sort(byName)).toEqual(rows.sort(byName));
    },
  );

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    '%s has the primary key of its table',
    async (_, entity) => {
      const { primaryColumns, tableName } = mapped.getMetadata(entity);
      const { rows } = await owner.query<{ name: string }>(
        `SELECT a.attname AS name FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
       WHERE k.contype = 'p' AND k.conrelid = $1::regclass`,
        [`public.${tableName}`],
      );
      expect(primaryColumns.map((column) => column.databaseName).sort()).toEqual(
        rows.map(({ name }) => name).sort(),
      );
    },
  );
});
