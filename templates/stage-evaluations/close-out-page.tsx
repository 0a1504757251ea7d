import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Breadcrumbs, Confirm, PageHead, Section } from '../components/page-parts.js';
import { fullDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ChecklistItemView, CloseOutPageProps } from './evaluation-view.js';
import { evaluationTexts } from './texts.js';

/** 협약 종료 마무리: what has to be finished before a cut team is closed. */
export function CloseOutPage(props: CloseOutPageProps): JSX.Element {
  const { frame, closeOut, items, mayAct, errors } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  const title = t.closeOutOf(closeOut.teamName);
  const left = items.filter(({ done, required }) => required && !done).length;
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="close-out"
      styles={['refunds', 'evaluations']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/stage-evaluations', text: t.title }, { text: title }]}
        locale={locale}
      />
      <PageHead
        title={title}
        beside={
          <>
            <strong>{closeOut.stageName}</strong>
            <span class="meta">
              {t.cutOn} {fullDate(closeOut.cutOn, locale)}
            </span>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {closeOut.state === 'open' && !closeOut.confirmed && (
        <p class="notice is-warning">
          {t.notConfirmed} <a href={`/stage-evaluations/${closeOut.evaluationId}`}>{t['kind-stage']}</a>
        </p>
      )}
      {closeOut.state === 'completed' && <p class="notice is-success">{t.completedNote}</p>}
      {items.length > 0 && (
        <Section
          title={t.checklist}
          rule="strong"
          aside={<span class="meta">{left > 0 ? t.leftCount(left) : t.allDone}</span>}
        >
          <Checklist {...props} />
        </Section>
      )}
      {mayAct && closeOut.state === 'open' && closeOut.confirmed && (
        <form method="post" action={`/close-outs/${closeOut.id}/completion`} class="evaluation-form">
          <p>{t.completeLead}</p>
          <Button variant="primary">{t.complete}</Button>
        </form>
      )}
    </PageLayout>
  );
}

function Checklist(props: CloseOutPageProps): JSX.Element {
  const { frame, items } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <table class="table is-stacking close-out-items">
      <caption class="visually-hidden">{t.checklist}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.item}
          </th>
          <th scope="col">{t.state}</th>
          <th scope="col">
            <span class="visually-hidden">{t.goThere}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.code}>
            <td class="is-main">
              {item.title}
              {item.dueOn && !item.done && (
                <span class="meta row-note">{t.due(fullDate(item.dueOn, locale))}</span>
              )}
            </td>
            <td data-label={t.state}>
              <div>
                <Badge tone={item.done ? 'success' : item.required ? 'warning' : 'gray'}>
                  {item.done ? t.done : item.required ? t.open : t.optional}
                </Badge>
                <span class="meta row-note">{item.said}</span>
              </div>
            </td>
            <td class="cell-actions">
              <ItemAct {...props} item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ItemAct({
  frame,
  closeOut,
  mayAct,
  item,
}: CloseOutPageProps & { item: ChecklistItemView }): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  const action = `/close-outs/${closeOut.id}`;
  if (item.byHand && mayAct && item.done)
    return (
      <form method="post" action={`${action}/ticks/${item.code}`}>
        <Button variant="quiet" size="small">
          {t.untick}
          <span class="visually-hidden"> {item.title}</span>
        </Button>
      </form>
    );
  if (item.byHand && mayAct)
    return (
      <Confirm trigger={t.tick} size="small">
        <form method="post" action={`${action}/ticks/${item.code}`}>
          <input type="hidden" name="done" value="true" />
          <TextField
            name="note"
            id={`note-${item.code}`}
            label={t.note}
            locale={locale}
            value=""
            maxLength={200}
            optional
          />
          <Button variant="secondary">{t.tick}</Button>
        </form>
      </Confirm>
    );
  if (item.releases && mayAct && !item.done && closeOut.confirmed)
    return (
      <Confirm trigger={t.release} size="small">
        <form method="post" action={`${action}/release`}>
          <p>{t.releaseLead}</p>
          <Button variant="secondary">{t.release}</Button>
        </form>
      </Confirm>
    );
  if (item.href && !item.done)
    return (
      <a href={item.href}>
        {t.goThere}
        <span class="visually-hidden"> {item.title}</span>
      </a>
    );
  return null;
}
