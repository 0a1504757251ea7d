import type { CompactLine, TextWord } from './text-page.js';
import { plain } from './text-page.js';

/** What documents call their values, blanks taken out. Longer names first where one begins with another. */
const LABELS = {
  supply:
    /(?:부가세)?과세(?:물품|상품)?(?:가액|금액|매출)|공급가액|공급가|과세표준|상품가액|판매가액|과세합계|SUB-?TOTAL|NETAMOUNT/i,
  exempt: /면세(?:물품|상품)?(?:가액|금액|매출)|비과세(?:금액)?|면세합계/,
  tax: /부가가치세|부가세액|부가세|세액|VAT(?!ID|NUMBER|NO\b|REG)|SALESTAX|TAX(?=[:(₩\d])/i,
  total:
    /합계금액|총결제금액|결제금액|결제대상금액|총합계|총금액|총액|청구금액|승인금액|받을금액|판매합계|거래금액|이용금액|지불금액|합계|GRANDTOTAL|TOTALDUE|TOTALAMOUNT|TOTALPAID|AMOUNTDUE|AMOUNTPAID|BALANCEDUE|TOTAL/i,
  /** Amounts that look like a total and aren't. */
  other:
    /받은금액|거스름돈?|현금|할인|포인트|잔액|봉사료|잔돈|수량|단가|수표|어음|외상|미수금|공제|적립|보증금|쿠폰/,
  date: /작성일자?|작성년월일|거래일시|거래일자|거래일|승인일시|승인일자|승인일|결제일시|결제일자|결제일|판매일시|판매일자?|매출일시?|매출일자|이용일시|이용일자|발행일자?|영수일자?|구매일시?|주문일시?|일시|일자|날짜|INVOICEDATE|ISSUEDATE|DATEOFISSUE|DATEISSUED|DATEPAID|ORDERDATE|DATE/i,
  otherDate:
    /유효기간|유효일|출력일시?|인쇄일시?|조회일시?|개업일|생년월일|납부기한|만료일?|전송일자?|DUEDATE|DATEDUE|PAYMENTDUE|EXPIR(?:Y|ATION)DATE|EXPIRES/i,
  approval: /승인번호|승인No\.?/i,
  businessNumber: /사업자등록번호|사업자번호|사업자No\.?|등록번호|사업자/i,
  name: /상호\(법인명\)|상호\/법인명|상호명|상호|법인명|가맹점명|매장명|업체명|판매처|공급하는자|가맹점|BILLFROM|ISSUEDBY|SOLDBY|SELLER|VENDOR|SUPPLIER|MERCHANT/i,
  /** What follows a name on the same line. */
  person:
    /성명|대표자명?|대표|종사업장번호?|종사업장|사업장주소|사업장|주소|전화번호?|전화|TEL|업태|종목|이메일/i,
  buyer: /공급받는자?|받는자|BILL(?:ED)?TO|SOLDTO|SHIPTO|CUSTOMER|BUYER/i,
  supplier: /공급자|공급하는자/,
} as const;
export type LabelName = keyof typeof LABELS;

/** A label as it stands in a line: characters `start` to `end` of the line's compact text. */
export interface FoundLabel {
  readonly name: LabelName;
  readonly start: number;
  readonly end: number;
}

const PRECEDENCE: readonly LabelName[] = [
  'businessNumber',
  'otherDate',
  'approval',
  'date',
  'name',
  'buyer',
  'supplier',
  'person',
  'exempt',
  'supply',
  'tax',
  'other',
  'total',
];

/** The labels of a line from left to right; where two overlap, the longer one. */
export function labelsOf({ text }: CompactLine): FoundLabel[] {
  const all = PRECEDENCE.flatMap((name) => {
    const { source, flags } = LABELS[name];
    return [...text.matchAll(new RegExp(source, `${flags}g`))].map((match) => ({
      name,
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
  const byLength = all.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: FoundLabel[] = [];
  for (const label of byLength) {
    if (!kept.some((other) => label.start < other.end && other.start < label.end)) kept.push(label);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The words from one character of the compact text to another; a word that is cut keeps the part inside. */
export function wordsBetween(compactLine: CompactLine, start: number, end: number): TextWord[] {
  const { line, text, wordAt } = compactLine;
  const words: TextWord[] = [];
  let at = start;
  while (at < end) {
    const index = wordAt[at] ?? 0;
    let next = at;
    while (next < end && wordAt[next] === index) next += 1;
    const word = line.words[index];
    if (word) words.push(partOf(word, text.slice(at, next), at - wordAt.indexOf(index)));
    at = next;
  }
  return words;
}

/** Part of a word, its width by its share of the letters. */
function partOf(word: TextWord, text: string, offset: number): TextWord {
  const length = plain(word.text).replaceAll(/\s/g, '').length;
  if (text.length >= length) return { ...word, text };
  const share = word.width / length;
  return { ...word, text, x: word.x + share * offset, width: share * text.length };
}
