import type { Text } from '../platform/i18n/locale.js';

/** What the pages about people say after an act, and words that are no template's own. */
export const PEOPLE_TEXTS = {
  passwordSet: {
    ko: '비밀번호를 정했습니다. 로그인해 주세요.',
    en: 'Your password is set. Please sign in.',
  },
  passwordChanged: {
    ko: '비밀번호를 바꾸었습니다. 다른 기기의 로그인은 끝났습니다.',
    en: 'Your password is changed, and your other sessions have ended.',
  },
  rolesChanged: { ko: '역할을 바꾸었습니다.', en: 'The roles are changed.' },
  disabled: { ko: '접근을 막았습니다.', en: 'Access is stopped.' },
  enabled: { ko: '다시 들어올 수 있게 했습니다.', en: 'Access is allowed again.' },
  sessionEnded: { ko: '로그인을 끝냈습니다.', en: 'The session has ended.' },
  othersEnded: { ko: '다른 기기의 로그인을 모두 끝냈습니다.', en: 'All other sessions have ended.' },
  tokenRevoked: { ko: '토큰을 거두었습니다.', en: 'The token is revoked.' },
  scopeRead: { ko: '읽기', en: 'Read' },
  scopeReadHint: { ko: '내가 볼 수 있는 것을 봅니다.', en: 'Sees what you may see.' },
  scopeWrite: { ko: '쓰기', en: 'Write' },
  scopeWriteHint: { ko: '내가 할 수 있는 일을 합니다.', en: 'Does what you may do.' },
} satisfies Record<string, Text>;
