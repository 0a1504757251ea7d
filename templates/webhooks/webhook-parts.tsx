import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { inLocale } from '../texts.js';
import { webhookTexts } from './texts.js';
import type { DeliveryStateName, EndpointStateName, FaultName } from './webhook-view.js';

const ENDPOINT_TONES: Record<EndpointStateName, BadgeTone> = {
  active: 'success',
  paused: 'gray',
  failing: 'danger',
  gone: 'danger',
};
const DELIVERY_TONES: Record<DeliveryStateName, BadgeTone> = {
  waiting: 'information',
  delivered: 'success',
  failed: 'danger',
};

export function EndpointBadge(props: {
  state: EndpointStateName;
  failingSince?: Date;
  locale: Locale;
}): JSX.Element {
  const { state, failingSince, locale } = props;
  const t = inLocale(webhookTexts, locale);
  if (state === 'active' && failingSince) return <Badge tone="warning">{t.troubled}</Badge>;
  return <Badge tone={ENDPOINT_TONES[state]}>{t[state]}</Badge>;
}

export function DeliveryBadge({ state, locale }: { state: DeliveryStateName; locale: Locale }): JSX.Element {
  return <Badge tone={DELIVERY_TONES[state]}>{inLocale(webhookTexts, locale)[state]}</Badge>;
}

/** `503 · 받지 않았습니다`: how an attempt ended. */
export function outcomeText(
  { status, error }: { status?: number; error?: FaultName },
  locale: Locale,
): string {
  const t = inLocale(webhookTexts, locale);
  return [status === undefined ? '' : String(status), error === undefined ? '' : t[`fault-${error}`]]
    .filter(Boolean)
    .join(' · ');
}
