import { defaultPack } from '../rules/default-pack.js';
import { documentKindOf } from './document-kinds.js';

const named = (originalName: string, servesAs?: string) => documentKindOf({ originalName, servesAs });

describe('what a document serves as', () => {
  it.each([
    ['2025-09 거래명세서.pdf', 'trade-statement'],
    ['검수확인서(서명).pdf', 'inspection-report'],
    ['라벨링 용역계약서 최종.pdf', 'contract'],
    ['9월 회의록.pdf', 'minutes'],
    ['계좌이체확인증.pdf', 'transfer-proof'],
    ['구매의뢰서.pdf', 'purchase-request'],
    ['10월 급여명세서.pdf', 'payslip'],
    ['기여도 평가표.pdf', 'contribution-assessment'],
    ['연구수당 지급신청서.pdf', 'allowance-request'],
    ['출입국사실증명.pdf', 'entry-exit'],
    ['수입신고필증.pdf', 'import-papers'],
    ['IMG_2041.jpg', undefined],
  ])('is told by the name %s', (name, kind) => {
    expect(named(name)).toBe(kind);
    if (kind) expect([...defaultPack().documents.keys()]).toContain(kind);
  });

  it('is what was said at the upload, whatever the file is called', () => {
    expect(named('계약서.pdf', 'minutes')).toBe('minutes');
  });

  it('is told by its content before all else', () => {
    const reading = { documentType: 'card-slip' } as never;
    expect(documentKindOf({ originalName: '계약서.jpg', servesAs: 'minutes', reading })).toBe('card-slip');
  });
});
