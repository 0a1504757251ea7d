import type { Text } from '../i18n/locale.js';

export interface Bank {
  /** Three digits, as the Korean clearing system (금융결제원) numbers it; also in files for transfers. */
  readonly code: string;
  readonly name: Text;
}

const bank = (code: string, ko: string, en: string): Bank => ({ code, name: { ko, en } });

/** Where a Korean business can have an account, those met most first; 2025, after the renaming of 대구은행 to iM뱅크. */
export const BANKS: readonly Bank[] = [
  bank('003', 'IBK기업은행', 'Industrial Bank of Korea'),
  bank('004', 'KB국민은행', 'KB Kookmin Bank'),
  bank('011', 'NH농협은행', 'NH NongHyup Bank'),
  bank('020', '우리은행', 'Woori Bank'),
  bank('081', '하나은행', 'Hana Bank'),
  bank('088', '신한은행', 'Shinhan Bank'),
  bank('002', 'KDB산업은행', 'Korea Development Bank'),
  bank('007', 'Sh수협은행', 'Suhyup Bank'),
  bank('012', '농·축협(지역)', 'Local NongHyup cooperatives'),
  bank('023', 'SC제일은행', 'Standard Chartered Bank Korea'),
  bank('027', '한국씨티은행', 'Citibank Korea'),
  bank('031', 'iM뱅크(대구은행)', 'iM Bank'),
  bank('032', '부산은행', 'Busan Bank'),
  bank('034', '광주은행', 'Kwangju Bank'),
  bank('035', '제주은행', 'Jeju Bank'),
  bank('037', '전북은행', 'Jeonbuk Bank'),
  bank('039', '경남은행', 'Kyongnam Bank'),
  bank('045', '새마을금고', 'MG Community Credit Cooperatives'),
  bank('048', '신협', 'Credit unions (Shinhyup)'),
  bank('050', '저축은행', 'Savings banks'),
  bank('064', '산림조합', 'National Forestry Cooperatives'),
  bank('071', '우체국', 'Korea Post'),
  bank('089', '케이뱅크', 'K bank'),
  bank('090', '카카오뱅크', 'KakaoBank'),
  bank('092', '토스뱅크', 'Toss Bank'),
  bank('054', 'HSBC은행', 'HSBC'),
  bank('055', '도이치은행', 'Deutsche Bank'),
  bank('057', 'JP모간체이스은행', 'JPMorgan Chase Bank'),
  bank('059', 'MUFG은행', 'MUFG Bank'),
  bank('060', 'BOA은행', 'Bank of America'),
  bank('061', 'BNP파리바은행', 'BNP Paribas'),
  bank('062', '중국공상은행', 'Industrial and Commercial Bank of China'),
  bank('063', '중국은행', 'Bank of China'),
  bank('067', '중국건설은행', 'China Construction Bank'),
];

const byCode = new Map(BANKS.map((each) => [each.code, each]));

export function bankOf(code: string): Bank | undefined {
  return byCode.get(code);
}

/** The bank's name; its code where the list doesn't know it any more. */
export function bankName(code: string): Text {
  return byCode.get(code)?.name ?? { ko: code, en: code };
}
