import type { Text } from '../../platform/i18n/locale.js';
import type { RuleView } from '../facts.js';

export type FactType = 'int' | 'string' | 'bool' | 'list<string>';
type Scalar = string | bigint | boolean | readonly string[];
type Step<K extends string, V> = V extends Scalar ? K : `${K}.${keyof V & string}`;
/** Every fact a rule may name, such as `line.claimAmount`; made from the types, so that none can be misspelt. */
export type FactPath = {
  [K in keyof RuleView & string]-?: Step<K, NonNullable<RuleView[K]>>;
}[keyof RuleView & string];

export interface FactDescription {
  type: FactType;
  name: Text;
}

const won = (ko: string, en: string): FactDescription => ({ type: 'int', name: { ko, en } });
const count = won;
const day = (ko: string, en: string): FactDescription => ({ type: 'string', name: { ko, en } });
const word = day;
const yes = (ko: string, en: string): FactDescription => ({ type: 'bool', name: { ko, en } });

/** What can be known of a claim, in words for the person who lacks it. */
export const FACT_CATALOGUE: Record<FactPath, FactDescription> = {
  judgedOn: day('기준일', 'day judged'),
  today: day('오늘', 'today'),
  usedOn: day('사용일', 'date of use'),
  documentedOn: day('증빙 날짜', 'date of the document'),
  committedOn: day('지출원인행위일', 'date of commitment'),
  committedBy: day('지출원인행위일 또는 증빙 날짜', 'date of commitment, else of the document'),
  paidOn: day('지급일', 'date of payment'),
  filedOn: day('등록일', 'date of entry'),
  cardBillOn: day('카드대금 이체일', 'date of the card bill'),
  purpose: word('사용 목적', 'purpose'),
  claimedBefore: yes('이미 신청했는지', 'whether claimed before'),
  documents: { type: 'list<string>', name: { ko: '증빙', en: 'documents' } },
  'stage.startsOn': day('단계 시작일', 'start of the stage'),
  'stage.endsOn': day('단계 종료일', 'end of the stage'),
  'stage.equipmentBy': day('장비 마감', 'day by which equipment is inspected'),
  'stage.softwareBy': day('소프트웨어·정액 클라우드 계약 마감', 'day by which software is contracted'),
  'stage.materialsBy': day('재료 검수 마감', 'day by which materials are inspected'),
  'stage.reportBy': day('사용실적보고 기한', 'day the report on use is due'),
  'institution.kind': word('기관 유형', 'kind of institution'),
  'institution.vatRecovery': word('부가세 환급 여부', 'VAT recovery'),
  'institution.businessNumber': word('기관 사업자등록번호', 'institution’s business number'),
  'institution.nonProfit': yes('비영리기관인지', 'whether non-profit'),
  'institution.hasResearchCard': yes('연구비카드 발급 여부', 'whether a research card is issued'),
  'institution.mealRatesHigher': yes('식비 단가가 더 높은지', 'whether meal rates are higher than elsewhere'),
  'fund.code': word('재원', 'fund'),
  'fund.kind': word('재원 종류', 'kind of fund'),
  'claim.supplyAmount': won('공급가액 합계', 'total supply value'),
  'claim.taxAmount': won('부가세 합계', 'total VAT'),
  'claim.payableAmount': won('지급액 합계', 'total payable'),
  'claim.claimAmount': won('신청액 합계', 'total claimed'),
  'claim.paymentMeans': word('결제 수단', 'means of payment'),
  'line.supplyAmount': won('품목 공급가액', 'line’s supply value'),
  'line.taxAmount': won('품목 부가세', 'line’s VAT'),
  'line.payableAmount': won('품목 지급액', 'line’s payable amount'),
  'line.claimAmount': won('품목 신청액', 'line’s claimed amount'),
  'line.categoryCode': word('세목', 'category'),
  'line.categoryPath': word('비목·세목', 'category path'),
  'line.name': word('품목 이름', 'line’s name'),
  'line.contractedOn': day('계약일', 'date of contract'),
  'line.inspectedOn': day('검수일', 'date of inspection'),
  'line.planned': yes('협약 계획서 반영 여부', 'whether planned in the agreement'),
  'line.plannedAmount': won('협약 계획서의 금액', 'amount in the agreement’s plan'),
  'line.consumable': yes('소모품인지', 'whether a consumable'),
  'line.officeEquipment': yes('사무용 기기·소프트웨어·냉난방기인지', 'whether office equipment'),
  'line.overseas': yes('국외 사용인지', 'whether spent abroad'),
  'line.flatRate': yes('정액제인지', 'whether at a flat rate'),
  'line.alsoInKind': yes('현물로도 냈는지', 'whether charged in kind as well'),
  'line.alsoIndirect': yes('간접비로도 냈는지', 'whether charged to indirect cost as well'),
  'line.activityUse': yes('연구활동비 용도인지', 'whether used as an activity'),
  'line.pay': yes('인건비인지', 'whether pay'),
  'line.perDiem': yes('정액 여비인지', 'whether a fixed-rate per diem'),
  'line.expertise': yes('외부 전문기술 비용인지', 'whether outside expertise'),
  'line.dueOn': day('납품기한', 'day of delivery agreed'),
  'line.penaltyDeducted': yes('지체상금을 뺐는지', 'whether the late-delivery penalty was deducted'),
  'part.supplyAmount': won('해당 품목 공급가액', 'supply value of the lines concerned'),
  'part.taxAmount': won('해당 품목 부가세', 'VAT of the lines concerned'),
  'part.payableAmount': won('해당 품목 지급액', 'payable amount of the lines concerned'),
  'part.claimAmount': won('해당 품목 신청액', 'claimed amount of the lines concerned'),
  'supplier.businessNumber': word('거래처 사업자등록번호', 'supplier’s business number'),
  'supplier.name': word('거래처', 'supplier'),
  'supplier.ownInstitution': yes('거래처가 같은 기관인지', 'whether the supplier is the institution itself'),
  'supplier.inProject': yes('거래처가 과제 참여기관인지', 'whether the supplier takes part in the project'),
  'supplier.shareholding': count('거래처와의 지분율', 'shareholding with the supplier'),
  'supplier.affiliated': yes('거래처와의 특수관계', 'ties with the supplier'),
  'supplier.projectExpert': yes('전문가의 소속', 'where the expert belongs'),
  'invoice.supplyAmount': won('계산서 공급가액', 'invoice’s supply value'),
  'invoice.buyerBusinessNumber': word('계산서의 공급받는 자', 'invoice’s buyer'),
  'invoice.issuedOn': day('계산서 작성일', 'invoice’s date'),
  'invoice.sentOn': day('계산서 발급·전송일', 'day the invoice was issued'),
  'meeting.purpose': word('회의 목적', 'meeting’s purpose'),
  'meeting.heldAt': word('회의 일시', 'meeting’s time'),
  'meeting.place': word('회의 장소', 'meeting’s place'),
  'meeting.content': word('회의 내용', 'meeting’s content'),
  'meeting.attendees': word('회의 참석자', 'meeting’s attendees'),
  'meeting.attendeeCount': count('참석자 수', 'number of attendees'),
  'meeting.outsideCount': count('외부 참석자 수', 'number of outside attendees'),
  'meeting.mealPaidByTrip': yes('출장 식비와 겹치는지', 'whether a trip paid the meal'),
  'travel.overseas': yes('국외출장인지', 'whether abroad'),
  'travel.rulesMixed': yes('여비 규정을 섞어 썼는지', 'whether travel rules are mixed'),
  'travel.hostMeals': count('초청기관이 준 식사 수', 'meals given by the host'),
  'travel.mealsDeducted': count('뺀 식사 수', 'meals deducted'),
  'support.lifetimeFee': yes('종신회비인지', 'whether a lifetime fee'),
  'support.degree': yes('학위 과정 비용인지', 'whether for a degree'),
  'support.weekdayLunch': yes('평일 점심인지', 'whether a weekday lunch'),
  'support.onTripDay': yes('출장일 식사인지', 'whether on a trip day'),
  'person.participant': yes('참여연구자인지', 'whether a participating researcher'),
  'person.hiredOn': day('채용일', 'day of hiring'),
  'person.announcedOn': day('과제 공고일', 'day of the call'),
  'person.foreignPartner': yes('외국기관 참여 여부', 'whether a paying foreign partner takes part'),
  'person.cashGround': word('현금 인건비 근거', 'ground for cash labour'),
  'person.labourRate': count('전체 과제 인건비계상률', 'labour rate over all projects'),
  'person.totalRate': count('전체 과제 총인건비계상률', 'all labour and student rates over all projects'),
  'person.paidTwice': yes('인건비와 학생인건비가 겹치는지', 'whether paid as both staff and student'),
  'person.projects': count('참여 과제 수', 'number of projects'),
  'person.projectsLed': count('연구책임 과제 수', 'number of projects led'),
  'person.projectsNotCounted': count('세지 않는 참여 과제 수', 'projects that don’t count'),
  'person.projectsLedNotCounted': count('세지 않는 책임 과제 수', 'projects led that don’t count'),
  'person.pay': won('인건비', 'pay'),
  'person.securityAllowance': won('보안수당', 'security allowance'),
  'person.allowanceShare': count('연구수당 지급 비율', 'share of the allowance'),
  'person.researchers': count('참여연구자 수', 'number of researchers'),
  'budget.direct': won('직접비', 'direct cost'),
  'budget.inKind': won('직접비 중 현물', 'direct cost in kind'),
  'budget.adjustedLabour': won('수정인건비', 'adjusted labour'),
  'budget.allowance': won('연구수당 예산', 'allowance budget'),
  'budget.allowanceAtStart': won('단계 시작 때 연구수당', 'allowance when the stage began'),
  'budget.subcontract': won('위탁연구개발비', 'contracted research'),
  'budget.international': won('국제공동연구개발비', 'international research'),
  'budget.burden': won('연구개발부담비', 'research burden'),
  'budget.expertise': won('외부 전문기술 활용비', 'outside expertise'),
  'budget.indirect': won('간접비', 'indirect cost'),
  'budget.performancePay': won('연구개발능률성과급', 'performance pay'),
  'budget.innovation': won('연구혁신비', 'research innovation'),
  'budget.materialsAndActivitiesAtStart': won(
    '단계 시작 때 재료비와 활동비',
    'materials and activities when the stage began',
  ),
  'budget.stageYears': count('단계 연수', 'years of the stage'),
  'budget.governmentShare': won('정부지원금', 'government share'),
  'budget.total': won('연구개발비 총액', 'total research cost'),
  'budget.ownShare': won('기관부담금', 'own share'),
  'budget.ownCash': won('기관부담금 현금', 'own share in cash'),
  'budget.ownCashDueOn': day('기관부담금 납입기한', 'day the own share is due'),
  'budget.ownCashAgreed': yes('기관부담금 납입일을 정했는지', 'whether a day for the own share is agreed'),
  'budget.yearEndsOn': day('연차 종료일', 'end of the year'),
  'budget.ownCashPaid': yes('기관부담금 납입 여부', 'whether the own share was paid'),
  'budget.indirectInKind': won('간접비 중 현물', 'indirect cost in kind'),
  'settlement.directSpentRate': count('직접비 사용비율', 'rate of direct cost spent'),
  'settlement.allowancePaidRate': count('연구수당 지급비율', 'rate of allowance paid'),
  'settlement.indirectSpentRate': count('간접비 사용비율', 'rate of indirect cost spent'),
  'settlement.allowanceCarried': won('이월한 연구수당', 'allowance carried over'),
  'settlement.indirectUnspent': won('간접비 잔액', 'indirect cost unspent'),
  'inKind.value': won('장비·소프트웨어 현물', 'equipment or software in kind'),
  'inKind.price': won('구입가격', 'purchase price'),
  'inKind.boughtOn': day('구입일', 'day of purchase'),
  'inKind.startsOn': day('연구개발 시작일', 'start of the research'),
  'inKind.valueOverProjects': won('전체 과제 현물 합계', 'in kind over all projects'),
  'inKind.technologyValue': won('보유 기술 현물', 'own technology in kind'),
  'inKind.technologyPrice': won('보유 기술 가격', 'price of the own technology'),
  'inKind.technologyMadeOn': day('기술 취득일', 'day the technology was acquired'),
};

export function isFactPath(path: string): path is FactPath {
  return Object.hasOwn(FACT_CATALOGUE, path);
}

/** What a fact is called, as in "needs: …". */
export function factName(path: FactPath): Text {
  return FACT_CATALOGUE[path].name;
}
