import type { Actor, Role } from '../platform/access/actor.js';
import type { Decision } from '../platform/access/decision.js';
import { mayAddSupplier, mayConfirmAccount, mayHandleAccounts, mayRename } from './supplier.policy.js';

const OWN = { teamId: 'own' };
const RIVAL = { teamId: 'rival' };

function actor(kind: 'team' | 'office', ...roles: Role[]): Actor {
  const name = { ko: '', en: '' };
  return {
    userId: 'me',
    name: '',
    email: '',
    locale: 'ko',
    roles,
    team: { id: kind === 'office' ? 'office' : 'own', kind, name, status: 'active' },
    programme: { id: 'programme', name, officeTeamId: 'office' },
    readTeamIds: kind === 'office' ? ['office', 'own', 'rival'] : ['own'],
  };
}

const codeOf = (decision: Decision) => (decision.allowed ? 'allowed' : decision.refusal.code);

describe('whoever files claims', () => {
  it.each<Role>(['researcher', 'principal-investigator', 'administrator', 'finance'])(
    'adds and renames suppliers of the own team: %s',
    (role) => {
      expect(codeOf(mayAddSupplier(actor('team', role)))).toBe('allowed');
      expect(codeOf(mayRename(actor('team', role), OWN))).toBe('allowed');
      expect(codeOf(mayRename(actor('team', role), RIVAL))).toBe('supplier.not-permitted');
    },
  );

  it.each<Role>(['officer', 'auditor'])('is nobody of the office: %s', (role) => {
    expect(codeOf(mayAddSupplier(actor('office', role)))).toBe('supplier.not-permitted');
    expect(codeOf(mayRename(actor('office', role), OWN))).toBe('supplier.not-permitted');
  });
});

describe('accounts', () => {
  it.each<[string, Actor, { teamId: string }, string]>([
    ['finance', actor('team', 'finance'), OWN, 'allowed'],
    ['an administrator', actor('team', 'administrator'), OWN, 'allowed'],
    ['finance of a rival', actor('team', 'finance'), RIVAL, 'supplier.account-not-permitted'],
    ['a researcher', actor('team', 'researcher'), OWN, 'supplier.account-not-permitted'],
    ['an investigator', actor('team', 'principal-investigator'), OWN, 'supplier.account-not-permitted'],
    ['an officer', actor('office', 'officer'), OWN, 'supplier.account-not-permitted'],
    ['an auditor', actor('office', 'auditor'), OWN, 'supplier.account-not-permitted'],
    ['the office with a team’s role', actor('office', 'finance'), OWN, 'supplier.account-not-permitted'],
  ])('are handled by %s: %#', (_who, who, supplier, expected) => {
    expect(codeOf(mayHandleAccounts(who, supplier))).toBe(expected);
    expect(codeOf(mayConfirmAccount(who, { ...supplier, proposedBy: 'other' }))).toBe(expected);
  });

  it('are never confirmed by whoever proposed them, whatever roles they have', () => {
    const both = actor('team', 'finance', 'administrator');
    expect(codeOf(mayConfirmAccount(both, { ...OWN, proposedBy: 'me' }))).toBe(
      'supplier.account-own-proposal',
    );
    expect(codeOf(mayConfirmAccount(both, { ...RIVAL, proposedBy: 'me' }))).toBe(
      'supplier.account-not-permitted',
    );
  });
});
