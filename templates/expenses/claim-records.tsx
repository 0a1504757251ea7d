import type { JSX } from 'preact';
import { TextField } from '../components/field.js';
import { FieldFindings } from '../components/field-findings.js';
import { Section } from '../components/page-parts.js';
import { askedOf, QuestionedNote } from './asked-parts.js';
import type { ClaimFormPageProps } from './claim-form-view.js';

/** Records that take the place of a document once their fields are filled in. */
export function ClaimRecords(props: ClaimFormPageProps): JSX.Element {
  const { records, errors, findings, frame } = props;
  const asked = askedOf(props, 'statements');
  return (
    <>
      {records.map(({ kind, label, fields }) => (
        <Section key={kind} title={label}>
          <QuestionedNote asked={asked} locale={frame.locale} />
          <div class="claim-record">
            {fields.map(({ name, label: fieldLabel, value, hint }) => (
              <TextField
                key={name}
                name={name}
                label={fieldLabel}
                locale={frame.locale}
                value={value}
                hint={hint}
                errors={errors}
                maxLength={1000}
                readOnly={asked?.state === 'closed'}
              >
                <FieldFindings fields={[name]} findings={findings} locale={frame.locale} />
              </TextField>
            ))}
          </div>
        </Section>
      ))}
    </>
  );
}
