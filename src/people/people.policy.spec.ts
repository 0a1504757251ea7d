import type { Actor, Role } from '../platform/access/actor.js';
import type { Decision } from '../platform/access/decision.js';
import {
  mayDisable,
  mayGiveRoles,
  mayKeepOwnAccount,
  mayListPeople,
  mayManagePeople,
  mayWithdraw,
  type Subject,
} from './people.policy.js';

const OFFICE = 'office';
const OWN = 'own';
const RIVAL = 'rival';

function actor(kind: 'team' | 'office', ...roles: Role[]): Actor {
  const name = { ko: '', en: '' };
  return {
    userId: 'me',
    name: '',
    email: '',
    locale: 'ko',
    roles,
    team: { id: kind === 'office' ? OFFICE : OWN, kind, name, status: 'active' },
    programme: { id: 'programme', name, officeTeamId: OFFICE },
    readTeamIds: kind === 'office' ? [OFFICE, OWN, RIVAL] : [OWN],
  };
}

function person(changes: Partial<Subject> = {}): Subject {
  return { userId: 'other', teamId: OWN, roles: ['administrator'], status: 'active', ...changes };
}

function codeOf(decision: Decision): string | undefined {
  return decision.allowed ? undefined : decision.refusal.code;
}

describe('mayManagePeople', () => {
  it.each<[string, Actor, string, boolean]>([
    ['an administrator in the own team', actor('team', 'administrator'), OWN, true],
    ['an administrator in a rival team', actor('team', 'administrator'), RIVAL, false],
    ['an administrator in the office', actor('team', 'administrator'), OFFICE, false],
    ['a researcher', actor('team', 'researcher', 'finance', 'principal-investigator'), OWN, false],
    ['an officer in a team', actor('office', 'officer'), OWN, true],
    ['an officer in the office', actor('office', 'officer'), OFFICE, true],
    ['an officer in another programme', actor('office', 'officer'), 'elsewhere', false],
    ['an auditor', actor('office', 'auditor'), OWN, false],
    ['a team’s person who was given the officer’s role', actor('team', 'officer'), OWN, false],
    ['an administrator’s role in the office', actor('office', 'administrator'), OFFICE, false],
  ])('%s: %#', (_who, who, teamId, allowed) => {
    expect(mayManagePeople(who, teamId).allowed).toBe(allowed);
  });
});

describe('mayListPeople', () => {
  it('lets administrators, officers and auditors look, and nobody else', () => {
    expect(mayListPeople(actor('team', 'administrator')).allowed).toBe(true);
    expect(mayListPeople(actor('office', 'auditor')).allowed).toBe(true);
    expect(mayListPeople(actor('team', 'researcher')).allowed).toBe(false);
    expect(mayListPeople(actor('office')).allowed).toBe(false);
  });
});

describe('mayGiveRoles', () => {
  it.each([
    ['team', ['researcher', 'finance'], undefined],
    ['team', ['officer'], 'people.role-unknown'],
    ['office', ['officer', 'auditor'], undefined],
    ['office', ['administrator'], 'people.role-unknown'],
    ['team', ['superuser'], 'people.role-unknown'],
    ['team', [], 'people.roles-missing'],
  ] as const)('%s %p: %s', (kind, roles, code) => {
    expect(codeOf(mayGiveRoles(kind, roles))).toBe(code);
  });
});

describe('mayWithdraw', () => {
  const me = actor('team', 'administrator');

  it('keeps the last active administrator', () => {
    const last = { kind: 'team' as const, subject: person(), left: [], otherGuardians: 0 };
    expect(codeOf(mayWithdraw(actor('office', 'officer'), last))).toBe('people.last-administrator');
    expect(codeOf(mayWithdraw(actor('office', 'officer'), { ...last, otherGuardians: 1 }))).toBeUndefined();
    expect(
      codeOf(mayWithdraw(actor('office', 'officer'), { ...last, left: ['administrator'] })),
    ).toBeUndefined();
  });

  it('keeps the last officer', () => {
    const subject = person({ teamId: OFFICE, roles: ['officer'] });
    expect(codeOf(mayWithdraw(me, { kind: 'office', subject, left: ['auditor'], otherGuardians: 0 }))).toBe(
      'people.last-officer',
    );
  });

  it('never takes one’s own administration, but one’s other roles', () => {
    const subject = person({ userId: 'me', roles: ['administrator', 'finance'] });
    expect(codeOf(mayWithdraw(me, { kind: 'team', subject, left: ['finance'], otherGuardians: 3 }))).toBe(
      'people.not-yourself',
    );
    expect(
      codeOf(mayWithdraw(me, { kind: 'team', subject, left: ['administrator'], otherGuardians: 3 })),
    ).toBeUndefined();
  });

  it('lets an administrator go who never came', () => {
    const subject = person({ status: 'invited' });
    expect(codeOf(mayWithdraw(me, { kind: 'team', subject, left: [], otherGuardians: 0 }))).toBeUndefined();
  });
});

describe('mayDisable', () => {
  it('never stops one’s own access', () => {
    const subject = person({ userId: 'me', roles: ['researcher'] });
    const decision = mayDisable(actor('team', 'administrator'), { kind: 'team', subject, otherGuardians: 5 });
    expect(codeOf(decision)).toBe('people.not-yourself');
  });
});

describe('mayKeepOwnAccount', () => {
  it('is for people at a browser, whatever a token may do', () => {
    expect(mayKeepOwnAccount(actor('team', 'researcher')).allowed).toBe(true);
    expect(mayKeepOwnAccount({ ...actor('team', 'researcher'), scopes: ['read', 'write'] }).allowed).toBe(
      false,
    );
  });
});
