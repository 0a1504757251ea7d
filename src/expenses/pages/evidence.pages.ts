import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { buffer } from 'node:stream/consumers';
import { EVIDENCE_ERRORS } from '../../evidence/evidence.errors.js';
import type { Evidence } from '../../evidence/evidence.js';
import { EvidenceQueries } from '../../evidence/evidence.queries.js';
import { PdfReader } from '../../evidence/pdf/pdf-reader.js';
import { PhotoReader } from '../../evidence/photo/photo-reader.js';
import { pictureOf } from '../../evidence/photo/upright-photo.js';
import { decodeXml } from '../../evidence/tax-invoice/decode-xml.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EvidenceStore } from '../../platform/storage/evidence-store.js';
import { actorOf } from '../../platform/web/actor-of-request.js';

/** Shown in the browser; everything else is saved as a file, so that nothing uploaded runs as a page of this site. */
const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/gif']);

const HEIC = 'image/heic';
const PDF = 'application/pdf';
const SHOWN_PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', HEIC]);

/** Original documents. */
@Controller('evidence')
export class EvidencePages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: EvidenceQueries,
    private readonly store: EvidenceStore,
    private readonly audit: AuditLog,
    private readonly reader: PhotoReader,
    private readonly pdfs: PdfReader,
  ) {}

  @Get(':id')
  async original(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const evidence = await this.read(actorOf(request), id);
    const inline = SHOWN.has(evidence.mediaType);
    void reply
      .type(inline ? evidence.mediaType : downloadType(evidence.mediaType))
      .header('content-length', String(evidence.sizeBytes))
      .header('content-disposition', disposition(inline ? 'inline' : 'attachment', evidence.originalName))
      .header('content-security-policy', policyFor(evidence.mediaType))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(this.store.read(evidence.teamId, evidence.sha256));
  }

  /** XML as plain text, which no browser takes for anything else. */
  @Get(':id/text')
  async text(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const evidence = await this.read(actorOf(request), id);
    if (!evidence.mediaType.endsWith('xml')) throw EVIDENCE_ERRORS.fail('evidence.not-found');
    const { text } = decodeXml(await buffer(this.store.read(evidence.teamId, evidence.sha256)));
    void reply
      .type('text/plain; charset=utf-8')
      .header('content-security-policy', policyFor('text/plain'))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(text);
  }

  /** A picture as it was read, or a PDF's first page: made anew, so that only pixels come from what was uploaded. */
  @Get(':id/picture')
  async picture(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const evidence = await this.read(actorOf(request), id);
    const picture = await this.drawn(actorOf(request), evidence).catch(() => undefined);
    if (!picture) throw EVIDENCE_ERRORS.fail('evidence.not-found');
    void reply
      .type('image/jpeg')
      .header('content-security-policy', policyFor('image/jpeg'))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(picture);
  }

  private async drawn(actor: Actor, evidence: Evidence): Promise<Buffer | undefined> {
    const path = this.store.pathOf(evidence.teamId, evidence.sha256);
    const turned = evidence.reading?.turned ?? 0;
    if (evidence.mediaType === PDF) return this.pdfs.picture(actor.team.id, path);
    if (!SHOWN_PICTURES.has(evidence.mediaType)) return undefined;
    return evidence.mediaType === HEIC ? this.reader.picture(path, turned) : pictureOf(path, turned);
  }

  /** The document, when this actor may see it and it is there; an office member's reading is written to the team's log. */
  private async read(actor: Actor, id: string): Promise<Evidence> {
    const evidence = await this.unit.run(actor, async () => {
      const found = await this.queries.find(id);
      if (!found) throw EVIDENCE_ERRORS.fail('evidence.not-found');
      await this.audit.recordRead(actor, {
        teamId: found.teamId,
        subjectType: 'evidence',
        subjectId: id,
        documentHashes: [found.sha256],
      });
      return found;
    });
    if (!(await this.store.holds(evidence.teamId, evidence.sha256)))
      throw EVIDENCE_ERRORS.fail('evidence.not-stored');
    return evidence;
  }
}

function downloadType(mediaType: string): string {
  return mediaType.endsWith('xml') || mediaType.startsWith('text/') ? 'application/octet-stream' : mediaType;
}

/** Browsers show no PDF under `sandbox`; a PDF can't reach this site anyway, and may load nothing. */
function policyFor(mediaType: string): string {
  const base = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`;
  return mediaType === 'application/pdf' ? base : `${base}; sandbox`;
}

/** The original name in both spellings of RFC 6266; old readers get one of plain letters. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
