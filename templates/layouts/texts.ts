import type { Texts } from '../texts.js';

export const layoutTexts = {
  productName: { ko: '한장', en: 'Hanjang' },
  motto: { ko: '연구비 행정을 한 장으로', en: 'A grant’s administration on one page' },
  skip: { ko: '본문으로 건너뛰기', en: 'Skip to the main content' },
  navigation: { ko: '주 메뉴', en: 'Main menu' },
  menu: { ko: '메뉴', en: 'Menu' },
  home: { ko: '홈', en: 'Home' },
  expenses: { ko: '집행', en: 'Expenses' },
  approvals: { ko: '결재함', en: 'Approvals' },
  budgets: { ko: '예산', en: 'Budgets' },
  reports: { ko: '보고서', en: 'Reports' },
  payments: { ko: '지급', en: 'Payments' },
  matches: { ko: '중복 의심', en: 'Duplicates' },
  settings: { ko: '설정', en: 'Settings' },
  notices: { ko: '알림', en: 'Notifications' },
  unread: {
    ko: (count: string) => `읽지 않은 알림 ${count}건`,
    en: (count: string) => `${count} unread`,
  },
  mySessions: { ko: '로그인한 기기', en: 'Signed-in devices' },
  waiting: { ko: (count: number) => `${count}건 대기`, en: (count: number) => `${count} waiting` },
  signOut: { ko: '로그아웃', en: 'Sign out' },
  language: { ko: 'English', en: '한국어' },
  demo: { ko: '예시 데이터', en: 'Example data' },
  businessDate: {
    ko: (date: string) => `업무일 ${date}`,
    en: (date: string) => `Business date ${date}`,
  },
  demoNote: {
    ko: '회사와 금액은 모두 꾸며 낸 것입니다.',
    en: 'Companies and amounts are made up.',
  },
  message: { ko: '알림', en: 'Message' },
  audited: { ko: '이 화면의 조회는 감사 기록에 남습니다.', en: 'Viewing this page is recorded.' },
  pageNotice: { ko: '숫자는 모두 원장에서 읽습니다.', en: 'Every figure is read from the ledger.' },
} satisfies Texts;
