import { Injectable } from '@nestjs/common';
import { commentTexts } from '../../templates/comments/texts.js';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { ExpenseStore } from '../expenses/expense-store.js';
import type { Expense } from '../expenses/expense.js';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { COMMENT_ERRORS } from './comment.errors.js';
import { MAX_BODY, MAX_DOCUMENTS, OFFICE } from './comment.js';
import { CommentPeople, type Callable } from './comment-people.js';
import { mayComment } from './comment.policy.js';
import { MentionQueries } from './mention.queries.js';
import { mentionsInText } from './mentions-in-text.js';

export interface CommentCommand {
  expenseId: string;
  body: string;
  /** Ids of people, or `office`; whom the text calls by `@이름` is added. */
  mentions: readonly string[];
  evidenceIds: readonly string[];
}

/** Says something at a claim; an officer says it in the team's own rows, so that the team keeps it. */
@Injectable()
export class WriteComment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseStore,
    private readonly people: CommentPeople,
    private readonly evidence: EvidenceQueries,
    private readonly mentions: MentionQueries,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: CommentCommand): Promise<string> {
    return this.unit.run(actor, async () => {
      const expense = await this.expenses.find(command.expenseId);
      ensure(mayComment(actor, expense));
      const onBehalfOf = actor.team.kind === 'office' ? expense.teamId : undefined;
      return this.unit.run(actor, () => this.write(actor, expense, command), { onBehalfOf });
    });
  }

  private async write(actor: Actor, expense: Expense, command: CommentCommand): Promise<string> {
    const callable = await this.people.of(actor, expense);
    const body = command.body.replaceAll('\r\n', '\n').trim();
    const called = calledBy(body, command.mentions, callable);
    const evidenceIds = [...new Set(command.evidenceIds)];
    const documents = (await this.evidence.findAll(evidenceIds)).filter(
      ({ teamId }) => teamId === expense.teamId,
    );
    const problems = [...problemsOf(body, called, callable), ...documentProblems(evidenceIds, documents)];
    if (problems.length > 0) throw invalidInput(problems);
    const id = uuidv7();
    this.insert(actor, expense, { id, body, called, documents });
    this.mentions.see(actor, expense);
    await this.tell(actor, expense, { id, called });
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: 'expense.commented',
      subjectType: 'expense',
      subjectId: expense.id,
      after: { commentId: id, mentions: called },
      documentHashes: documents.map(({ sha256 }) => sha256),
    });
    return id;
  }

  /** Whoever is called hears of that alone; the others whose claim it is hear that something was said. */
  private async tell(
    actor: Actor,
    expense: Expense,
    comment: { id: string; called: readonly string[] },
  ): Promise<void> {
    const { teamId, claimantId, preparedBy, approverId } = expense;
    const subject = { type: 'expense' as const, id: expense.id, partId: comment.id };
    const called = comment.called.filter((id) => id !== OFFICE);
    const others = [claimantId, preparedBy, approverId].filter(
      (id) => id !== undefined && !called.includes(id),
    );
    await this.notices.tell(actor, { teamId, kind: 'mentioned', userIds: called, subject });
    await this.notices.tell(actor, { teamId, kind: 'commented', userIds: others, subject });
  }

  private insert(
    actor: Actor,
    expense: Expense,
    comment: { id: string; body: string; called: readonly string[]; documents: readonly Evidence[] },
  ): void {
    const { id, body, called, documents } = comment;
    this.unit.write(
      `INSERT INTO expense_comments (team_id, id, expense_id, author_id, from_office, at, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        expense.teamId,
        id,
        expense.id,
        actor.userId,
        actor.team.kind === 'office',
        this.clock.businessNow(actor.demo),
        body,
      ],
    );
    for (const [position, { id: evidenceId }] of documents.entries())
      this.unit.write(
        `INSERT INTO expense_comment_evidence (team_id, comment_id, expense_id, position, evidence_id) VALUES ($1, $2, $3, $4, $5)`,
        [expense.teamId, id, expense.id, position, evidenceId],
      );
    for (const whom of called)
      this.unit.write(
        `INSERT INTO expense_comment_mentions (team_id, id, comment_id, expense_id, person_id, to_office) VALUES ($1, $2, $3, $4, $5, $6)`,
        [expense.teamId, uuidv7(), id, expense.id, whom === OFFICE ? null : whom, whom === OFFICE],
      );
  }
}

function calledBy(body: string, chosen: readonly string[], { people, office }: Callable): string[] {
  const byName = office
    ? [...people, ...[OFFICE, ...Object.values(commentTexts.office)].map((name) => ({ id: OFFICE, name }))]
    : people;
  return [...new Set([...chosen, ...mentionsInText(body, byName)])];
}

function problemsOf(body: string, called: readonly string[], callable: Callable): FieldProblem[] {
  const known = new Set(callable.people.map(({ id }) => id));
  if (callable.office) known.add(OFFICE);
  const problems: FieldProblem[] = [];
  if (body === '') problems.push(COMMENT_ERRORS.problem('comment.body-missing', '/body'));
  if (body.length > MAX_BODY)
    problems.push(COMMENT_ERRORS.problem('comment.body-too-long', '/body', { limit: MAX_BODY }));
  if (called.some((id) => !known.has(id)))
    problems.push(COMMENT_ERRORS.problem('comment.person', '/mentions'));
  return problems;
}

function documentProblems(asked: readonly string[], found: readonly Evidence[]): FieldProblem[] {
  if (asked.length > MAX_DOCUMENTS)
    return [COMMENT_ERRORS.problem('comment.too-many-documents', '/evidenceIds', { limit: MAX_DOCUMENTS })];
  return found.length < asked.length ? [COMMENT_ERRORS.problem('comment.document', '/evidenceIds')] : [];
}
