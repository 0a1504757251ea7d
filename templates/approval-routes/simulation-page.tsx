import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SettingsFrame } from '../settings/settings-frame.js';
import { inLocale } from '../texts.js';
import type { SimulationPageProps } from './routes-view.js';
import { SimulationResult, SupposedFields } from './simulation.js';
import { routesTexts, simulationTexts } from './texts.js';

/** 누가 결재하게 되나요? */
export function SimulationPage(props: SimulationPageProps): JSX.Element {
  const { frame, sections, values, options, simulation, errors } = props;
  const { locale } = frame;
  const t = inLocale(simulationTexts, locale);
  return (
    <SettingsFrame
      frame={frame}
      sections={sections}
      current="routes"
      title={t.title}
      crumbs={[{ href: '/settings/routes', text: inLocale(routesTexts, locale).title }, { text: t.title }]}
    >
      <ErrorSummary errors={errors} locale={locale} />
      <p class="lead">{t.lead}</p>
      <form method="get" action="/settings/routes/simulation" class="form-grid">
        <SupposedFields values={values} options={options} errors={errors} locale={locale} />
        <p class="actions">
          <Button variant="primary">{t.show}</Button>
        </p>
      </form>
      {simulation && <SimulationResult simulation={simulation} locale={locale} />}
    </SettingsFrame>
  );
}
