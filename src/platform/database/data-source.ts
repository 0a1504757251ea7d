import pg from 'pg';
import { DataSource } from 'typeorm';

const DATE_OID = 1082;
// A business day is text 'YYYY-MM-DD' everywhere; the driver's default would make it an instant in the server's zone.
pg.types.setTypeParser(DATE_OID, (day) => day);

/** Injection token of the application's own TypeORM data source. */
export const DATA_SOURCE = Symbol('DATA_SOURCE');

/** Connections as the application's role; the schema is made by migrations alone. */
export function createDataSource(
  url: string,
  poolSize: number,
  entities: (new () => object)[] = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    isolationLevel: 'READ COMMITTED',
    applicationName: 'hanjang',
    poolSize,
    extra: {
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 60_000,
      // Statements that don't wait for each other travel together.
      pipeline: true,
    },
  });
}
