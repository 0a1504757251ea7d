import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { MappingGroup } from '../components/mapping-group.js';
import { Section } from '../components/page-parts.js';
import { SheetSamples } from '../components/sheet-samples.js';
import { inLocale } from '../texts.js';
import type { ImportPageProps, MappedField, MappingView } from './imports-view.js';
import { importTexts } from './texts.js';

type Props = ImportPageProps & { mapping: MappingView };

/** Which column is what, with the sheet's first rows above to tell by. */
export function MappingForm(props: Props): JSX.Element {
  const { frame, id, mapping, errors } = props;
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  const [what, amounts, target, more] = groupsOf(mapping.fields);
  const select = (field: MappedField) => (
    <SelectField
      key={field.name}
      name={field.name}
      label={field.needed ? `${field.label} (${t.needed})` : field.label}
      hint={field.hint}
      locale={locale}
      value={field.value}
      options={mapping.columns}
      placeholder={t.none}
      errors={errors}
    />
  );
  return (
    <Section title={t.mappingTitle}>
      <p>{t.mappingLead}</p>
      <SheetSamples label={t.samples} header={mapping.header} samples={mapping.samples} />
      <form method="post" action={`/imports/${id}/mapping`} class="mapping-form">
        <MappingGroup legend={t.whatWhenWho}>{what.map(select)}</MappingGroup>
        <MappingGroup legend={t.amounts}>
          {amounts.map(select)}
          <SelectField
            name="totalVat"
            label={t.totalVat}
            locale={locale}
            value={mapping.totalVat}
            options={[
              { value: 'included', label: t['vat-included'] },
              { value: 'none', label: t['vat-none'] },
            ]}
            errors={errors}
          />
        </MappingGroup>
        <MappingGroup legend={t.targets}>
          {target.map(select)}
          <SelectField
            name="defaultTarget"
            label={t.target}
            hint={t.targetHint}
            locale={locale}
            value={mapping.target}
            options={mapping.targets}
            placeholder={t.noTarget}
            errors={errors}
          />
        </MappingGroup>
        <MappingGroup legend={t.more}>{more.map(select)}</MappingGroup>
        <p class="actions">
          <Button variant="primary" size="large">
            {t.check}
          </Button>
          {!mapping.isFirst && (
            <LinkButton href={`/imports/${id}`} variant="quiet">
              {t.back}
            </LinkButton>
          )}
        </p>
      </form>
    </Section>
  );
}

const GROUPS: readonly (readonly string[])[] = [
  ['documentedOn', 'supplierName', 'title'],
  ['supplyAmount', 'taxAmount', 'totalAmount'],
  ['category', 'fund'],
];

function groupsOf(
  fields: readonly MappedField[],
): [MappedField[], MappedField[], MappedField[], MappedField[]] {
  const nameOf = ({ name }: MappedField) => name.replace(/^columns\./, '');
  const group = (index: number) => fields.filter((field) => GROUPS[index]?.includes(nameOf(field)) ?? false);
  const others = fields.filter((field) => !GROUPS.flat().includes(nameOf(field)));
  return [group(0), group(1), group(2), others];
}
