import type { JSX } from 'preact';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { fullDate, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type {
  CloseOutRowView,
  EvaluationRowView,
  EvaluationsPageProps,
  JoinRowView,
} from './evaluation-view.js';
import { evaluationTexts } from './texts.js';

export const STATE_TONES: Record<EvaluationRowView['state'], BadgeTone> = {
  noticed: 'danger',
  recorded: 'warning',
  confirmed: 'success',
  withdrawn: 'gray',
};
const CLOSE_TONES: Record<CloseOutRowView['state'], BadgeTone> = {
  open: 'warning',
  completed: 'success',
  'called-off': 'gray',
};
const JOIN_TONES: Record<JoinRowView['state'], BadgeTone> = {
  proposed: 'warning',
  confirmed: 'success',
  withdrawn: 'gray',
};

/** 단계평가와 참여: what was decided about teams, what is being closed, and who joins. */
export function EvaluationsPage(props: EvaluationsPageProps): JSX.Element {
  const { frame, rows, closeOuts, joins, mayRecord, errors } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="budgets"
      name="stage-evaluations"
      styles={['evaluations']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/budgets', text: { ko: '예산', en: 'Budgets' }[locale] }, { text: t.title }]}
        locale={locale}
      />
      <PageHead
        title={t.title}
        actions={
          mayRecord && (
            <>
              <LinkButton href="/team-joins/new">{t.join}</LinkButton>
              <LinkButton href="/stage-evaluations/new" variant="primary">
                {t.record}
              </LinkButton>
            </>
          )
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{joins ? t.lead : t.teamLead}</p>
      <Section title={t.evaluations} rule="strong">
        {rows.length > 0 ? (
          <EvaluationTable {...props} />
        ) : (
          <EmptyState title={t.none}>{joins && <p>{t.noneLead}</p>}</EmptyState>
        )}
      </Section>
      {closeOuts.length > 0 && (
        <Section title={t.closeOuts} rule="strong">
          <CloseOutTable {...props} />
        </Section>
      )}
      {joins && joins.length > 0 && (
        <Section title={t.joins} rule="strong">
          <JoinTable frame={frame} joins={joins} />
        </Section>
      )}
    </PageLayout>
  );
}

function EvaluationTable({ frame, rows }: EvaluationsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.evaluations}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.team}
          </th>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.kind}</th>
          <th scope="col">{t.result}</th>
          <th scope="col">{t.effectiveOn}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <a href={`/stage-evaluations/${row.id}`}>{row.teamName}</a>
            </td>
            <td data-label={t.stage}>{row.stageName}</td>
            <td data-label={t.kind}>{t[`kind-${row.kind}`]}</td>
            <td data-label={t.result}>
              <span>
                {row.result ? t[`result-${row.result}`] : t.awaited}
                {row.scoreTenths !== undefined && <span class="meta"> {scoreText(row.scoreTenths)}</span>}
              </span>
            </td>
            <td data-label={t.effectiveOn}>{fullDate(row.effectiveOn, locale)}</td>
            <td data-label={t.state}>
              <Badge tone={STATE_TONES[row.state]}>{t[`state-${row.state}`]}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CloseOutTable({ frame, closeOuts }: EvaluationsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.closeOuts}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.team}
          </th>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.cutOn}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {closeOuts.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <a href={`/close-outs/${row.id}`}>{t.closeOutOf(row.teamName)}</a>
            </td>
            <td data-label={t.stage}>{row.stageName}</td>
            <td data-label={t.cutOn}>{fullDate(row.cutOn, locale)}</td>
            <td data-label={t.state}>
              <Badge tone={CLOSE_TONES[row.state]}>{t[`close-${row.state}`]}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function JoinTable({
  frame,
  joins,
}: {
  frame: EvaluationsPageProps['frame'];
  joins: readonly JoinRowView[];
}): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.joins}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.team}
          </th>
          <th scope="col">{t.joinedOn}</th>
          <th scope="col">{t.template}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">
            <span class="visually-hidden">{t.confirm}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {joins.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              {row.name}
              <span class="meta row-note">{row.institution}</span>
            </td>
            <td data-label={t.joinedOn}>{fullDate(row.joinedOn, locale)}</td>
            <td data-label={t.template}>{t.lines(row.lineCount, wonText(row.amount, locale))}</td>
            <td data-label={t.state}>
              <div>
                <Badge tone={JOIN_TONES[row.state]}>{t[`join-${row.state}`]}</Badge>
                <span class="meta row-note">{row.proposedByName}</span>
              </div>
            </td>
            <td class="cell-actions">
              {row.mayConfirm && (
                <form method="post" action={`/team-joins/${row.id}/confirmation`}>
                  <Button variant="secondary" size="small">
                    {t.confirm}
                    <span class="visually-hidden"> {row.name}</span>
                  </Button>
                </form>
              )}
              {row.mayWithdraw && (
                <Confirm trigger={t.cancel} look="quiet" size="small">
                  <form method="post" action={`/team-joins/${row.id}/withdrawal`}>
                    <Button variant="danger">{t.withdraw}</Button>
                  </form>
                </Confirm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function scoreText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
