import { stageDeadlines } from './stage-deadlines.js';

describe('stageDeadlines', () => {
  it('derives every deadline from the last day, earliest first', () => {
    expect(stageDeadlines({ endsOn: '2026-01-31' }).map(({ code, dueOn }) => [code, dueOn])).toEqual([
      ['equipment', '2025-11-30'],
      ['software', '2025-11-30'],
      ['carry-over', '2025-12-02'],
      ['stage-end', '2026-01-31'],
      ['use-report', '2026-04-30'],
    ]);
  });
});
