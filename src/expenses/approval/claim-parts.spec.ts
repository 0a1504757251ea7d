import { changedParts } from '../../approvals/changed-parts.js';
import { claimFixture, lineFixture } from '../../../test/support/claim-fixture.js';
import { CLAIM_PARTS, type Expense } from '../expense.js';
import { claimParts } from './claim-parts.js';

const claim = claimFixture({ lines: [lineFixture({ id: 'a' }), lineFixture({ id: 'b' })] });
const papers = ['1', '2'].map((id) => ({ id, originalName: `${id}.pdf`, servesAs: undefined }));
const changedBy = (changes: Partial<Expense>, evidences = papers) =>
  changedParts(claimParts(claim, papers), claimParts({ ...claim, ...changes }, evidences));
const lines = (changes: Parameters<typeof lineFixture>[0]) => ({
  lines: [lineFixture({ id: 'a', ...changes }), lineFixture({ id: 'b' })],
});

describe('the parts of a claim', () => {
  it('are those that approvals rest on', () => {
    expect(Object.keys(claimParts(claim, papers)).sort()).toEqual([...CLAIM_PARTS].sort());
  });

  it('are plain: as they are when they come back from the database', () => {
    const parts = claimParts(claim, papers);
    expect(changedParts(JSON.parse(JSON.stringify(parts)) as Record<string, unknown>, parts)).toEqual([]);
  });

  it.each<[string, Partial<Expense>, string[]]>([
    ['title', { title: '다른 것' }, ['title']],
    ['supplier', { supplierName: '다른 곳' }, ['supplier']],
    ['supplier’s number', { supplierBusinessNumber: undefined }, ['supplier']],
    ['day', { documentedOn: '2025-10-16' }, ['dates']],
    ['day of the order', { committedOn: '2025-10-01' }, ['dates']],
    ['amount', lines({ supplyAmount: 1n }), ['amounts']],
    ['VAT', lines({ taxAmount: 1n }), ['amounts']],
    ['treatment of VAT', lines({ vatTreatment: 'charged' }), ['amounts']],
    ['name of a line', lines({ name: '다른 것' }), ['amounts']],
    ['line left out', lines({ declined: '까닭' }), ['amounts']],
    ['line less', { lines: [lineFixture({ id: 'a' })] }, ['amounts', 'target']],
    ['budget line', lines({ budgetLineId: 'other' }), ['target']],
    ['category', lines({ categoryId: 'other' }), ['target']],
    ['institution', { institutionId: 'university' }, ['target']],
    ['means of payment', { details: { ...claim.details, paymentMeans: 'card' } }, ['payment']],
    ['foreign amount', { foreign: { currency: 'USD', amount: '10' } }, ['payment']],
    ['reason', { details: { ...claim.details, reasons: { why: '까닭' } } }, ['statements']],
    ['version, state or who approved', { version: 9, state: 'returned', approverIds: ['a'] }, []],
    ['id of a line', { lines: [lineFixture({ id: 'x' }), lineFixture({ id: 'y' })] }, []],
  ])('change with another %s', (_, changes, parts) => {
    expect(changedBy(changes)).toEqual(parts);
  });

  it('change with another document, not with their order', () => {
    expect(changedBy({}, papers.slice(1))).toEqual(['documents']);
    expect(changedBy({}, [...papers].reverse())).toEqual([]);
  });
});
