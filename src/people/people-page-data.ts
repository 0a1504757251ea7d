import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../templates/components/form-error.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import { PeoplePage } from '../../templates/settings/people-page.js';
import type {
  ImportOutcome,
  OneTimeLink,
  Option,
  PersonRow,
} from '../../templates/settings/settings-view.js';
import type { Actor, Role } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { actorOf } from '../platform/web/actor-of-request.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { isProgrammeRole, isTeamRole } from './actor-json.js';
import { PeopleQueries, type PersonView, type TeamOption } from './people.queries.js';
import { rolesOf } from './people.policy.js';
import { settingsSections } from './settings-sections.js';

export interface NewPerson {
  name: string;
  email: string;
  roles: readonly string[];
  teamId: string;
  institutionId: string;
}

/** What a request changes on the page: the search, an open form, what was just made, what went wrong. */
export interface PeoplePageState {
  q?: string;
  after?: string;
  edit?: string;
  /** Roles as they were chosen in a form that failed. */
  editRoles?: readonly string[];
  invite?: NewPerson;
  link?: OneTimeLink;
  imported?: ImportOutcome;
  errors?: readonly FormError[];
}

const NEW_PERSON: NewPerson = { name: '', email: '', roles: [], teamId: '', institutionId: '' };

/** Puts the page about people together. */
@Injectable()
export class PeoplePageData {
  constructor(
    private readonly frames: PageFrames,
    private readonly queries: PeopleQueries,
  ) {}

  frame(request: FastifyRequest): Promise<PageFrame> {
    return this.frames.frameOf(request);
  }

  async page(request: FastifyRequest, reply: FastifyReply, state: PeoplePageState): Promise<VNode> {
    const actor = actorOf(request);
    const { q = '', after } = state;
    const { items, next } = await this.queries.list(actor, { q, after });
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const teams = await this.queries.teams(actor);
    const { editing, kinds } = await this.editing(actor, state, teams, locale);
    const invite = state.invite ?? NEW_PERSON;
    return PeoplePage({
      frame,
      sections: settingsSections(actor),
      mayInvite: teams.length > 0,
      q,
      rows: items.map((person) => rowOf(person, locale)),
      paging: {
        firstHref: after ? hrefOf(q) : undefined,
        nextHref: next && hrefOf(q, next),
        shown: items.length,
      },
      roles: kinds.flatMap((kind) => rolesOf(kind)),
      teams: teams.map(({ id, name }) => ({ value: id, label: name[locale] })),
      institutions: await this.institutions(actor, teams, locale),
      invite: { ...invite, roles: invite.roles.filter(isRole) },
      editing,
      link: state.link,
      imported: state.imported,
      errors: state.errors ?? [],
    });
  }

  /** The person whose roles are being changed, and the kinds of team whose roles the page offers. */
  private async editing(
    actor: Actor,
    { edit, editRoles }: PeoplePageState,
    teams: readonly TeamOption[],
    locale: Locale,
  ): Promise<{ editing?: PersonRow; kinds: TeamOption['kind'][] }> {
    if (!edit || !isUUID(edit)) return { kinds: [...new Set(teams.map(({ kind }) => kind))] };
    const person = await this.queries.person(actor, edit);
    const row = rowOf(person, locale);
    const kind = teams.find(({ id }) => id === person.team.id)?.kind;
    return {
      editing: row.mayManage ? { ...row, roles: editRoles?.filter(isRole) ?? row.roles } : undefined,
      kinds: kind ? [kind] : [],
    };
  }

  private async institutions(actor: Actor, teams: readonly TeamOption[], locale: Locale): Promise<Option[]> {
    const names = new Map(teams.map(({ id, name }) => [id, name[locale]]));
    const all = await this.queries.institutions(actor);
    return all.map(({ id, teamId, name }) => ({
      value: id,
      label: teams.length > 1 ? `${names.get(teamId) ?? ''} · ${name}` : name,
    }));
  }
}

function rowOf(person: PersonView, locale: Locale): PersonRow {
  const { id, name, email, roles, status, team, institution, lastSeenAt, mayManage } = person;
  return {
    id,
    name,
    email,
    roles,
    status,
    teamName: team.name[locale],
    institutionName: institution?.name,
    lastSeenAt: lastSeenAt ?? undefined,
    mayManage,
  };
}

function hrefOf(q: string, after?: string): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { after } : {}) }).toString();
  return query ? `/settings/people?${query}` : '/settings/people';
}

function isRole(role: string): role is Role {
  return isTeamRole(role) || isProgrammeRole(role);
}
