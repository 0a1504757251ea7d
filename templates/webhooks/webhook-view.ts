import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

export type EndpointStateName = 'active' | 'paused' | 'failing' | 'gone';
export type DeliveryStateName = 'waiting' | 'delivered' | 'failed';
/** Why an attempt failed. */
export type FaultName =
  | 'status'
  | 'redirect'
  | 'timeout'
  | 'unknown-host'
  | 'forbidden-address'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'unreachable'
  | 'too-large'
  | 'secret';

export interface EndpointRowView {
  id: string;
  /** What people know it by: its description, else its host. */
  name: string;
  host: string;
  state: EndpointStateName;
  failingSince?: Date;
  deliveredAt?: Date;
  waiting: number;
  failed: number;
  eventCount: number;
}

interface WebhookFrame {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  errors: readonly FormError[];
}

/** GET /settings/webhooks; POST /settings/webhooks/keeping (keep) */
export interface WebhooksPageProps extends WebhookFrame {
  rows: readonly EndpointRowView[];
  mayAdd: boolean;
  keepsEvents: boolean;
  ofOffice: boolean;
}

export interface EventChoice {
  value: string;
  label: string;
}

export interface EndpointValues {
  url: string;
  description: string;
  eventTypes: readonly string[];
  details: boolean;
}

/** GET /settings/webhooks/new, /settings/webhooks/:id/edit; POST /settings/webhooks, /settings/webhooks/:id */
export interface WebhookFormPageProps extends WebhookFrame {
  /** The endpoint being changed; none for a new one. */
  endpoint?: { id: string; name: string };
  /** Groups of events with a heading. */
  choices: readonly { title: string; options: readonly EventChoice[] }[];
  values: EndpointValues;
}

export interface DeliveryRowView {
  eventId: string;
  label: string;
  type: string;
  number?: string;
  at: Date;
  state: DeliveryStateName;
  attemptCount: number;
  dueAt?: Date;
  lastStatus?: number;
  lastError?: FaultName;
}

export interface ReplayValues {
  which: string;
  from: string;
  until: string;
}

/**
 * GET /settings/webhooks/:id?state=&after=; POST …/pause · /resume · /ping · /secret (overlapHours) · /deletion ·
 * /replays (which, from, until) · /deliveries/:eventId/replay
 */
export interface WebhookPageProps extends WebhookFrame {
  id: string;
  name: string;
  url: string;
  description: string;
  events: readonly string[];
  details: boolean;
  state: EndpointStateName;
  stateSince: Date;
  failingSince?: Date;
  deliveredAt?: Date;
  oldSecretUntil?: Date;
  /** Shown once, right after it was made. */
  secret?: string;
  deliveries: readonly DeliveryRowView[];
  shownState?: DeliveryStateName;
  counts: { waiting: number; failed: number };
  paging: Paging;
  replay: ReplayValues;
  /** The earliest day that can be sent again, and today. */
  replayMin: string;
  replayMax: string;
  overlapHours: readonly number[];
}

export interface AttemptRowView {
  at: Date;
  durationMs: number;
  status?: number;
  error?: FaultName;
  answer: string;
}

/** GET /settings/webhooks/:id/deliveries/:eventId */
export interface DeliveryPageProps extends WebhookFrame {
  endpoint: { id: string; name: string };
  delivery: DeliveryRowView;
  /** The message as it is sent. */
  body: string;
  attempts: readonly AttemptRowView[];
  mayReplay: boolean;
}
