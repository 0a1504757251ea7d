import type { Actor, Role } from '../platform/access/actor.js';
import { maySeeLabour, maySetUpProgramme } from './programme.policy.js';

function actor(kind: 'team' | 'office', ...roles: Role[]): Actor {
  const name = { ko: '팀', en: 'Team' };
  return {
    userId: 'u',
    name: '사람',
    email: 'a@b.example',
    locale: 'ko',
    roles,
    team: { id: 't', kind, name, status: 'active' },
    programme: { id: 'p', name, officeTeamId: 'o' },
    readTeamIds: ['t'],
  };
}

describe('maySeeLabour', () => {
  it.each<[boolean, Role[]]>([
    [false, ['researcher']],
    [false, []],
    [true, ['researcher', 'finance']],
    [true, ['principal-investigator']],
    [true, ['administrator']],
    [true, ['finance']],
  ])('is %s for a team’s %j', (expected, roles) =>
    expect(maySeeLabour(actor('team', ...roles))).toBe(expected),
  );

  it.each<Role>(['officer', 'auditor'])('is true for an %s', (role) =>
    expect(maySeeLabour(actor('office', role))).toBe(true),
  );
});

describe('maySetUpProgramme', () => {
  it('is for officers of the office alone', () => {
    expect(maySetUpProgramme(actor('office', 'officer')).allowed).toBe(true);
    expect(maySetUpProgramme(actor('office', 'auditor')).allowed).toBe(false);
    expect(maySetUpProgramme(actor('team', 'administrator')).allowed).toBe(false);
    expect(maySetUpProgramme(actor('team', 'officer')).allowed).toBe(false);
  });
});
