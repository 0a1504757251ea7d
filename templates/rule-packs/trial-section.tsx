import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { fullDate, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import { rulePackTexts } from './rule-pack-texts.js';
import type { DraftPageProps, TrialView } from './rule-packs-view.js';
import { VerdictChange } from './rule-table.js';

type Props = Pick<DraftPageProps, 'frame' | 'version' | 'mayEdit' | 'trial'>;

/** What the draft would change in the claims of the past year: not yet asked, on its way, or known. */
export function TrialSection(props: Props): JSX.Element {
  const { frame, trial } = props;
  const t = inLocale(rulePackTexts, frame.locale);
  return (
    <Section title={t.trial} id="trial" aside={trial && t.since(fullDate(trial.since, frame.locale))}>
      {!trial && <p>{t.trialLead}</p>}
      {trial?.state === 'failed' && <p class="notice is-warning">{t.failed}</p>}
      {trial?.state === 'running' && <Running {...props} trial={trial} />}
      {trial?.state === 'done' && <Result {...props} trial={trial} />}
      {trial?.state !== 'running' && <Try {...props} />}
    </Section>
  );
}

function Try({ frame, version, mayEdit, trial }: Props): JSX.Element | null {
  const t = inLocale(rulePackTexts, frame.locale);
  if (!mayEdit) return null;
  return (
    <form method="post" action="/settings/rules/draft/trial" class="form-actions">
      <input type="hidden" name="version" value={version} />
      <Button variant={trial ? 'tertiary' : 'secondary'}>{trial ? t.tryAgain : t.tryIt}</Button>
    </form>
  );
}

function Running({ frame, trial }: Props & { trial: TrialView }): JSX.Element {
  const t = inLocale(rulePackTexts, frame.locale);
  const text = t.progress(trial.judgedCount, trial.totalCount);
  return (
    <>
      <p role="status">{text}</p>
      <progress
        class="progress"
        max={Math.max(trial.totalCount, 1)}
        value={trial.judgedCount}
        aria-label={text}
      />
      <p class="meta">{t.leave}</p>
    </>
  );
}

function Result({ frame, trial }: Props & { trial: TrialView }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  const { changedCount, totalCount, changedAmount, rows, notJudged } = trial;
  return (
    <>
      <p>
        <strong>
          {changedCount === 0
            ? t.unchanged(totalCount)
            : t.changed(changedCount, totalCount, wonText(changedAmount, locale))}
        </strong>
      </p>
      {rows.length > 0 && (
        <>
          <EffectTable rows={rows} frame={frame} />
          <p>
            <LinkButton href="/settings/rules/draft/claims">{t.seeClaims}</LinkButton>
          </p>
        </>
      )}
      {notJudged.length > 0 && (
        <>
          <h3>{t.newlyNotJudged}</h3>
          <ul class="draft-changes">
            {notJudged.map(({ title, claimCount }) => (
              <li key={title}>
                {title} · {t.count(claimCount)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function EffectTable({ rows, frame }: { rows: TrialView['rows'] } & Pick<Props, 'frame'>): JSX.Element {
  const { locale } = frame;
  const t = inLocale(rulePackTexts, locale);
  return (
    <table class="table is-stacking is-tight">
      <caption class="visually-hidden">{t.trial}</caption>
      <thead>
        <tr>
          <th scope="col">{t.rule}</th>
          <th scope="col">{t.effect}</th>
          <th scope="col" class="number">
            {t.claims}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rule, title, before, after, claimCount, claimAmount }) => (
          <tr key={`${rule} ${before} ${after}`}>
            <td class="is-main">
              <a href={`/settings/rules/draft/claims?rule=${encodeURIComponent(rule)}`}>{title}</a>
            </td>
            <td data-label={t.effect}>
              <VerdictChange before={before} after={after} locale={locale} />
            </td>
            <td class="number" data-label={t.claims}>
              {t.count(claimCount)}
            </td>
            <td class="number" data-label={t.amount}>
              <Won amount={claimAmount} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
