import type { JSX } from 'preact';
import { Badge, StateBadge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Icon } from '../components/icons.js';
import { Confirm, EmptyState, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { businessNumberText, fullDate, shortDate } from '../format.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import { AccountChanges, AccountProposal, AccountSection } from './account-parts.js';
import { Fact } from './fact.js';
import type { SupplierPageProps } from './supplier-view.js';
import { supplierTexts } from './texts.js';

/** One supplier: who it is, where its money goes, what was bought from it. */
export function SupplierPage(props: SupplierPageProps): JSX.Element {
  const { frame, sections, name, proposal, errors } = props;
  const t = inLocale(supplierTexts, frame.locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="suppliers"
      title={name}
      crumbs={[{ href: '/settings/suppliers', text: t.suppliers }, { text: name }]}
      actions={props.mayRename && <RenameForm {...props} />}
    >
      <ErrorSummary errors={errors} locale={frame.locale} />
      {proposal && <AccountProposal page={props} proposal={proposal} />}
      <div class="supplier-columns">
        <Overview {...props} />
        <AccountSection {...props} />
      </div>
      <Claims {...props} />
      {props.totals.length > 0 && <Totals {...props} />}
      {props.changes.length > 0 && <AccountChanges {...props} />}
    </SettingsFrame>
  );
}

function RenameForm({ frame, id, name, typedName, errors }: SupplierPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <Confirm trigger={t.rename} open={typedName !== undefined}>
      <form method="post" action={`/settings/suppliers/${id}/name`}>
        <TextField
          name="name"
          label={t.name}
          hint={t.renameHint}
          locale={locale}
          value={typedName ?? name}
          errors={errors}
          required
          maxLength={200}
        />
        <Button variant="secondary">{t.save}</Button>
      </form>
    </Confirm>
  );
}

function Overview(props: SupplierPageProps): JSX.Element {
  const { frame, teamName, firstDocumentedOn, lastDocumentedOn, names } = props;
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <Section title={t.overview}>
      <dl class="facts">
        {teamName && <Fact label={t.team}>{teamName}</Fact>}
        <Fact label={t.number}>
          <span class="figures">{businessNumberText(props.businessNumber)}</span>{' '}
          {props.isNumberValid ? (
            <Badge tone="success" icon="check">
              {t.numberFits}
            </Badge>
          ) : (
            <Badge tone="danger" icon="warning">
              {t.numberWrong}
            </Badge>
          )}
        </Fact>
        <Fact label={t.claimed}>
          <Won amount={props.claimAmount} locale={locale} />{' '}
          <span class="meta">{t.claimCount(props.claimCount)}</span>
        </Fact>
        <Fact label={t.paid}>
          <Won amount={props.paidAmount} locale={locale} />
        </Fact>
        {firstDocumentedOn && lastDocumentedOn && (
          <Fact label={t.seen}>
            <span class="figures">
              {t.between(fullDate(firstDocumentedOn, locale), fullDate(lastDocumentedOn, locale))}
            </span>
          </Fact>
        )}
        {names.length > 0 && (
          <Fact label={t.names}>
            <ul>
              {names.map(({ name, claimCount }) => (
                <li key={name}>
                  {name} <span class="meta">{t.claimCount(claimCount)}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </Section>
  );
}

function Claims({ frame, claims, claimsHref }: SupplierPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  if (claims.length === 0)
    return (
      <Section title={t.lastClaims}>
        <EmptyState title={t.noClaims}>
          <p>{t.noClaimsLead}</p>
        </EmptyState>
      </Section>
    );
  return (
    <Section
      title={t.lastClaims}
      rule="none"
      aside={
        <a class="more-link" href={claimsHref}>
          {t.allClaims}
          <Icon name="chevronRight" size={16} />
        </a>
      }
    >
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.lastClaims}</caption>
        <thead>
          <tr>
            <th scope="col">{t.claim}</th>
            <th scope="col">{t.documentedOn}</th>
            <th scope="col">{t.state}</th>
            <th scope="col" class="number">
              {t.claimed}
            </th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.href}>
              <td class="is-main">
                <a href={claim.href}>{claim.title || t.untitled}</a>
                {claim.number && <span class="meta row-note figures">{claim.number}</span>}
              </td>
              <td class="figures" data-label={t.documentedOn}>
                {claim.documentedOn ? shortDate(claim.documentedOn, locale) : '–'}
              </td>
              <td data-label={t.state}>
                <StateBadge state={claim.state} locale={locale} />
              </td>
              <td class="number" data-label={t.claimed}>
                <Won amount={claim.claimAmount} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Totals({ frame, totals }: SupplierPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(supplierTexts, locale);
  return (
    <Section title={t.totals} rule="none">
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.totals}</caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            <th scope="col">{t.state}</th>
            <th scope="col" class="number">
              {t.claims}
            </th>
            <th scope="col" class="number">
              {t.claimed}
            </th>
            <th scope="col" class="number">
              {t.payable}
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ year, state, claimCount, claimAmount, payableAmount }) => (
            <tr key={`${year} ${state}`}>
              <td class="figures is-main">{year}</td>
              <td data-label={t.state}>
                <StateBadge state={state} locale={locale} />
              </td>
              <td class="number" data-label={t.claims}>
                {claimCount.toLocaleString('en')}
              </td>
              <td class="number" data-label={t.claimed}>
                <Won amount={claimAmount} locale={locale} />
              </td>
              <td class="number" data-label={t.payable}>
                <Won amount={payableAmount} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
