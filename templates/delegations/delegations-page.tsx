import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Confirm, EmptyState, Pager, Section, Tabs } from '../components/page-parts.js';
import { wonText } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { LendForm } from './lend-form.js';
import type { DelegationRow, DelegationsPageProps } from './delegations-view.js';
import { delegationTexts } from './texts.js';

/** 대결: who decides in whose stead, and until when. */
export function DelegationsPage(props: DelegationsPageProps): JSX.Element {
  const { frame, sections, scope, seesAll, open, openCut, over, paging, lending, errors } = props;
  const { locale } = frame;
  const t = inLocale(delegationTexts, locale);
  const mayBegin = lending !== undefined && lending.people.length > 0;
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="delegations"
      actions={mayBegin && open.length > 0 && <LinkButton href="#lend">{t.lend}</LinkButton>}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {seesAll && (
        <Tabs
          label={t.whose}
          tabs={[
            { href: '/settings/delegations', text: t.mine, current: scope === 'mine' },
            { href: '/settings/delegations?scope=team', text: t.team, current: scope === 'team' },
          ]}
        />
      )}
      <Section title={t.open} id="open">
        {open.length > 0 ? (
          <DelegationTable rows={open} scope={scope} caption={t.open} locale={locale} />
        ) : (
          <Nothing {...props} />
        )}
        {openCut && <p class="meta">{t.openCut}</p>}
      </Section>
      {(over.length > 0 || paging.firstHref) && (
        <Section title={t.over} id="over">
          <DelegationTable rows={over} scope={scope} caption={t.over} locale={locale} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} label={t.over} />
          </div>
        </Section>
      )}
      {lending && <LendForm lending={lending} today={props.today} errors={errors} locale={locale} />}
      <Section title={t.rules} id="rules">
        <ul>
          <li>{t.ruleOwn}</li>
          <li>{t.ruleOnward}</li>
          <li>{t.ruleClaimant}</li>
        </ul>
      </Section>
    </SettingsFrame>
  );
}

function Nothing({ frame, scope }: DelegationsPageProps): JSX.Element {
  const t = inLocale(delegationTexts, frame.locale);
  return (
    <EmptyState title={scope === 'team' ? t.emptyTeamTitle : t.emptyTitle}>
      <p>{scope === 'team' ? t.emptyTeamLead : t.emptyLead}</p>
    </EmptyState>
  );
}

interface TableProps {
  rows: readonly DelegationRow[];
  scope: 'mine' | 'team';
  caption: string;
  locale: Locale;
}

function DelegationTable({ rows, scope, caption, locale }: TableProps): JSX.Element {
  const t = inLocale(delegationTexts, locale);
  const ends = rows.some(({ mayEnd }) => mayEnd);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.people}</th>
          <th scope="col">{t.days}</th>
          <th scope="col">{t.reach}</th>
          <th scope="col">{t.state}</th>
          {ends && (
            <th scope="col">
              <span class="visually-hidden">{t.end}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <strong>
                {row.fromName} → {row.toName}
              </strong>
              <span class="meta row-note">
                {[row.mine && t[row.mine], row.reason].filter(Boolean).join(' · ')}
              </span>
            </td>
            <td data-label={t.days} class="figures">
              {row.startsOn} ~ {row.endsOn}
            </td>
            <td data-label={t.reach}>
              <Reach row={row} locale={locale} />
            </td>
            <td data-label={t.state}>
              <StateOf row={row} locale={locale} />
            </td>
            {ends && <td class="cell-actions">{row.mayEnd && <EndForm {...{ row, scope, locale }} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reach({ row, locale }: { row: DelegationRow; locale: Locale }): JSX.Element {
  const t = inLocale(delegationTexts, locale);
  const amount = row.maxAmount === undefined ? t.everyAmount : t.upTo(wonText(row.maxAmount, locale));
  const funds = row.fundNames.length === 0 ? t.everyFund : row.fundNames.join(', ');
  return (
    <>
      {amount} · {funds}
    </>
  );
}

const TONES: Record<DelegationRow['state'], BadgeTone> = {
  live: 'success',
  upcoming: 'information',
  over: 'gray',
};

function StateOf({ row, locale }: { row: DelegationRow; locale: Locale }): JSX.Element {
  const t = inLocale(delegationTexts, locale);
  return (
    <>
      <Badge tone={TONES[row.state]}>{row.state === 'over' ? t.isOver : t[row.state]}</Badge>
      {row.ended && <span class="meta row-note">{t.endedBy(row.ended.on, row.ended.byName)}</span>}
    </>
  );
}

function EndForm(props: { row: DelegationRow; scope: 'mine' | 'team'; locale: Locale }): JSX.Element {
  const { row, scope, locale } = props;
  const t = inLocale(delegationTexts, locale);
  return (
    <Confirm
      trigger={
        <>
          {t.end}
          <span class="visually-hidden">: {t.lentTo(row.fromName, row.toName)}</span>
        </>
      }
      size="small"
    >
      <form method="post" action={`/settings/delegations/${row.id}/end`}>
        <input type="hidden" name="scope" value={scope} />
        <p>{t.endLead(row.toName)}</p>
        <Button variant="danger">{t.end}</Button>
      </form>
    </Confirm>
  );
}
