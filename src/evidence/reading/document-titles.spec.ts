import { documentTitleOf } from './document-titles.js';

describe('the title of a document', () => {
  it.each([
    '출장신청서',
    '출 장 신 청 서',
    '[출장신청서]',
    '국외 출장 신청서(교직원용)',
    '회의록',
    '제3차 회의록',
    '전문가 자문 회의록',
    '출장결과보고서',
    '물품 검수조서',
    '구매요청서',
    '참가확인서',
    '지출결의서',
    '내부 품의서',
    '용역 계약서',
    '참석자 명단',
    '송금확인증',
    '사업자등록증',
    '여비 정산서',
    'Meeting minutes',
    'Travel request',
  ])('%s is one of a paper of one’s own', (text) => {
    expect(documentTitleOf(text)).toBe('own');
  });

  it.each([
    '견적서',
    '견 적 서',
    '거래명세서',
    '영 수 증',
    '신용카드 매출전표',
    '청구서',
    'Quotation',
    'TAX INVOICE',
  ])('%s is one of a supplier’s', (text) => {
    expect(documentTitleOf(text)).toBe('supplier');
  });

  it.each([
    '한빛문구',
    '미래서점',
    '주식회사 한솔상사',
    '(주)서울전자',
    '푸른약국',
    '대한사무기기',
    '신청상사',
    '교보문고',
    '한국확인',
    '서울대학교 산학협력단',
    '록시땅코리아',
    '계약직업소개소',
    '보고푸드',
    'Report Analytics Inc.',
  ])('%s is none', (text) => {
    expect(documentTitleOf(text)).toBeUndefined();
  });
});
