import { findingsOf, type StageDue } from './commitment-findings.js';
import type { Instalment } from './commitment.js';

const TEXT = { ko: '', en: '' };
const due = (enforces: 'softwareBy' | 'equipmentBy'): StageDue => ({
  deadline: { enforces, active: true, title: TEXT, article: TEXT },
  dueOn: '2025-11-30',
});
const DUE = [due('softwareBy'), due('equipmentBy')];

function found(signedOn: string, categoryPath: string, state: Instalment['state'] = 'open'): string[] {
  const lines = [{ budgetLineId: 'b', amount: 1n, held: 0n, used: 0n }];
  const instalments = [{ id: 'i', position: 1, dueOn: signedOn, carriesOver: false, state, lines }];
  const line = {
    id: 'b',
    label: { ko: '', en: '' },
    pot: false,
    open: true,
    stageId: 's',
    stageStartsOn: '2025-08-04',
    stageEndsOn: '2026-01-31',
    available: 0n,
    categoryPath,
  };
  return findingsOf({ signedOn, instalments }, { due: DUE, lines: new Map([['b', line]]) }).map(
    ({ code }) => code,
  );
}

describe('the day a contract was signed', () => {
  it('is looked at for software and equipment, by the day of its stage', () => {
    expect(found('2025-11-30', 'direct.activity.software')).toEqual([]);
    expect(found('2025-12-01', 'direct.activity.software')).toEqual(['software']);
    expect(found('2025-12-01', 'ACTIVITY.CLOUD')).toEqual(['software']);
    expect(found('2025-12-01', 'EQUIP.BUY')).toEqual(['equipment']);
  });

  it('says nothing of other purchases, nor of instalments that are over', () => {
    expect(found('2025-12-01', 'direct.material')).toEqual([]);
    expect(found('2025-12-01', 'EQUIP.BUY', 'consumed')).toEqual([]);
  });
});
