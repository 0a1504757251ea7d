import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { PaneContext } from '../../../templates/approvals/approvals-view.js';
import { ReadingPane } from '../../../templates/approvals/reading-pane.js';
import type { RefusedDecision } from '../../../templates/expenses/expense-detail-view.js';
import type { Mark } from '../../approvals/inbox/marks.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClaimDiscussion } from '../pages/claim-discussion.js';
import { ExpenseDetailQueries } from '../pages/expense-detail.data.js';
import { actionsFor, expenseView } from '../pages/expense-detail.view.js';
import { riskMarks } from '../pages/risk-marks.js';
import { ClaimMarksNow } from './claim-marks-now.js';

/** A claim as its approver reads it beside the list. */
@Injectable()
export class ClaimPane {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly details: ExpenseDetailQueries,
    private readonly discussion: ClaimDiscussion,
    private readonly marks: ClaimMarksNow,
  ) {}

  async render(actor: Actor, id: string, context: PaneContext, refused?: RefusedDecision): Promise<VNode> {
    const { locale } = context.frame;
    return this.unit.run(actor, async () => {
      const detail = await this.details.detail(actor, id);
      const marks: Mark[] = await this.marks.of(actor, detail.expense);
      const actions = actionsFor(actor, detail.expense, detail.standing);
      return ReadingPane({
        context,
        expense: expenseView(detail, locale, riskMarks(marks, detail, locale)),
        comments: await this.discussion.inShort(detail.expense),
        actions: {
          approve: actions.approve ?? false,
          return: actions.return ?? false,
          reject: actions.reject ?? false,
        },
        refused,
      });
    });
  }
}
