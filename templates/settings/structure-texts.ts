import type { Text } from '../../src/platform/i18n/locale.js';
import type { Texts } from '../texts.js';
import type { StructureFactName, StructureKey } from './structure-view.js';

export const structureTexts = {
  parts: { ko: '구조', en: 'Parts' },
  add: { ko: '더하기', en: 'Add' },
  change: { ko: '고치기', en: 'Change' },
  allocate: { ko: '배정', en: 'Allocate' },
  appropriate: { ko: '편성', en: 'Appropriate' },
  formAdd: { ko: (what: string) => `${what} 더하기`, en: (what: string) => `Add: ${what}` },
  formChange: { ko: (what: string) => `${what} 고치기`, en: (what: string) => `Change ${what}` },
  entries: { ko: '분개', en: 'Entries' },
  actions: { ko: '할 일', en: 'Actions' },
  searchHint: { ko: '이름이나 코드', en: 'Name or code' },
  emptyTitle: { ko: '아직 없습니다', en: 'None yet' },
  emptyLead: {
    ko: '전담기관 담당이 더하면 여기에 보입니다.',
    en: 'They appear once the programme officer adds them.',
  },
  choose: { ko: '골라 주세요', en: 'Choose one' },
} satisfies Texts;

export const SECTION_LABELS: Record<StructureKey, Text> = {
  programme: { ko: '사업', en: 'Programme' },
  funds: { ko: '재원', en: 'Funds' },
  years: { ko: '회계연도', en: 'Fiscal years' },
  stages: { ko: '단계', en: 'Stages' },
  teams: { ko: '정예팀', en: 'Teams' },
  institutions: { ko: '연구개발기관', en: 'Institutions' },
  categories: { ko: '비목', en: 'Categories' },
  'budget-lines': { ko: '예산 항목', en: 'Budget lines' },
};

export const FACT_LABELS: Record<StructureFactName, Text> = {
  code: { ko: '코드', en: 'Code' },
  name: { ko: '이름', en: 'Name' },
  nameEn: { ko: '영문 이름', en: 'English name' },
  fiscalYearId: { ko: '회계연도', en: 'Fiscal year' },
  year: { ko: '연도', en: 'Year' },
  startsOn: { ko: '시작', en: 'Starts' },
  endsOn: { ko: '끝', en: 'Ends' },
  kind: { ko: '종류', en: 'Kind' },
  status: { ko: '상태', en: 'State' },
  joinedOn: { ko: '참여한 날', en: 'Joined' },
  businessNumber: { ko: '사업자등록번호', en: 'Business number' },
  vatRecovery: { ko: '부가세', en: 'VAT' },
  teamId: { ko: '팀', en: 'Team' },
  team: { ko: '팀', en: 'Team' },
  teamRole: { ko: '팀에서 맡은 일', en: 'Role in team' },
  parentId: { ko: '위 비목', en: 'Parent' },
  validFrom: { ko: '유효 시작', en: 'Valid from' },
  validTo: { ko: '유효 끝', en: 'Valid to' },
  fundId: { ko: '재원', en: 'Fund' },
  fund: { ko: '재원', en: 'Fund' },
  stageId: { ko: '단계', en: 'Stage' },
  stage: { ko: '단계', en: 'Stage' },
  institutionId: { ko: '기관', en: 'Institution' },
  institution: { ko: '기관', en: 'Institution' },
  categoryId: { ko: '비목', en: 'Category' },
  category: { ko: '비목', en: 'Category' },
  means: { ko: '수단', en: 'Means' },
  confirmed: { ko: '기간 밖이 되는 신청이나 빈 날이 있으면', en: 'Should claims or days be left outside' },
  appropriated: { ko: '편성(원)', en: 'Appropriated (₩)' },
  allocated: { ko: '배정(원)', en: 'Allocated (₩)' },
  spent: { ko: '집행(원)', en: 'Spent (₩)' },
  reserved: { ko: '예약(원)', en: 'Reserved (₩)' },
};

/** The columns of each section, widest meaning first. */
export const SECTION_FACTS: Record<StructureKey, readonly StructureFactName[]> = {
  programme: ['name', 'code', 'startsOn', 'endsOn'],
  funds: ['name', 'code', 'kind', 'year', 'appropriated', 'allocated'],
  years: ['year', 'startsOn', 'endsOn'],
  stages: ['name', 'year', 'startsOn', 'endsOn'],
  teams: ['name', 'code', 'status', 'joinedOn'],
  institutions: ['name', 'team', 'teamRole', 'kind', 'businessNumber', 'vatRecovery'],
  categories: ['name', 'code', 'validFrom', 'validTo'],
  'budget-lines': ['category', 'institution', 'fund', 'stage', 'means', 'allocated', 'spent', 'reserved'],
};
