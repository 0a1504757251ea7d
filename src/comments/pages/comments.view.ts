import type { CommentFormView, CommentsView } from '../../../templates/comments/comments-view.js';
import { commentTexts } from '../../../templates/comments/texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { DiscussionRequest } from '../../expenses/pages/claim-discussion.js';
import { documentItem } from '../../expenses/pages/document-views.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Callable } from '../comment-people.js';
import { MAX_BODY, MAX_DOCUMENTS, OFFICE, type Comment } from '../comment.js';
import { mayWithdraw } from '../comment.policy.js';
import type { CommentPage } from '../comment.queries.js';

export interface CommentsRequest extends DiscussionRequest {
  /** Absent where the reader may not write. */
  callable?: Callable;
  today: KstDate;
  maxMegabytes: number;
}

/** The comments of a claim's page. Pure. */
export function commentsView(page: CommentPage, request: CommentsRequest): CommentsView {
  const { actor, expense, locale, before, today } = request;
  const href = `/expenses/${expense.id}`;
  return {
    expenseId: expense.id,
    total: page.total,
    comments: page.comments.map((comment) => ({
      id: comment.id,
      authorName: comment.authorName,
      fromOffice: comment.fromOffice,
      at: comment.at,
      body: comment.body,
      documents: comment.documents.map(documentItem),
      called: calledNames(comment, locale),
      withdrawable: mayWithdraw(actor, comment, today).allowed,
    })),
    olderHref: page.previous && `${href}?comments=${encodeURIComponent(page.previous)}#comments`,
    latestHref: before ? `${href}#comments` : undefined,
    form: request.callable && formView(request, request.callable),
  };
}

function calledNames({ mentions }: Comment, locale: Locale): string[] {
  const t = inLocale(commentTexts, locale);
  return mentions.map(({ personId, name }) => (personId ? (name ?? '') : t.office));
}

function formView(request: CommentsRequest, { people, office }: Callable): CommentFormView {
  const { actor, locale, refused, maxMegabytes } = request;
  const t = inLocale(commentTexts, locale);
  return {
    body: refused?.body ?? '',
    chosen: refused?.mentions ?? [],
    documents: (refused?.documents ?? []).map(documentItem),
    people: [
      ...(office ? [{ value: OFFICE, label: t.office }] : []),
      ...people.map(({ id, name }) => ({ value: id, label: name })),
    ],
    maxLength: MAX_BODY,
    // Documents are kept by the team that uploads them, and these have to be the claim's team's.
    files: actor.team.kind === 'team' ? { max: MAX_DOCUMENTS, megabytes: maxMegabytes } : undefined,
  };
}
