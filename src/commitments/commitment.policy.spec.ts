import { actorFixture } from '../../test/support/claim-fixture.js';
import {
  mayActivate,
  mayCancel,
  mayChange,
  mayClaim,
  mayConfirmChange,
  mayEdit,
  mayEnter,
} from './commitment.policy.js';

const DRAFT = { teamId: 'team', state: 'draft', enteredBy: ['finance'], institutionId: 'company' } as const;
const ACTIVE = { ...DRAFT, state: 'active' } as const;
const OPEN = { state: 'open' } as const;
const frozen = {
  team: { id: 'team', kind: 'team', name: { ko: '팀', en: 'Team' }, status: 'frozen' },
} as const;

const finance = actorFixture('finance', ['finance']);
const administrator = actorFixture('administrator', ['administrator']);
const researcher = actorFixture('researcher', ['researcher'], { institutionId: 'company' });

describe('who may do what with a contract', () => {
  it('keeps entering and putting in force apart', () => {
    expect(mayEnter(finance).allowed).toBe(true);
    expect(mayEnter(researcher).allowed).toBe(false);
    expect(mayActivate(administrator, DRAFT).allowed).toBe(true);
    expect(mayActivate(finance, DRAFT).allowed).toBe(false);
    expect(mayActivate(administrator, { ...DRAFT, enteredBy: ['finance', 'administrator'] }).allowed).toBe(
      false,
    );
    expect(mayConfirmChange(administrator, ACTIVE, { proposedBy: 'administrator' }).allowed).toBe(false);
    expect(mayConfirmChange(administrator, ACTIVE, { proposedBy: 'finance' }).allowed).toBe(true);
  });

  it('lets a frozen team only lower and end what it has', () => {
    const [books, second] = [
      actorFixture('finance', ['finance'], frozen),
      actorFixture('second', ['administrator'], frozen),
    ];
    expect(mayEnter(books).allowed).toBe(false);
    expect(mayActivate(second, DRAFT).allowed).toBe(false);
    expect(mayChange(books, ACTIVE).allowed).toBe(true);
    expect(mayConfirmChange(second, ACTIVE, { proposedBy: 'finance' }).allowed).toBe(false);
    expect(mayCancel(books, ACTIVE).allowed).toBe(true);
  });

  it('knows no other team, and nobody edits what is in force', () => {
    const rival = { ...DRAFT, teamId: 'rival' };
    for (const decision of [
      mayEdit(finance, rival),
      mayActivate(administrator, rival),
      mayCancel(finance, rival),
    ])
      expect(decision.allowed).toBe(false);
    expect(mayEdit(finance, ACTIVE).allowed).toBe(false);
    expect(mayCancel(finance, { ...ACTIVE, state: 'completed' as 'active' }).allowed).toBe(false);
  });

  it('claims are for people of the institution that signed, while the instalment is open', () => {
    expect(mayClaim(researcher, ACTIVE, OPEN).allowed).toBe(true);
    expect(mayClaim({ ...researcher, institutionId: 'university' }, ACTIVE, OPEN).allowed).toBe(false);
    expect(mayClaim(researcher, DRAFT, OPEN).allowed).toBe(false);
    expect(mayClaim(researcher, ACTIVE, { state: 'consumed' }).allowed).toBe(false);
  });
});
