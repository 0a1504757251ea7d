import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { inLocale } from '../texts.js';
import type { ItemStatus, RunStatus } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

const TONES: Record<RunStatus | ItemStatus, BadgeTone> = {
  prepared: 'warning',
  released: 'primary',
  filed: 'information',
  posting: 'warning',
  done: 'success',
  cancelled: 'gray',
  refused: 'danger',
  open: 'gray',
  removed: 'gray',
  dropped: 'gray',
  succeeded: 'warning',
  posted: 'success',
  failed: 'danger',
};

/** How a run or one of its items stands. */
export function StatusBadge({
  status,
  locale,
}: {
  status: RunStatus | ItemStatus;
  locale: Locale;
}): JSX.Element {
  return <Badge tone={TONES[status]}>{inLocale(payRunTexts, locale)[status]}</Badge>;
}
