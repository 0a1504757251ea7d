import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where documents are kept: `<folder>/<team>/<sha256>`, one copy a team, never shared across teams. */
export class EvidenceStore {
  constructor(private readonly folder: string) {}

  /** A place on the same disk for a file that is still arriving. */
  async incomingPath(name: string): Promise<string> {
    const folder = join(this.folder, 'incoming');
    await mkdir(folder, { recursive: true });
    return join(folder, name);
  }

  /** Puts an arrived file in its place by content; the same content again changes nothing. */
  async keep(incoming: string, teamId: string, sha256: string): Promise<void> {
    await mkdir(join(this.folder, teamId), { recursive: true });
    await rename(incoming, this.pathOf(teamId, sha256));
  }

  async discard(incoming: string): Promise<void> {
    await rm(incoming, { force: true });
  }

  read(teamId: string, sha256: string): Readable {
    return createReadStream(this.pathOf(teamId, sha256));
  }

  async holds(teamId: string, sha256: string): Promise<boolean> {
    return stat(this.pathOf(teamId, sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /** Where a document lies, for readers that need a file; it must not be changed. */
  pathOf(teamId: string, sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !/^[0-9a-f-]{36}$/.test(teamId))
      throw new Error('not a content address');
    return join(this.folder, teamId, sha256);
  }
}
