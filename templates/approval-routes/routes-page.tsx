import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Confirm, EmptyState, Section } from '../components/page-parts.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import type { RouteGroupView, RouteRow, RoutesPageProps } from './routes-view.js';
import { routesTexts } from './texts.js';

/** 설정 › 결재선: every route as a sentence, in the order they are asked. */
export function RoutesPage({ frame, sections, groups, errors }: RoutesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(routesTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="routes"
      actions={<LinkButton href="/settings/routes/simulation">{t.who}</LinkButton>}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p class="lead">{t.lead}</p>
      {groups.map((group) => (
        <Group key={group.scope} group={group} locale={locale} />
      ))}
    </SettingsFrame>
  );
}

function Group({ group, locale }: { group: RouteGroupView; locale: Locale }): JSX.Element {
  const { scope, rows, mayKeep } = group;
  const t = inLocale(routesTexts, locale);
  return (
    <Section
      title={t[`scope-${scope}`]}
      aside={mayKeep && rows.length > 0 && <a href={`/settings/routes/new?scope=${scope}`}>{t.create}</a>}
    >
      <p class="meta">{t[`lead-${scope}`]}</p>
      {rows.length > 0 ? (
        <ol class="route-list">
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              number={index + 1}
              last={index === rows.length - 1}
              mayKeep={mayKeep}
              locale={locale}
            />
          ))}
        </ol>
      ) : (
        <Empty group={group} locale={locale} />
      )}
      {rows.length > 0 && <p class="meta">{t[`otherwise-${scope}`]}</p>}
    </Section>
  );
}

function Empty({ group, locale }: { group: RouteGroupView; locale: Locale }): JSX.Element {
  const { scope, mayKeep, standard } = group;
  const t = inLocale(routesTexts, locale);
  return (
    <EmptyState title={t[`empty-${scope}`]}>
      <p>{t[`otherwise-${scope}`]}</p>
      {!mayKeep && scope === 'team' && <p>{t.readOnly}</p>}
      {mayKeep && standard.length > 0 && (
        <>
          <p>{t.standardLead}</p>
          <ul class="plain-list">
            {standard.map(({ name, article, conditions, steps }) => (
              <li key={name}>
                <strong>{name}</strong>: {conditions} → <Steps steps={steps} />{' '}
                <span class="article">{article}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayKeep && (
        <div class="actions">
          {standard.length > 0 && (
            <form method="post" action="/settings/routes/standard">
              <input type="hidden" name="scope" value={scope} />
              <Button variant="primary">{t.standard}</Button>
            </form>
          )}
          <LinkButton href={`/settings/routes/new?scope=${scope}`}>{t.create}</LinkButton>
        </div>
      )}
    </EmptyState>
  );
}

interface RowProps {
  row: RouteRow;
  number: number;
  last: boolean;
  mayKeep: boolean;
  locale: Locale;
}

function Row({ row, number, last, mayKeep, locale }: RowProps): JSX.Element {
  const t = inLocale(routesTexts, locale);
  const href = `/settings/routes/${row.id}`;
  return (
    <li>
      <span class="route-number">{number}</span>
      <div class="route-words">
        <h3>{mayKeep ? <a href={href}>{row.name}</a> : row.name}</h3>
        <p>
          {row.conditions} → <Steps steps={row.steps} />
        </p>
        {row.marks.map((mark) => (
          <p key={mark} class="route-mark">
            {mark}
          </p>
        ))}
        {row.underWay > 0 && <p class="meta">{t.underWay(row.underWay)}</p>}
      </div>
      {mayKeep && (
        <div class="route-acts">
          {number > 1 && <Move href={href} to="up" row={row} locale={locale} />}
          {!last && <Move href={href} to="down" row={row} locale={locale} />}
          <Confirm trigger={t.remove} look="quiet" size="small">
            <form method="post" action={`${href}/removal`}>
              <input type="hidden" name="version" value={String(row.version)} />
              <p>{t.removeLead}</p>
              {row.underWay > 0 && <p>{t.underWay(row.underWay)}</p>}
              <Button variant="danger">{t.remove}</Button>
            </form>
          </Confirm>
        </div>
      )}
    </li>
  );
}

function Move(props: { href: string; to: 'up' | 'down'; row: RouteRow; locale: Locale }): JSX.Element {
  const { href, to, row, locale } = props;
  const t = inLocale(routesTexts, locale);
  return (
    <form method="post" action={`${href}/move`}>
      <input type="hidden" name="to" value={to} />
      <Button size="small">
        {t[to]}
        <span class="visually-hidden"> {row.name}</span>
      </Button>
    </form>
  );
}

/** `1 연구책임자 발의 → 2 관리자 1명` */
function Steps({ steps }: { steps: readonly string[] }): JSX.Element {
  return <>{steps.map((step, index) => `${index + 1} ${step}`).join(' → ')}</>;
}
