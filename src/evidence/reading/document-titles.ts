/** What documents call themselves that a supplier writes; its name may well stand below. Compared without blanks. */
const OF_SUPPLIERS =
  /영수증|매출전표|카드전표|신용카드|현금영수|거래명세|견적서|세금계산서|전표|청구서$|납품서$|납품확인|발주서$|주문서$|인수증$|고객용|가맹점용|재발행|RECEIPT|어서오세요|감사합니다|환영합니다|입니다|http|www|고객센터/i;

/** The same in English. */
const ENGLISH_OF_SUPPLIERS =
  /^(?:TAX|SALES|COMMERCIAL|PROFORMA|OFFICIAL|PAYMENT|CREDIT|DEBIT|CASH|PURCHASE|YOUR|PAID|[#:.-])*(?:INVOICE|RECEIPT|STATEMENT|BILL|NOTE|ORDER|QUOTE|QUOTATION|ESTIMATE|CONFIRMATION|PAGE|THANKYOU)/i;

/**
 * Papers that somebody writes about a purchase, a trip or a meeting: `출장신청서`, `제3차 회의록`, `물품 검수조서`. By how such
 * titles end, because what stands before it is different each time.
 */
const OF_OWN =
  /(?:신청|신고|확인|보고|품의|계획|결의|요청|요구|의뢰|제안|동의|서약|각서|계약|협약|합의|약정|승인|증명|통지|통보|결과|정산|산출|검토|평가|의견|설명|사유|소명|위임|위촉|추천|제출|내역|명세|사양|규격|시방|견적비교|기안|지시|주문|발주|구매|검수|납품|인수인계|조사|경위)서$|(?:회의|의사|면담|면접|출석|참석|자문|작업|수업|강의|교육|실험)(?:록|일지|대장)$|회의자료$|(?:검수|납품|물품|인수|감사|완료)조서$|(?:참석|참가|참여|출석|수강|회원|서명|배포)자?(?:명부|명단)$|(?:일정|비교|집행|지출|산출|정산|여비|명세|내역|예산)표$|(?:수료|재직|재학|졸업|확인|등록|이체|송금|입금|출입국사실|사업자등록|통장|상장|자격)(?:확인)?(?:증|사본|증명)$|위임장$|초청장$|사업자등록증|통장사본$|(?:수입|수출)신고필증$|승차권$|항공권$|탑승권$|^기안문?$|^공문$|^품의$/;

const ENGLISH_OF_OWN =
  /^(?:MEETING)?MINUTES|(?:TRAVEL|TRIP|PURCHASE|LEAVE)(?:REQUEST|REPORT|APPLICATION)|(?:APPLICATION|REQUEST|INSPECTION|ATTENDANCE)(?:FORM|REPORT|SHEET|RECORD)$|^(?:CERTIFICATE|BOARDINGPASS|AGENDA)/i;

/** Numbers of meetings, brackets and marks around a title. */
const AROUND = /^[^\p{L}]+|[^\p{L}]+$|\([^)]*\)$|\[[^\]]*\]$/gu;

/** `supplier`: its name may stand near. `own`: a paper that nobody sold anything with. Pure. */
export function documentTitleOf(text: string): 'supplier' | 'own' | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (OF_SUPPLIERS.test(plain) || ENGLISH_OF_SUPPLIERS.test(plain)) return 'supplier';
  const bare = plain.replaceAll(AROUND, '').replaceAll(AROUND, '');
  return OF_OWN.test(bare) || ENGLISH_OF_OWN.test(bare) ? 'own' : undefined;
}
