import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EVIDENCE_ERRORS } from '../../evidence/evidence.errors.js';
import { EvidenceQueries } from '../../evidence/evidence.queries.js';
import type { Evidence } from '../../evidence/evidence.js';
import { ReceiveEvidence } from '../../evidence/receive-evidence.js';
import { ensure } from '../../platform/access/decision.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { EvidenceFindings } from '../evidence-findings.js';
import { mayFile } from '../expense.policy.js';

/** Documents (증빙). */
@ApiTags('evidence')
@Controller('api/v1/evidence')
export class EvidenceController {
  constructor(
    private readonly reception: ReceiveEvidence,
    private readonly queries: EvidenceQueries,
    private readonly findings: EvidenceFindings,
    private readonly unit: UnitOfWork,
  ) {}

  /** Takes one document in (field `file`); the same content again answers with what is there. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    },
  })
  async receive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const actor = actorOf(request);
    ensure(mayFile(actor));
    if (!request.isMultipart()) throw EVIDENCE_ERRORS.fail('evidence.file-missing', {}, '/file');
    const part = await request.file();
    if (!part) throw EVIDENCE_ERRORS.fail('evidence.file-missing', {}, '/file');
    const evidence = await this.reception.execute(actor, {
      name: part.filename,
      content: part.file,
      truncated: () => part.file.truncated,
    });
    void reply.status(201).header('location', `/api/v1/evidence/${evidence.id}`);
    return this.answer(actor, evidence, localeOf(request));
  }

  /** What is known of a document. */
  @Get(':id')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const evidence = await this.unit.run(actor, () => this.queries.find(id));
    if (!evidence) throw EVIDENCE_ERRORS.fail('evidence.not-found');
    return this.answer(actor, evidence, localeOf(request));
  }

  private async answer(actor: Actor, evidence: Evidence, locale: Locale): Promise<object> {
    const { id, kind, mediaType, originalName, sizeBytes, sha256, uploadedAt, invoice, reading } = evidence;
    const findings = await this.findings.of(actor, evidence);
    return {
      id,
      kind,
      mediaType,
      name: originalName,
      sizeBytes,
      sha256,
      uploadedAt,
      reading: invoice ?? reading ?? null,
      findings: findings.map(({ text, ...finding }) => ({ ...finding, detail: text[locale] })),
    };
  }
}
