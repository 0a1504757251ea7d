import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { FileList } from '../components/documents.js';
import type { FormError } from '../components/form-error.js';
import { Confirm, Section } from '../components/page-parts.js';
import { clockTime, shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { CommentForm } from './comment-form.js';
import type { CommentsView, CommentView } from './comments-view.js';
import { commentTexts } from './texts.js';

export interface CommentsSectionProps {
  comments: CommentsView;
  today: KstDate;
  locale: Locale;
  errors?: readonly FormError[];
}

/** 의견: what people said to each other at this claim, and the field to answer in. */
export function CommentsSection({ comments, today, locale, errors }: CommentsSectionProps): JSX.Element {
  const t = inLocale(commentTexts, locale);
  const { total, olderHref, latestHref, form, expenseId } = comments;
  return (
    <Section
      id="comments"
      title={
        <>
          {t.title} {total > 0 && <span class="count">{total.toLocaleString('en')}</span>}
        </>
      }
    >
      {olderHref && (
        <p class="comment-more">
          <a href={olderHref}>{t.older}</a>
        </p>
      )}
      {total === 0 ? (
        <p class="comment-none">
          {t.none} {form && t.noneLead}
        </p>
      ) : (
        <ol class="comments">
          {comments.comments.map((comment) => (
            <Comment key={comment.id} {...{ comment, expenseId, today, locale }} />
          ))}
        </ol>
      )}
      {latestHref && (
        <p class="comment-more">
          <a href={latestHref}>{t.latest}</a>
        </p>
      )}
      {form && <CommentForm form={form} expenseId={expenseId} locale={locale} errors={errors} />}
    </Section>
  );
}

function Comment(props: {
  comment: CommentView;
  expenseId: string;
  today: KstDate;
  locale: Locale;
}): JSX.Element {
  const { comment, expenseId, today, locale } = props;
  const t = inLocale(commentTexts, locale);
  const { id, at, body, called, documents } = comment;
  const when = kstDateOf(at) === today ? clockTime(at) : shortDateTime(at, locale);
  return (
    <li class="comment" id={`comment-${id}`}>
      <div class="comment-head">
        <strong>{comment.authorName}</strong>
        {comment.fromOffice && <Badge tone="information">{t.office}</Badge>}
        <span class="meta">{when}</span>
        {comment.withdrawable && (
          <Confirm
            trigger={
              <>
                {t.withdraw} <span class="visually-hidden">{when}</span>
              </>
            }
            look="quiet"
            size="small"
          >
            <form method="post" action={`/expenses/${expenseId}/comments/${id}/withdrawal`}>
              <p>{t.withdrawLead}</p>
              <Button variant="danger" size="small">
                {t.withdraw}
              </Button>
            </form>
          </Confirm>
        )}
      </div>
      {body === undefined ? (
        <p class="comment-body is-withdrawn">{t.withdrawn}</p>
      ) : (
        <p class="comment-body">{body}</p>
      )}
      {documents.length > 0 && <FileList documents={documents} locale={locale} />}
      {called.length > 0 && <p class="meta">{t.called(called.join(', '))}</p>}
    </li>
  );
}
