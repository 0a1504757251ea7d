import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { jobPerson } from '../platform/jobs/job-person.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { EVIDENCE_ERRORS } from './evidence.errors.js';
import type { Evidence } from './evidence.js';
import { EvidenceQueries } from './evidence.queries.js';
import { invoiceToJson } from './invoice-json.js';
import { PdfReader } from './pdf/pdf-reader.js';
import { readingToJson } from './reading/reading-json.js';
import { TrustedRoots } from './signature/trusted-roots.js';
import { readDocument, READER_VERSION, type ReadDocument } from './read-document.js';

const MEGABYTE = 1024 * 1024;

export interface IncomingFile {
  name: string;
  content: Readable;
  /** Set by the multipart parser when it cut the stream at the size limit. */
  truncated?: () => boolean;
  /** Looks into the file before it is kept; what it throws refuses the file. */
  inspect?: (path: string, mediaType: string) => Promise<void>;
}

/**
 * Takes a document in: streamed to disk and hashed on the way, its type told by its first bytes, a tax invoice read.
 * Nothing is stored of a file that is refused; the same content again gives back what is there.
 */
@Injectable()
export class ReceiveEvidence {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly unit: UnitOfWork,
    private readonly store: EvidenceStore,
    private readonly queries: EvidenceQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly roots: TrustedRoots,
    private readonly jobs: Jobs,
    private readonly pdfs: PdfReader,
  ) {}

  async execute(actor: Actor, file: IncomingFile): Promise<Evidence> {
    const path = await this.store.incomingPath(uuidv7()).catch(notStored);
    try {
      const { sha256, sizeBytes } = await this.writeDown(file, path);
      const known = await this.unit.run(actor, () => this.queries.findByContent(actor.team.id, sha256));
      const current = known !== undefined && !isOutdated(known);
      if (current && (await this.store.holds(actor.team.id, sha256))) return known;
      const read = await readDocument(path, file.name, {
        load: (from) => readFile(from),
        readPdf: (from) => this.pdfs.read(actor.team.id, from),
        roots: this.roots,
      });
      await file.inspect?.(path, read.mediaType);
      await this.store.keep(path, actor.team.id, sha256).catch(notStored);
      if (known && current) return known;
      return await this.unit.run(actor, () =>
        known ? this.readAgain(known, read) : this.insert(actor, sha256, sizeBytes, read),
      );
    } finally {
      await this.store.discard(path);
    }
  }

  /** What the reader of today makes of a document that is there; what was made of it before is kept. */
  private async readAgain(known: Evidence, read: ReadDocument): Promise<Evidence> {
    await this.keepReading(known.teamId, known.id, read);
    return (await this.queries.find(known.id)) ?? known;
  }

  private async keepReading(teamId: string, id: string, read: ReadDocument): Promise<void> {
    const reading = read.invoice ? invoiceToJson(read.invoice) : read.reading && readingToJson(read.reading);
    if (reading === undefined) return;
    await this.unit.query(
      `INSERT INTO evidence_readings (team_id, evidence_id, reader_version, reading, findings, read_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [teamId, id, versionOf(read), reading, JSON.stringify(read.findings), this.clock.now()],
    );
  }

  private async writeDown(file: IncomingFile, path: string): Promise<{ sha256: string; sizeBytes: number }> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const limit = this.config.maxFileBytes;
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        sizeBytes += chunk.length;
        hash.update(chunk);
        done(sizeBytes > limit ? this.tooLarge() : null, chunk);
      },
    });
    await pipeline(file.content, meter, createWriteStream(path)).catch((error: unknown) => {
      throw error instanceof DomainError
        ? error
        : isDiskError(error)
          ? EVIDENCE_ERRORS.fail('evidence.not-stored')
          : error;
    });
    if (file.truncated?.()) throw this.tooLarge();
    return { sha256: hash.digest('hex'), sizeBytes };
  }

  private tooLarge(): DomainError {
    return EVIDENCE_ERRORS.fail('evidence.too-large', {
      megabytes: Math.floor(this.config.maxFileBytes / MEGABYTE),
    });
  }

  private async insert(
    actor: Actor,
    sha256: string,
    sizeBytes: number,
    read: ReadDocument,
  ): Promise<Evidence> {
    const teamId = actor.team.id;
    const id = uuidv7();
    const stored = await this.unit.query(
      `INSERT INTO evidence (team_id, id, sha256, size_bytes, media_type, kind, original_name, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (team_id, sha256) DO NOTHING RETURNING id`,
      [
        teamId,
        id,
        sha256,
        sizeBytes,
        read.mediaType,
        read.invoice ? 'tax-invoice' : 'document',
        read.name,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    // Somebody else of the team stored the same document meanwhile: theirs is the one.
    if (stored.length > 0) {
      await this.keepReading(teamId, id, read);
      if (isWaiting(read)) await this.jobs.send('read-photo', { person: jobPerson(actor), evidenceId: id });
      await this.audit.record(actor, {
        teamId,
        act: 'evidence.received',
        subjectType: 'evidence',
        subjectId: id,
        after: { name: read.name, mediaType: read.mediaType, sizeBytes },
        documentHashes: [sha256],
      });
    }
    const found = await this.queries.findByContent(teamId, sha256);
    if (!found) throw EVIDENCE_ERRORS.fail('evidence.not-found');
    return found;
  }
}

/** Letters in pictures are read afterwards; until then there is a reading that says so, below every later one. */
function isWaiting({ reading }: ReadDocument): boolean {
  return reading?.state === 'waiting';
}

function versionOf(read: ReadDocument): number {
  return isWaiting(read) ? 0 : READER_VERSION;
}

/** Read by a reader that would read it differently today; documents that nothing is read of never are. */
function isOutdated({ mediaType, readerVersion }: Evidence): boolean {
  return mediaType.endsWith('xml') && readerVersion !== undefined && readerVersion < READER_VERSION;
}

function isDiskError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EIO', 'ENOENT'].includes(code);
}

function notStored(): never {
  throw EVIDENCE_ERRORS.fail('evidence.not-stored');
}
