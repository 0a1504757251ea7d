import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField, TextAreaField } from '../components/field.js';
import { Breadcrumbs, Confirm, PageHead, Section } from '../components/page-parts.js';
import { dateTime, fullDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { Fact } from '../suppliers/fact.js';
import { inLocale } from '../texts.js';
import { SaidFields } from './evaluation-form-page.js';
import type { EvaluationPageProps } from './evaluation-view.js';
import { scoreText, STATE_TONES } from './evaluations-page.js';
import { evaluationTexts } from './texts.js';

/** One evaluation: what was decided, by whom, and what its reader may do now. */
export function EvaluationPage(props: EvaluationPageProps): JSX.Element {
  const { frame, evaluation: one, may, errors } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  const title = `${one.teamName} ${t[`kind-${one.kind}`]}`;
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="stage-evaluation"
      styles={['refunds', 'evaluations']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/stage-evaluations', text: t.title }, { text: title }]}
        locale={locale}
      />
      <PageHead
        title={title}
        beside={<Badge tone={STATE_TONES[one.state]}>{t[`state-${one.state}`]}</Badge>}
        actions={
          one.closeOutId && <LinkButton href={`/close-outs/${one.closeOutId}`}>{t.closeOut}</LinkButton>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {one.frozen && <p class="notice is-warning">{t.frozenNote}</p>}
      <dl class="facts">
        <Fact label={t.stage}>{one.stageName}</Fact>
        <Fact label={t.result}>{one.result ? t[`result-${one.result}`] : t.awaited}</Fact>
        {one.scoreTenths !== undefined && <Fact label={t.score}>{scoreText(one.scoreTenths)}</Fact>}
        <Fact label={t.effectiveOn}>{fullDate(one.effectiveOn, locale)}</Fact>
        <Fact label={t.reason}>{one.reason}</Fact>
        {one.recordedByName && (
          <Fact label={t.recordedBy}>
            {one.recordedByName} <span class="meta">{dateTime(one.recordedAt)}</span>
          </Fact>
        )}
        {one.confirmedByName && (
          <Fact label={t.confirmedBy}>
            {one.confirmedByName} {one.confirmedAt && <span class="meta">{dateTime(one.confirmedAt)}</span>}
          </Fact>
        )}
        {one.state === 'withdrawn' && (
          <Fact label={t.withdrawnBy}>
            {one.withdrawnByName} <span class="meta">{one.withdrawnReason}</span>
          </Fact>
        )}
      </dl>
      {may.giveResult && <ResultForm {...props} />}
      {(may.confirm || may.withdraw) && <Acts {...props} />}
    </PageLayout>
  );
}

function ResultForm({ frame, evaluation, today, errors }: EvaluationPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <Section title={t.giveResult}>
      <form
        method="post"
        action={`/stage-evaluations/${evaluation.id}/result`}
        class="short-form evaluation-form"
      >
        <input type="hidden" name="version" value={String(evaluation.version)} />
        <SelectField
          name="result"
          label={t.result}
          locale={locale}
          value=""
          options={(['go-on', 'cut'] as const).map((result) => ({
            value: result,
            label: t[`result-${result}`],
          }))}
          placeholder={t.choose}
          required
          errors={errors}
        />
        <SaidFields
          frame={frame}
          values={{ effectiveOn: '', score: '', reason: '' }}
          errors={errors}
          today={today}
        />
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
        </div>
      </form>
    </Section>
  );
}

function Acts({ frame, evaluation, may, isOwn, errors }: EvaluationPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  const action = `/stage-evaluations/${evaluation.id}`;
  return (
    <div class="evaluation-acts">
      {may.confirm && (
        <form method="post" action={`${action}/confirmation`} class="evaluation-form">
          <input type="hidden" name="version" value={String(evaluation.version)} />
          <p>{evaluation.result === 'cut' ? t.confirmCut : t.confirmGoOn}</p>
          <Button variant="primary">{t.confirm}</Button>
        </form>
      )}
      {isOwn && <p class="meta">{t.ownRecord}</p>}
      {may.withdraw && (
        <Confirm trigger={t.withdraw}>
          <form method="post" action={`${action}/withdrawal`}>
            <input type="hidden" name="version" value={String(evaluation.version)} />
            <p>{t.withdrawLead}</p>
            <TextAreaField
              name="reason"
              id="withdrawal-reason"
              label={t.why}
              locale={locale}
              value=""
              maxLength={1000}
              required
              errors={may.giveResult ? [] : errors}
            />
            <Button variant="danger">{t.withdraw}</Button>
          </form>
        </Confirm>
      )}
    </div>
  );
}
