import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Evidence } from '../../evidence/evidence.js';
import { EvidenceQueries } from '../../evidence/evidence.queries.js';
import { ExpenseStore } from '../../expenses/expense-store.js';
import { textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { RefusedFile } from '../../expenses/pages/refused-files.js';
import { UploadedFiles, type ReceivedFiles } from '../../expenses/pages/uploaded-files.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { OFFICE } from '../comment.js';
import { mayComment } from '../comment.policy.js';

export interface PostedComment {
  body: string;
  mentions: readonly string[];
  evidenceIds: readonly string[];
  /** Those documents, to be kept on a form that comes back. */
  documents: readonly Evidence[];
  refused: readonly RefusedFile[];
}

/** A comment as a form posts it, with files or without. */
@Injectable()
export class CommentForm {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly files: UploadedFiles,
  ) {}

  async read(request: FastifyRequest, expenseId: string, body: FormBody): Promise<PostedComment> {
    const actor = actorOf(request);
    // Nothing is taken in for a claim that the sender may not comment on.
    await this.unit.run(actor, async () => {
      ensure(mayComment(actor, await this.expenses.find(expenseId)));
    });
    const posted: Partial<ReceivedFiles> = request.isMultipart()
      ? await this.files.receive(request)
      : { fields: body };
    const { fields = {}, received = [], refused = [] } = posted;
    const kept = await this.unit.run(actor, () =>
      this.evidence.findAll([...new Set(textsOf(fields, 'evidenceIds').filter((id) => isUUID(id)))]),
    );
    const documents = [...kept, ...received.filter(({ id }) => !kept.some((one) => one.id === id))];
    return {
      body: textOf(fields, 'body'),
      mentions: textsOf(fields, 'mentions').filter((whom) => whom === OFFICE || isUUID(whom)),
      evidenceIds: documents.map(({ id }) => id),
      documents,
      refused,
    };
  }
}
