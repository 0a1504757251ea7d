import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { inLocale } from '../texts.js';
import { viewTexts } from './view-texts.js';

/** Which stage a page shows, chosen without a script. */
export function StageChoice(props: {
  action: string;
  stages: readonly { value: string; label: string }[];
  stageId: string;
  locale: Locale;
}): JSX.Element {
  const { action, stages, stageId, locale } = props;
  const t = inLocale(viewTexts, locale);
  return (
    <form method="get" action={action} class="filter-form">
      <SelectField name="stage" label={t.stage} hideLabel locale={locale} value={stageId} options={stages} />
      <Button>{t.show}</Button>
    </form>
  );
}
