import type { SettingsSection } from '../../templates/settings/settings-view.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { guardianRole, mayListPeople } from './people.policy.js';

/** The sections of the settings that the actor may open, in the order of their navigation. */
export function settingsSections(actor: Actor): SettingsSection[] {
  return [
    ...(mayListPeople(actor).allowed ? ['people' as const] : []),
    'structure',
    'rules',
    'routes',
    'delegations',
    'suppliers',
    'notifications',
    ...(actor.team.kind === 'team' && hasRole(actor, 'finance', 'administrator')
      ? ['paying-accounts' as const]
      : []),
    'sessions',
    'tokens',
    ...(hasRole(actor, guardianRole(actor.team.kind)) ? ['webhooks' as const] : []),
  ];
}
