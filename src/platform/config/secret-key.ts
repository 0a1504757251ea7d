import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError, systemCode } from './start-error.js';

/**
 * The key of an embedded installation, generated at its first start into `<dataDir>/secret-key` (mode 0600) so that
 * a newcomer needs to set nothing. It belongs to the data: back both up, and restore both.
 */
export async function loadSecretKey(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'secret-key');
  try {
    await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
  if (key.length !== 32) {
    throw new StartError(
      `${file} doesn't hold a key of 64 hex digits: put back the one this data folder had.`,
    );
  }
  return key;
}
