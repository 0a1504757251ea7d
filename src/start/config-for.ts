import type { HanjangConfig, Settings } from '../platform/config/config.js';

export interface DatabaseFacts {
  readonly kind: 'embedded' | 'external';
  readonly appUrl: string;
  readonly secretKey: Buffer;
}

/** The application's configuration, once the database is there. */
export function configFor(settings: Settings, database: DatabaseFacts): HanjangConfig {
  const { database: _where, secretKey: _given, ...rest } = settings;
  return {
    ...rest,
    // With PORT=0 the address is known only now.
    publicUrl: settings.publicUrl.replace(/^(http:.*):0$/, `$1:${settings.port}`),
    databaseKind: database.kind,
    databaseUrl: database.appUrl,
    secretKey: database.secretKey,
  };
}
