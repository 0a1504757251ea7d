import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Icon } from '../components/icons.js';
import { shortDateTime } from '../format.js';
import { inLocale } from '../texts.js';
import { routeStepsTexts } from './route-steps-texts.js';
import type { RouteStepsView, RouteStepView, RouteVoice } from './route-steps-view.js';

export interface RouteStepsProps {
  route: RouteStepsView;
  locale: Locale;
}

/** 결재선: whom each step asks, and how it stands. */
export function RouteSteps({ route, locale }: RouteStepsProps): JSX.Element {
  const t = inLocale(routeStepsTexts, locale);
  return (
    <ol class="route-steps" aria-label={route.routeName ?? t.title}>
      {route.steps.map((step) => (
        <li
          key={step.position}
          class={`is-${step.state}`}
          aria-current={step.state === 'open' ? 'step' : undefined}
        >
          <span class="route-step-mark">
            {step.state === 'approved' ? <Icon name="check" /> : step.position}
          </span>
          <span class="route-step-words">
            <span class="route-step-who">{stepText(step, locale)}</span>
            {stateText(step, locale) && <span class="meta">{stateText(step, locale)}</span>}
            {step.besides && <span class="meta">{t[`besides-${step.besides.why}`](step.besides.who)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** `연구책임자(김하늘) 발의` */
export function stepText({ kind, asked, name }: RouteStepView, locale: Locale): string {
  const t = inLocale(routeStepsTexts, locale);
  const text = kind === 'proposal' ? t.proposes(asked) : t.approves(asked);
  return name ? `${name}: ${text}` : text;
}

/** The whole way in a line: `1 연구책임자(김하늘) 발의 → 2 관리자 3명 중 1명 승인`. */
export function routeSentence({ steps }: RouteStepsView, locale: Locale): string {
  return steps.map((step) => `${step.position} ${stepText(step, locale)}`).join(' → ');
}

function stateText(step: RouteStepView, locale: Locale): string {
  const t = inLocale(routeStepsTexts, locale);
  const { state, voices, settledBy, since, closedAt } = step;
  const spoken = voices.map((voice) => voiceText(voice, locale)).join(', ');
  if (state === 'planned') return settledBy ? t[`${settledBy}-planned`] : '';
  if (settledBy === 'claimant') return t.claimant;
  if (settledBy === 'standing') return `${t.standing}: ${spoken}`;
  if (state === 'open')
    return [spoken, since && t.openSince(shortDateTime(since, locale))].filter(Boolean).join(' · ');
  if (state === 'waiting') return t.waiting;
  if (state === 'approved') return spoken || t.approved;
  return closedAt && state !== 'withdrawn' ? `${t[state]} ${shortDateTime(closedAt, locale)}` : t[state];
}

function voiceText({ name, forName, at }: RouteVoice, locale: Locale): string {
  const t = inLocale(routeStepsTexts, locale);
  return t.voice(forName ? t.inStead(name, forName) : name, at ? shortDateTime(at, locale) : '');
}
