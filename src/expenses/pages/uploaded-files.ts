import '@fastify/multipart';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EVIDENCE_ERRORS } from '../../evidence/evidence.errors.js';
import type { Evidence } from '../../evidence/evidence.js';
import { ReceiveArchive, type ReceivedArchive } from '../../evidence/archive/receive-archive.js';
import { ReceiveEvidence, type IncomingFile } from '../../evidence/receive-evidence.js';
import type { Actor } from '../../platform/access/actor.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { answerTo } from '../../platform/web/status.js';
import type { FormBody } from './form-body.js';
import type { RefusedFile } from './refused-files.js';

export interface ReceivedFiles {
  /** In the order of the form; the same content once. */
  received: Evidence[];
  refused: RefusedFile[];
  /** What the form says the files serve as. */
  documentKind?: string;
  /** The form's texts that stand before its files. */
  fields?: FormBody;
}

/** The files of a posted form, each taken in or refused by itself, streamed one after another. */
@Injectable()
export class UploadedFiles {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly reception: ReceiveEvidence,
    private readonly archives: ReceiveArchive,
  ) {}

  async receive(request: FastifyRequest): Promise<ReceivedFiles> {
    if (!request.isMultipart()) throw EVIDENCE_ERRORS.fail('evidence.file-missing');
    const received = new Map<string, Evidence>();
    const refused: RefusedFile[] = [];
    let documentKind: string | undefined;
    let fields: FormBody = {};
    try {
      for await (const part of request.files({ throwFileSizeLimit: false })) {
        documentKind ??= kindOf(part.fields['documentKind']);
        fields = textsIn(part.fields);
        if (part.filename === '' || part.filename === undefined) {
          part.file.resume();
          continue;
        }
        try {
          const taken = await this.take(actorOf(request), {
            name: part.filename,
            content: part.file,
            truncated: () => part.file.truncated,
          });
          for (const evidence of taken.received) received.set(evidence.id, evidence);
          refused.push(
            ...taken.refused.map(({ name, error }) => ({ name: `${part.filename}: ${name}`, error })),
          );
        } catch (thrown) {
          const { error, fault } = answerTo(thrown);
          if (fault) throw thrown;
          part.file.resume();
          refused.push({ name: part.filename, error });
        }
      }
    } catch (thrown) {
      if (!isTooMany(thrown)) throw thrown;
      refused.push({
        name: '',
        error: EVIDENCE_ERRORS.fail('evidence.too-many', { limit: this.config.maxFilesPerClaim }),
      });
    }
    return { received: [...received.values()], refused, documentKind, fields };
  }

  /** A ZIP is the documents in it. */
  private async take(actor: Actor, file: IncomingFile): Promise<ReceivedArchive> {
    if (/\.zip$/i.test(file.name)) return this.archives.execute(actor, file);
    return { received: [await this.reception.execute(actor, file)], refused: [] };
  }
}

/** Parts that are texts, by name; several of one name as a list. */
function textsIn(parts: Readonly<Record<string, unknown>>): FormBody {
  const valueOf = (part: unknown): unknown =>
    typeof part === 'object' && part !== null && 'value' in part ? part.value : undefined;
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.map(valueOf) : valueOf(part),
    ]),
  );
}

/** A field of the form that stands before its files. */
function kindOf(field: unknown): string | undefined {
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined;
  return typeof value === 'string' && /^[a-z][a-z0-9-]{0,59}$/.test(value) ? value : undefined;
}

/** The parser stops at the limit with an error of its own; what came before it is in. */
function isTooMany(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT';
}
