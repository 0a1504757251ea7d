/** `failing`: paused by the product after long failure; `gone`: its receiver answered 410 and wants nothing any more. */
export type EndpointState = 'active' | 'paused' | 'failing' | 'gone';
export type DeliveryState = 'waiting' | 'delivered' | 'failed';

export interface Endpoint {
  teamId: string;
  id: string;
  url: string;
  description: string;
  eventTypes: readonly string[];
  /** Whether it asked for numbers, states and amounts besides ids. */
  details: boolean;
  state: EndpointState;
  stateSince: Date;
  sealedSecret: Buffer;
  sealedOldSecret?: Buffer;
  /** Until then both secrets sign. */
  oldSecretUntil?: Date;
  failingSince?: Date;
  deliveredAt?: Date;
  createdAt: Date;
}

/** An event as it is told. */
export interface WebhookEvent {
  id: string;
  position: bigint;
  type: string;
  at: Date;
  sourceTeamId: string;
  subjectId: string;
  details: Readonly<Record<string, unknown>>;
}

export const MOST_ENDPOINTS = 20;
/** Events, deliveries and attempts are kept as long. */
export const KEPT_DAYS = 30;
/** An endpoint that fails for as long is paused. */
export const FAILING_HOURS = 72;
export const MAX_URL = 500;
export const MAX_DESCRIPTION = 100;
/** How long the old secret goes on signing, to choose from. */
export const OVERLAP_HOURS = [0, 24, 72, 168] as const;
