import type { SettingsSection } from '../../templates/settings/settings-view.js';
import type { Actor } from '../platform/access/actor.js';
import { mayListPeople } from './people.policy.js';

/** The sections of the settings that the actor may open, in the order of their navigation. */
export function settingsSections(actor: Actor): SettingsSection[] {
  return [
    ...(mayListPeople(actor).allowed ? ['people' as const] : []),
    'structure',
    'rules',
    'routes',
    'suppliers',
    'sessions',
    'tokens',
  ];
}
