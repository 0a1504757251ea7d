import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  DraftPageProps,
  DraftTextPageProps,
  RuleFormPageProps,
  RuleGroupRows,
  RulePackPageProps,
  RulePacksPageProps,
  TrialClaimsPageProps,
} from '../../../templates/rule-packs/rule-packs-view.js';
import { at, frameFor, TODAY } from './frames.js';
import { SECTIONS } from './settings.js';

const PACK = {
  id: 'p1',
  effectiveOn: '2025-12-01',
  publishedAt: at('2025-11-03', '09:12'),
  publishedByName: '전담기관 담당',
};
const MEETING = '회의비는 10만 원까지 간이 기록으로 됩니다';
const GROUPS: RuleGroupRows[] = [
  {
    name: '회의와 식비',
    rules: [
      {
        code: 'meeting-simple',
        title: MEETING,
        result: 'needs-more',
        enabled: true,
        unverified: false,
        article: '사용 기준 제25조',
        effectiveFrom: '2021-01-01',
        effectiveTo: '2026-12-31',
        needs: [],
      },
      {
        code: 'alcohol',
        title: '술과 접대는 쓸 수 없습니다',
        result: 'refuse',
        enabled: false,
        unverified: true,
        article: '사용 기준 제21조 4항 2호',
        effectiveFrom: '2021-01-01',
        needs: ['이 과제의 수정인건비 총액', '단계를 시작할 때의 연구수당'],
      },
    ],
  },
];

const base = (locale: Locale, path: string) => ({
  frame: frameFor('officer', locale, path),
  sections: SECTIONS,
});

export function overview(locale: Locale): RulePacksPageProps {
  return {
    ...base(locale, '/settings/rules'),
    mayEdit: true,
    inForce: { id: 'built-in' },
    ruleCount: 61,
    planned: [PACK],
    earlier: [],
    draft: { updatedAt: at('2025-11-03', '10:00') },
    errors: [],
  };
}

export function pack(locale: Locale): RulePackPageProps {
  return {
    ...base(locale, '/settings/rules/p1'),
    pack: PACK,
    name: '국가연구개발사업 연구개발비 사용 기준',
    settings: [{ code: 'simpleMeeting', name: '간이 회의 기록 한도', value: '₩100,000' }],
    groups: GROUPS,
  };
}

export function draft(locale: Locale): DraftPageProps {
  return {
    ...base(locale, '/settings/rules/draft'),
    mayEdit: true,
    version: 3,
    settings: [
      { code: 'simpleMeeting', name: '간이 회의 기록 한도', value: '150,000', unit: '원', isWon: true },
      { code: 'monthsBeforeEnd', name: '장비 검수 마감', value: 'x', unit: '개월', isWon: false },
    ],
    groups: GROUPS,
    changes: [{ text: '간이 회의 기록 한도: 100,000 → 150,000', href: '#figures' }],
    trial: {
      state: 'done',
      since: '2024-11-03',
      totalCount: 1284,
      judgedCount: 1284,
      changedCount: 37,
      changedAmount: 41_230_000n,
      rows: [
        {
          rule: 'meeting-simple',
          title: MEETING,
          before: 'needs-more',
          after: 'allow',
          claimCount: 36,
          claimAmount: 4_230_000n,
        },
        {
          rule: 'alcohol',
          title: '술과 접대',
          before: 'none',
          after: 'refuse',
          claimCount: 1,
          claimAmount: 37_000_000n,
        },
      ],
      notJudged: [{ title: '회의 참석자 가운데 외부인', claimCount: 12 }],
    },
    today: TODAY,
    effectiveOn: TODAY,
    errors: [{ field: 'setting.monthsBeforeEnd', text: '0 이상의 정수를 적어 주세요.' }],
  };
}

export function draftTrying(locale: Locale): DraftPageProps {
  const shown = draft(locale);
  return {
    ...shown,
    errors: [],
    trial: shown.trial && { ...shown.trial, state: 'running', judgedCount: 400, rows: [], notJudged: [] },
  };
}

export function draftUntouched(locale: Locale): DraftPageProps {
  return { ...draft(locale), errors: [], changes: [], trial: undefined };
}

export function ruleForm(locale: Locale): RuleFormPageProps {
  return {
    ...base(locale, '/settings/rules/draft/rules/meeting-simple'),
    code: 'meeting-simple',
    version: 3,
    values: {
      'title.ko': MEETING,
      'title.en': 'Simple record of a meeting',
      'text.ko': '회의비가 한도를 넘습니다.',
      'text.en': 'Beyond the limit of a simple record.',
      'add.ko': '회의록을 더해 주세요.',
      'add.en': 'Add the minutes.',
      'article.ko': '사용 기준 제25조',
      'article.en': 'Use Standard art. 25',
      'article.source': 'G §25',
      when: '',
      condition: 'claim.payableAmount > limit.simpleMeetin',
      result: 'needs-more',
      enabled: 'on',
      effectiveFrom: '2021-01-01',
      effectiveTo: '',
    },
    errors: [{ text: '1290번째 줄 (meeting-simple): 모르는 이름: limit.simpleMeetin' }],
  };
}

export function text(locale: Locale): DraftTextPageProps {
  return {
    ...base(locale, '/settings/rules/draft/text'),
    version: 3,
    source: 'pack: national-rnd\nversion: 2026-05-06\n',
    errors: [{ field: 'source', text: '2번째 줄: 규칙이 없습니다.' }],
  };
}

export function claims(locale: Locale, empty = false): TrialClaimsPageProps {
  return {
    ...base(locale, '/settings/rules/draft/claims'),
    ruleTitle: empty ? undefined : MEETING,
    rows: empty
      ? []
      : [
          {
            id: 'e1',
            number: 'EXP-2025-0012',
            teamName: '업스테이지',
            title: '공동연구 회의 식비',
            claimAmount: 120_000n,
            changes: [{ title: MEETING, before: 'needs-more', after: 'allow' }],
          },
        ],
    paging: { shown: empty ? 0 : 1, nextHref: empty ? undefined : '/settings/rules/draft/claims?after=x' },
  };
}
