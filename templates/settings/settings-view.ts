import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame, RoleName } from '../layouts/page-frame.js';

/** The sections a viewer may open, for the settings' own navigation. */
export type SettingsSection =
  | 'people'
  | 'structure'
  | 'rules'
  | 'routes'
  | 'delegations'
  | 'suppliers'
  | 'notifications'
  | 'paying-accounts'
  | 'sessions'
  | 'tokens'
  | 'webhooks';

/** GET /settings */
export interface SettingsPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
}

export interface Option {
  value: string;
  label: string;
}

export interface PersonRow {
  /** The membership's user. */
  id: string;
  name: string;
  email: string;
  teamName?: string;
  institutionName?: string;
  roles: readonly RoleName[];
  status: 'active' | 'invited' | 'disabled';
  lastSeenAt?: Date;
  /** The viewer may change this person's roles and access. */
  mayManage: boolean;
}

/** A link shown exactly once, right after it was made. */
export interface OneTimeLink {
  purpose: 'invitation' | 'password';
  personName: string;
  email: string;
  url: string;
  expiresAt: Date;
}

export interface ImportOutcome {
  added: number;
  /** Of the people added, each shown exactly once. */
  links: readonly OneTimeLink[];
  /** Rows left out; the rest went in. */
  rejected: readonly { row: number; text: string; line: string }[];
}

/**
 * GET /settings/people?q=&edit=&after=
 * POST /settings/people (name, email, roles…, teamId, institutionId) · /settings/people/:id/roles (roles…) ·
 * /settings/people/:id/disabling · /settings/people/:id/enabling · /settings/people/:id/password-link · /settings/people/import (file)
 */
export interface PeoplePageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  mayInvite: boolean;
  q: string;
  rows: readonly PersonRow[];
  paging: Paging;
  /** Roles the viewer may give. */
  roles: readonly RoleName[];
  /** More than one only for the programme office. */
  teams: readonly Option[];
  institutions: readonly Option[];
  invite: { name: string; email: string; roles: readonly RoleName[]; teamId: string; institutionId: string };
  /** The person whose roles are being changed. */
  editing?: PersonRow;
  link?: OneTimeLink;
  imported?: ImportOutcome;
  errors: readonly FormError[];
}

/**
 * GET /settings/sessions; POST /settings/sessions/:id/end, POST /settings/sessions/end-others,
 * POST /settings/sessions/password (currentPassword, password, passwordAgain)
 */
export interface SessionsPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  rows: readonly {
    id: string;
    current: boolean;
    /** Browser and system as far as known. */
    device: string;
    address?: string;
    startedAt: Date;
    lastSeenAt: Date;
  }[];
  /** Of the viewer, for the browser's password store. */
  email: string;
  minLength: number;
  errors: readonly FormError[];
}

export interface TokenRow {
  id: string;
  name: string;
  scopes: readonly string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt?: Date;
  status: 'active' | 'expired' | 'revoked';
}

/** GET /settings/tokens; POST /settings/tokens (name, scopes…, expiresOn), POST /settings/tokens/:id/revocation */
export interface TokensPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  rows: readonly TokenRow[];
  /** What a token may be allowed, with the words for it. */
  scopes: readonly { value: string; label: string; hint?: string }[];
  values: { name: string; scopes: readonly string[]; expiresOn: string };
  /** The latest day a token may run to. */
  maxExpiresOn: KstDate;
  /** The token itself, shown once. */
  created?: { name: string; token: string };
  errors: readonly FormError[];
}
