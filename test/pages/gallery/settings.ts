import type { ErrorPageProps } from '../../../templates/errors/error-view.js';
import type {
  PeoplePageProps,
  PersonRow,
  SessionsPageProps,
  SettingsSection,
  TokensPageProps,
} from '../../../templates/settings/settings-view.js';
import type { StructurePageProps } from '../../../templates/settings/structure-view.js';
import type { SetPasswordPageProps, SignInPageProps } from '../../../templates/sign-in/sign-in-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { at, frameFor, TODAY } from './frames.js';

export const SECTIONS: readonly SettingsSection[] = [
  'people',
  'structure',
  'rules',
  'routes',
  'delegations',
  'suppliers',
  'notifications',
  'paying-accounts',
  'sessions',
  'tokens',
  'webhooks',
];

const PERSON: PersonRow = {
  id: 'u1',
  name: '업스테이지 연구자 1',
  email: 'researcher@upstage.example',
  institutionName: '업스테이지',
  roles: ['researcher'],
  status: 'active',
  lastSeenAt: at('2025-11-03', '09:12'),
  mayManage: true,
};

export function people(locale: Locale): PeoplePageProps {
  return {
    frame: frameFor('administrator', locale, '/settings/people'),
    sections: SECTIONS,
    mayInvite: true,
    q: '',
    rows: [
      PERSON,
      {
        ...PERSON,
        id: 'u2',
        name: '업스테이지 재무 1',
        email: 'finance@upstage.example',
        roles: ['finance', 'researcher'],
        status: 'disabled',
      },
      {
        id: 'u3',
        name: '새 사람',
        email: 'new@upstage.example',
        roles: ['researcher'],
        status: 'invited',
        mayManage: false,
      },
    ],
    paging: { shown: 3, total: 3 },
    roles: ['researcher', 'principal-investigator', 'administrator', 'finance'],
    teams: [],
    institutions: [
      { value: 'n1', label: '업스테이지' },
      { value: 'n2', label: '협력기업 A(예시)' },
    ],
    invite: { name: '', email: 'no-at-sign', roles: ['researcher'], teamId: '', institutionId: '' },
    link: {
      purpose: 'invitation',
      personName: '새 사람',
      email: 'new@upstage.example',
      url: 'https://hanjang.example/invitations/Zk3v0pQ8yJm4',
      expiresAt: at('2025-11-10'),
    },
    imported: {
      added: 1,
      links: [
        {
          purpose: 'invitation',
          personName: '김예시',
          email: 'kim@upstage.example',
          url: 'https://hanjang.example/invitations/a1',
          expiresAt: at('2025-11-10'),
        },
      ],
      rejected: [{ row: 4, text: '이메일에 @가 없습니다.', line: '홍길동,hong.example,researcher,' }],
    },
    errors: [{ field: 'email', text: '이메일 주소를 끝까지 적어 주세요.' }],
  };
}

export function peopleEditing(locale: Locale): PeoplePageProps {
  const { link: _link, imported: _imported, ...props } = people(locale);
  return { ...props, editing: PERSON, rows: [], q: '없음', paging: { shown: 0 }, errors: [] };
}

export function sessions(locale: Locale): SessionsPageProps {
  const row = {
    device: 'Chrome · Windows',
    address: '203.0.113.7',
    startedAt: at('2025-11-03', '08:55'),
    lastSeenAt: at('2025-11-03'),
  };
  return {
    frame: frameFor('researcher', locale, '/settings/sessions'),
    sections: ['structure', 'sessions', 'tokens'],
    email: 'researcher@upstage.example',
    minLength: 12,
    errors: [],
    rows: [
      { id: 's1', current: true, ...row },
      { id: 's2', current: false, ...row, device: 'Safari · iPhone' },
      { id: 's3', current: false, ...row, device: 'Firefox · macOS' },
    ],
  };
}

export function tokens(locale: Locale): TokensPageProps {
  return {
    frame: frameFor('researcher', locale, '/settings/tokens'),
    sections: ['structure', 'sessions', 'tokens'],
    rows: [
      {
        id: 'k1',
        name: '회계 연동',
        scopes: ['expenses:read'],
        createdAt: at('2025-10-01'),
        expiresAt: at('2026-01-01'),
        lastUsedAt: at('2025-11-02'),
        status: 'active',
      },
      {
        id: 'k2',
        name: '옛 연동',
        scopes: ['expenses:read', 'expenses:write'],
        createdAt: at('2025-08-01'),
        expiresAt: at('2025-10-01'),
        status: 'expired',
      },
    ],
    scopes: [
      { value: 'expenses:read', label: '집행 신청 읽기' },
      { value: 'expenses:write', label: '집행 신청 쓰기', hint: '작성, 제출, 회수' },
    ],
    values: { name: '', scopes: [], expiresOn: '2026-02-01' },
    maxExpiresOn: '2026-11-03',
    created: { name: '회계 연동', token: 'hj_3f9aQ0xT1v8m2n7b' },
    errors: [{ field: 'scopes', text: '할 수 있는 일을 하나 이상 골라 주세요.' }],
  };
}

export function structure(locale: Locale): StructurePageProps {
  return {
    frame: frameFor('officer', locale, '/settings/structure/budget-lines'),
    sections: SECTIONS,
    section: 'budget-lines',
    counts: {
      programme: 1,
      funds: 3,
      years: 1,
      stages: 2,
      teams: 5,
      institutions: 15,
      categories: 41,
      'budget-lines': 120,
    },
    rows: [
      {
        id: 'b1',
        facts: {
          category: '소프트웨어 활용 › 데이터 이용료',
          institution: '업스테이지',
          fund: '데이터 구축·가공',
          stage: '1단계',
          means: '현금',
          allocated: 2_800_000_000n,
          spent: 640_000_000n,
          reserved: 112_400_000n,
        },
        entriesHref: '/budgets/lines/b1',
        allocateHref: '/budgets/allocations/lines/b1?act=allocate',
      },
    ],
    paging: { shown: 1, total: 120, nextHref: '/settings/structure/budget-lines?after=b1' },
    q: '',
    form: {
      purpose: 'change',
      action: '/settings/structure/budget-lines/b1',
      subject: '업스테이지 데이터 이용료',
      cancelHref: '/settings/structure/budget-lines',
      fields: [
        {
          name: 'status',
          type: 'select',
          value: '',
          required: true,
          options: [
            { value: 'open', label: '열림' },
            { value: 'closed', label: '닫힘' },
          ],
        },
      ],
    },
    errors: [{ field: 'status', text: '정해진 값 가운데 하나를 골라 주세요.' }],
  };
}

export function structureCategories(locale: Locale): StructurePageProps {
  const { form: _form, ...props } = structure(locale);
  return {
    ...props,
    section: 'categories',
    rows: [
      {
        id: 'c1',
        depth: 0,
        facts: { name: '연구활동비', code: 'ACTIVITY', validFrom: '2025-01-01' },
        editHref: '?edit=c1',
      },
      {
        id: 'c2',
        depth: 1,
        facts: { name: '소프트웨어 활용', code: 'ACTIVITY-5', validFrom: '2025-01-01' },
        editHref: '?edit=c2',
      },
    ],
    form: {
      purpose: 'add',
      action: '/settings/structure/categories',
      fields: [
        { name: 'name', type: 'text', value: '', required: true },
        {
          name: 'parentId',
          type: 'select',
          value: '',
          required: false,
          options: [{ value: 'c1', label: '연구활동비' }],
        },
        { name: 'validFrom', type: 'date', value: TODAY, required: true },
      ],
    },
    errors: [],
  };
}

export function signIn(locale: Locale): SignInPageProps {
  const roles = ['researcher', 'principal-investigator', 'administrator', 'finance'] as const;
  return {
    frame: { locale, path: '/sign-in', demo: { businessDate: TODAY } },
    email: 'researcher@upstage.example',
    returnTo: '/expenses',
    demo: {
      password: 'hanjang-demo-2025',
      people: ['네이버클라우드', '업스테이지', 'SK텔레콤', 'NC AI', 'LG AI연구원'].flatMap((teamName) =>
        roles.map((role) => ({
          email: `${role}@${teamName}.example`,
          name: `${teamName} ${role}`,
          teamName,
          role,
        })),
      ),
    },
    errors: [{ text: '이메일이나 비밀번호가 맞지 않습니다.' }],
  };
}

export function setPassword(locale: Locale, used = false): SetPasswordPageProps {
  const props = {
    frame: { locale, path: '/invitations/x' },
    purpose: 'invitation' as const,
    action: '/invitations/x',
    minLength: 12,
    errors: [],
  };
  return used ? props : { ...props, person: { name: '새 사람', email: 'new@upstage.example' } };
}

export function errorPage(locale: Locale, status: ErrorPageProps['status']): ErrorPageProps {
  return { frame: frameFor('researcher', locale, '/missing'), status, requestId: 'req-7f3a' };
}
