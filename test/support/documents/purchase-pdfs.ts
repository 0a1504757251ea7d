import { cells, pdfOf, type Pdf } from './pdfs.js';

/** What the drawn documents say, unless a test changes it. */
export const PURCHASE = {
  supplier: '한빛데이터 주식회사',
  businessNumber: '902-86-00563',
  buyerNumber: '124-81-00998',
  date: '2025-09-15',
  supply: '1,200,000',
  tax: '120,000',
  total: '1,320,000',
  approval: '20250915-41000012-7q00031x',
};
export type Purchase = typeof PURCHASE;

/** 전자세금계산서 as the tax office's site prints it: two parties side by side, headings above their values. */
export function taxInvoicePrint(change: Partial<Purchase> = {}): Promise<Buffer> {
  const p = { ...PURCHASE, ...change };
  return pdfOf((pdf) => {
    pdf.fontSize(15);
    cells(pdf, [
      [40, 40, '전자세금계산서'],
      [250, 44, `승인번호  ${p.approval}`],
    ]);
    pdf.fontSize(9);
    cells(pdf, [
      [45, 80, '등록번호'],
      [100, 80, p.businessNumber],
      [200, 80, '종사업장번호'],
      [310, 80, '등록번호'],
      [365, 80, p.buyerNumber],
      [470, 80, '종사업장번호'],
      [45, 100, '상호(법인명)'],
      [110, 100, p.supplier],
      [220, 100, '성명'],
      [250, 100, '이한빛'],
      [310, 100, '상호(법인명)'],
      [375, 100, '업스테이지'],
      [485, 100, '성명'],
      [515, 100, '김업스'],
      [45, 120, '사업장주소'],
      [110, 120, '서울특별시 종로구 세종대로 1'],
      [310, 120, '사업장주소'],
      [375, 120, '경기도 용인시 수지구 1'],
      [30, 100, '공'],
      [30, 112, '급'],
      [30, 124, '자'],
      [60, 170, '작성일자'],
      [190, 170, '공급가액'],
      [330, 170, '세액'],
      [450, 170, '수정사유'],
      [60, 186, p.date.replaceAll('-', '/')],
      [190, 186, p.supply],
      [330, 186, p.tax],
      [450, 186, '해당없음'],
      [45, 206, '비고'],
      [35, 230, '월'],
      [55, 230, '일'],
      [110, 230, '품목'],
      [200, 230, '규격'],
      [250, 230, '수량'],
      [300, 230, '단가'],
      [370, 230, '공급가액'],
      [450, 230, '세액'],
      [520, 230, '비고'],
      [35, 246, '09'],
      [55, 246, '15'],
      [80, 246, '데이터셋 이용권'],
      [200, 246, '1년'],
      [255, 246, '2'],
      [290, 246, '600,000'],
      [370, 246, p.supply],
      [450, 246, p.tax],
      [45, 300, '합계금액'],
      [140, 300, '현금'],
      [210, 300, '수표'],
      [280, 300, '어음'],
      [340, 300, '외상미수금'],
      [430, 300, '이 금액을 (청구) 함'],
      [45, 316, p.total],
      [340, 316, p.total],
    ]);
  });
}

/** A shop's receipt, sent as PDF: narrow, labels left and values right. */
export function receiptPdf(change: Partial<Purchase> = {}): Promise<Buffer> {
  const p = { ...PURCHASE, ...change };
  return pdfOf(
    (pdf) => {
      pdf.fontSize(13);
      cells(pdf, [[60, 20, p.supplier]]);
      pdf.fontSize(8);
      const rows: (readonly [string, string])[] = [
        ['사업자번호', p.businessNumber],
        ['대표자', '이한빛'],
        ['거래일시', `${p.date} 14:03:22`],
        ['USB 메모리 64GB', '1 1,320,000'],
        ['과세물품가액', p.supply],
        ['부 가 세', p.tax],
        ['합    계', `${p.total}원`],
        ['받은금액', '2,000,000'],
        ['거스름돈', '680,000'],
      ];
      rows.forEach(([label, value], index) => {
        pdf.text(label, 20, 60 + index * 14, { lineBreak: false });
        pdf.text(value, 110, 60 + index * 14, { lineBreak: false, width: 90, align: 'right' });
      });
    },
    { size: [220, 300] },
  );
}

/** A card slip: every value labelled, the shop's name after 가맹점명. */
export function cardSlipPdf(change: Partial<Purchase> = {}): Promise<Buffer> {
  const p = { ...PURCHASE, approval: '30127788', ...change };
  return pdfOf((pdf) => {
    const rows: (readonly [string, string])[] = [
      ['신용카드 매출전표', ''],
      ['카드종류', '국민법인'],
      ['카드번호', '9410-****-****-1234'],
      ['거래일시', `${p.date.replaceAll('-', '.')} 19:20`],
      ['승인번호', p.approval],
      ['공급가액', p.supply],
      ['부가세', p.tax],
      ['봉사료', '0'],
      ['합계금액', p.total],
      ['가맹점명', p.supplier],
      ['사업자등록번호', p.businessNumber],
      ['가맹점번호', '00912345678'],
    ];
    rows.forEach(([label, value], index) =>
      cells(pdf, [
        [60, 60 + index * 20, label],
        [200, 60 + index * 20, value],
      ]),
    );
  });
}

/** 거래명세서: the supplier's box, rows of goods, totals at the foot in one line. */
export function statementPdf(change: Partial<Purchase> = {}): Promise<Buffer> {
  const p = { ...PURCHASE, ...change };
  const [year, month, day] = p.date.split('-').map(Number);
  return pdfOf((pdf: Pdf) => {
    pdf.fontSize(16);
    cells(pdf, [[230, 40, '거 래 명 세 서']]);
    pdf.fontSize(9);
    cells(pdf, [
      [45, 80, `거래일자 : ${year}년 ${month}월 ${day}일`],
      [45, 96, '등록번호 :'],
      [110, 96, p.businessNumber],
      [45, 112, '상    호 :'],
      [110, 112, p.supplier],
      [300, 112, '대 표 자 : 이한빛'],
      [45, 150, '품명'],
      [200, 150, '수량'],
      [260, 150, '단가'],
      [340, 150, '금액'],
      [45, 166, '시약 A'],
      [200, 166, '3'],
      [260, 166, '100,000'],
      [340, 166, '300,000'],
      [45, 182, '시약 B'],
      [200, 182, '9'],
      [260, 182, '100,000'],
      [340, 182, '900,000'],
      [45, 210, `공급가액 : ${p.supply}   세액 : ${p.tax}   합계 : ${p.total}`],
    ]);
  });
}
