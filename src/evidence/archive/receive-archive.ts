import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { EvidenceStore } from '../../platform/storage/evidence-store.js';
import { answerTo } from '../../platform/web/status.js';
import type { DomainError } from '../../platform/errors/domain-error.js';
import { EVIDENCE_ERRORS } from '../evidence.errors.js';
import type { Evidence } from '../evidence.js';
import { ReceiveEvidence, type IncomingFile } from '../receive-evidence.js';
import { openArchive } from './open-archive.js';

const MEGABYTE = 1024 * 1024;
/** All documents of an archive together, in multiples of the largest single file. */
const LARGEST_FILES = 4;

export interface ReceivedArchive {
  readonly received: readonly Evidence[];
  readonly refused: readonly { name: string; error: DomainError }[];
}

/** Takes each document of a ZIP in by itself; one that can't be taken is named and keeps none of the others out. */
@Injectable()
export class ReceiveArchive {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly store: EvidenceStore,
    private readonly reception: ReceiveEvidence,
  ) {}

  async execute(actor: Actor, file: IncomingFile): Promise<ReceivedArchive> {
    const path = await this.store.incomingPath(uuidv7());
    try {
      await pipeline(file.content, createWriteStream(path));
      if (file.truncated?.()) throw this.tooLarge();
      return await this.unpack(actor, path);
    } finally {
      await this.store.discard(path);
    }
  }

  private async unpack(actor: Actor, path: string): Promise<ReceivedArchive> {
    const { maxFilesPerClaim, maxFileBytes } = this.config;
    const limits = { documents: maxFilesPerClaim, bytes: maxFileBytes * LARGEST_FILES };
    const archive = await openArchive(path, limits);
    const received: Evidence[] = [];
    const refused: { name: string; error: DomainError }[] = [];
    try {
      for (const document of archive.documents) {
        try {
          received.push(
            await this.reception.execute(actor, { name: document.name, content: await document.open() }),
          );
        } catch (thrown) {
          const { error, fault } = answerTo(thrown);
          if (fault) throw thrown;
          refused.push({ name: document.name, error });
          // What unpacks beyond every limit is no heap of documents any more.
          if (error.code === 'archive.too-large') break;
        }
      }
    } finally {
      archive.close();
    }
    return { received, refused };
  }

  private tooLarge(): DomainError {
    const megabytes = Math.floor(this.config.maxFileBytes / MEGABYTE);
    return EVIDENCE_ERRORS.fail('evidence.too-large', { megabytes });
  }
}
