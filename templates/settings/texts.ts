import type { Texts } from '../texts.js';

export const settingsTexts = {
  title: { ko: '설정', en: 'Settings' },
  sections: { ko: '설정 메뉴', en: 'Settings menu' },
  people: { ko: '사람과 역할', en: 'People and roles' },
  structure: { ko: '사업 구조', en: 'Structure' },
  rules: { ko: '규칙', en: 'Rules' },
  routes: { ko: '결재선', en: 'Approval routes' },
  delegations: { ko: '대결', en: 'Delegation' },
  suppliers: { ko: '거래처', en: 'Suppliers' },
  notifications: { ko: '알림', en: 'Notifications' },
  'paying-accounts': { ko: '출금계좌', en: 'Paying accounts' },
  sessions: { ko: '로그인한 기기', en: 'Signed-in devices' },
  tokens: { ko: 'API 토큰', en: 'API tokens' },
  webhooks: { ko: '웹훅', en: 'Webhooks' },
  'people-lead': {
    ko: '누가 무엇을 할 수 있는지 정하고, 새 사람을 초대합니다.',
    en: 'Who may do what; invite new people.',
  },
  'structure-lead': {
    ko: '사업, 재원, 회계연도, 단계, 팀, 기관, 비목, 예산 항목을 봅니다.',
    en: 'Programme, funds, years, stages, teams, institutions, categories, budget lines.',
  },
  'rules-lead': {
    ko: '신청을 판정하는 규칙과 수치, 근거 조문을 봅니다.',
    en: 'The rules, figures and articles that claims are judged by.',
  },
  'routes-lead': {
    ko: '어떤 신청을 누가 결재하는지 봅니다.',
    en: 'Who decides on which claims.',
  },
  'delegations-lead': {
    ko: '자리를 비우는 동안 내 결재를 동료에게 맡깁니다.',
    en: 'Lend your right to decide while you are away.',
  },
  'suppliers-lead': {
    ko: '누구에게서 얼마나 샀는지 봅니다.',
    en: 'Whom the team bought from, and how much.',
  },
  'notifications-lead': {
    ko: '무엇을 화면과 메일로 알릴지 정합니다.',
    en: 'What you hear of in the page and by mail.',
  },
  'paying-accounts-lead': {
    ko: '기관마다 어느 계좌에서 이체할지 정합니다.',
    en: 'The account each institution pays from.',
  },
  'sessions-lead': { ko: '내 계정으로 로그인한 기기를 보고 끊습니다.', en: 'See and end your own sessions.' },
  'tokens-lead': {
    ko: '다른 프로그램이 내 권한으로 쓰는 열쇠를 만듭니다.',
    en: 'Keys with which other programs act for you.',
  },
  'webhooks-lead': {
    ko: '일어난 일을 ERP나 그룹웨어에 바로 알립니다.',
    en: 'Tell an ERP or groupware at once of what happens.',
  },
  save: { ko: '저장', en: 'Save' },
  cancel: { ko: '취소', en: 'Cancel' },
  search: { ko: '찾기', en: 'Search' },
  status: { ko: '상태', en: 'State' },
  active: { ko: '사용 중', en: 'Active' },
  invited: { ko: '초대됨', en: 'Invited' },
  disabled: { ko: '막힘', en: 'Disabled' },
  expired: { ko: '기한 지남', en: 'Expired' },
  revoked: { ko: '거둠', en: 'Revoked' },
} satisfies Texts;

export const peopleTexts = {
  searchHint: { ko: '이름이나 이메일', en: 'Name or e-mail' },
  name: { ko: '이름', en: 'Name' },
  email: { ko: '이메일', en: 'E-mail' },
  team: { ko: '팀', en: 'Team' },
  institution: { ko: '기관', en: 'Institution' },
  roles: { ko: '역할', en: 'Roles' },
  lastSeen: { ko: '마지막 사용', en: 'Last seen' },
  never: { ko: '아직 없음', en: 'never' },
  actions: { ko: '할 일', en: 'Actions' },
  changeRoles: { ko: '역할 바꾸기', en: 'Change roles' },
  changeRolesOf: { ko: (name: string) => `${name} 님의 역할`, en: (name: string) => `Roles of ${name}` },
  more: { ko: '더 보기', en: 'More' },
  passwordLink: { ko: '비밀번호 새 링크', en: 'New password link' },
  disable: { ko: '접근 막기', en: 'Disable' },
  disableLead: {
    ko: (name: string) => `${name} 님의 로그인과 토큰이 바로 끊깁니다. 기록은 남습니다.`,
    en: (name: string) => `${name} is signed out and tokens stop at once. Records stay.`,
  },
  enable: { ko: '다시 열기', en: 'Enable' },
  emptyTitle: { ko: '찾는 사람이 없습니다', en: 'Nobody matches' },
  emptyLead: { ko: '다른 이름이나 이메일로 찾아 주세요.', en: 'Try another name or e-mail.' },

  invite: { ko: '초대하기', en: 'Invite' },
  inviteLead: {
    ko: '한 번만 쓸 수 있는 링크가 만들어집니다. 그 링크를 당사자에게 전해 주세요.',
    en: 'This makes a link that works once. Pass it on to the person.',
  },
  inviteButton: { ko: '초대 링크 만들기', en: 'Make the link' },
  chooseInstitution: { ko: '기관을 골라 주세요', en: 'Choose an institution' },
  chooseTeam: { ko: '팀을 골라 주세요', en: 'Choose a team' },

  'link-invitation': {
    ko: (name: string) => `${name} 님의 초대 링크`,
    en: (name: string) => `Invitation for ${name}`,
  },
  'link-password': {
    ko: (name: string) => `${name} 님의 비밀번호 링크`,
    en: (name: string) => `Password link for ${name}`,
  },
  linkLead: {
    ko: (until: string) => `지금만 보입니다. ${until}까지 한 번 쓸 수 있습니다.`,
    en: (until: string) => `Shown only now. Works once, until ${until}.`,
  },
  link: { ko: '링크', en: 'Link' },

  import: { ko: '여러 사람 한꺼번에', en: 'Many at once' },
  importLead: {
    ko: 'CSV 파일. 첫 줄은 name,email,roles,institution. 역할이 여럿이면 세미콜론으로 나눕니다.',
    en: 'A CSV file; first row name,email,roles,institution. Several roles are separated by semicolons.',
  },
  importFile: { ko: 'CSV 파일', en: 'CSV file' },
  importButton: { ko: '올리기', en: 'Upload' },
  importedTitle: {
    ko: (added: number, rejected: number) => `${added}명 추가, ${rejected}줄 제외`,
    en: (added: number, rejected: number) => `${added} added, ${rejected} left out`,
  },
  importedLead: {
    ko: '제외한 줄만 고쳐 다시 올리면 됩니다.',
    en: 'Put the rows below right and upload only those.',
  },
  importedLinks: {
    ko: '링크는 지금만 보입니다. 당사자에게 하나씩 전해 주세요.',
    en: 'These links are shown only now. Pass each on to its person.',
  },
  rowNumber: { ko: '줄', en: 'Row' },
  reason: { ko: '까닭', en: 'Why' },
  rowText: { ko: '내용', en: 'Content' },
} satisfies Texts;

export const sessionTexts = {
  lead: {
    ko: '모르는 기기가 있으면 끊고 비밀번호를 바꿔 주세요.',
    en: 'If you don’t know a device, end it and change your password.',
  },
  device: { ko: '기기', en: 'Device' },
  started: { ko: '로그인', en: 'Signed in' },
  lastSeen: { ko: '마지막 사용', en: 'Last seen' },
  here: { ko: '지금 이 기기', en: 'This device' },
  end: { ko: '끊기', en: 'End' },
  endOf: { ko: (device: string) => `${device} 끊기`, en: (device: string) => `End ${device}` },
  endOthers: { ko: '다른 기기 모두 끊기', en: 'End all others' },
  password: { ko: '비밀번호 바꾸기', en: 'Change the password' },
  email: { ko: '이메일', en: 'E-mail' },
  currentPassword: { ko: '지금 비밀번호', en: 'Current password' },
  newPassword: { ko: '새 비밀번호', en: 'New password' },
  length: {
    ko: (min: number) => `${min}자 이상. 길고 외우기 쉬운 문장이 좋습니다.`,
    en: (min: number) => `At least ${min} characters. A long sentence you can remember is best.`,
  },
  repeat: { ko: '새 비밀번호 한 번 더', en: 'The new password again' },
  changePassword: { ko: '비밀번호 바꾸기', en: 'Change the password' },
} satisfies Texts;

export const tokenTexts = {
  lead: {
    ko: '토큰은 내 권한 안에서만 쓰입니다. 다른 사람에게 주지 마세요.',
    en: 'A token acts within your own rights. Never hand it on.',
  },
  api: { ko: 'API 설명서', en: 'API reference' },
  name: { ko: '이름', en: 'Name' },
  nameHint: { ko: '어디에 쓰는지 알아볼 말', en: 'So that you know what it is for' },
  scopes: { ko: '할 수 있는 일', en: 'Allowed to' },
  created: { ko: '만든 날', en: 'Made' },
  expires: { ko: '기한', en: 'Expires' },
  lastUsed: { ko: '마지막 사용', en: 'Last used' },
  never: { ko: '아직 없음', en: 'never' },
  revoke: { ko: '거두기', en: 'Revoke' },
  revokeOf: { ko: (name: string) => `${name} 토큰 거두기`, en: (name: string) => `Revoke ${name}` },
  emptyTitle: { ko: '토큰이 없습니다', en: 'No tokens' },
  emptyLead: {
    ko: '다른 프로그램과 이을 때 하나 만들어 주세요.',
    en: 'Make one to connect another program.',
  },
  make: { ko: '토큰 만들기', en: 'Make a token' },
  madeTitle: {
    ko: (name: string) => `${name} 토큰을 만들었습니다`,
    en: (name: string) => `Token ${name} is ready`,
  },
  madeLead: {
    ko: '지금만 보입니다. 복사해 안전한 곳에 두세요.',
    en: 'Shown only now. Copy it to a safe place.',
  },
  token: { ko: '토큰', en: 'Token' },
} satisfies Texts;
