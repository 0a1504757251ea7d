import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { ExpenseState } from '../expenses/expense-view.js';
import { inLocale } from '../texts.js';
import { Icon, type IconName } from './icons.js';
import { componentTexts } from './texts.js';

export type BadgeTone = 'gray' | 'information' | 'primary' | 'success' | 'warning' | 'danger';

export interface BadgeProps {
  tone: BadgeTone;
  icon?: IconName;
  children: ComponentChildren;
}

export function Badge({ tone, icon, children }: BadgeProps): JSX.Element {
  return (
    <span class={`badge is-${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}

const STATE_TONES: Record<ExpenseState, BadgeTone> = {
  draft: 'gray',
  submitted: 'information',
  returned: 'danger',
  rejected: 'gray',
  approved: 'primary',
  paid: 'success',
  reversed: 'gray',
  discarded: 'gray',
};

export function StateBadge({ state, locale }: { state: ExpenseState; locale: Locale }): JSX.Element {
  return <Badge tone={STATE_TONES[state]}>{inLocale(componentTexts, locale)[state]}</Badge>;
}
