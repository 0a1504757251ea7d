import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ExpenseDetailPage } from '../../../templates/expenses/expense-detail-page.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { textOf, type FormBody } from './form-body.js';
import { mayApprove } from '../expense.policy.js';
import { ClaimInstalments } from '../claim-instalments.js';
import { ClaimDiscussion, type RefusedComment } from './claim-discussion.js';
import { ExpenseDetailQueries } from './expense-detail.data.js';
import { expenseDetailProps } from './expense-detail.view.js';
import { ClaimMarksNow } from '../inbox/claim-marks-now.js';
import { riskMarks } from './risk-marks.js';

type ShownAgain = Partial<Pick<ExpenseDetailPageProps, 'errors' | 'refused' | 'refusedHold'>> & {
  refusedComment?: RefusedComment;
};

/** A claim's own page, with what was refused where there is that. */
@Injectable()
export class ExpenseDetailRenderer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly details: ExpenseDetailQueries,
    private readonly marks: ClaimMarksNow,
    private readonly discussion: ClaimDiscussion,
    private readonly instalments: ClaimInstalments,
    private readonly clock: Clock,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { refusedComment, ...shown }: ShownAgain = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { detail, marks, comments, contract } = await this.unit.run(actor, async () => {
      const read = await this.details.detail(actor, id);
      // Marks are for who decides; a claimant isn't told what an approver looks at.
      const deciding = mayApprove(actor, read.expense, read.standing).allowed;
      return {
        detail: read,
        contract: read.expense.instalment && (await this.instalments.view(actor, read.expense)),
        marks: deciding ? await this.marks.of(actor, read.expense) : undefined,
        comments: await this.discussion.section({
          actor,
          expense: read.expense,
          locale: localeOf(request),
          before: textOf(request.query as FormBody, 'comments'),
          refused: refusedComment,
          errors: shown.errors,
        }),
      };
    });
    const frame = await this.frames.frameOf(request, reply);
    const risks = marks ? riskMarks(marks, detail, frame.locale) : [];
    return ExpenseDetailPage(
      expenseDetailProps(detail, {
        frame,
        actor,
        risks,
        comments,
        contract,
        today: this.clock.businessDate(actor.demo),
        ...shown,
      }),
    );
  }
}
