import type { Texts } from '../../../templates/texts.js';

/** What is said after something was done. */
export const supplierMessages = {
  added: {
    ko: (name: string) => `${name} 거래처를 등록했습니다.`,
    en: (name: string) => `${name} was added.`,
  },
  renamed: { ko: '이름을 고쳤습니다.', en: 'The name was corrected.' },
  proposed: {
    ko: '계좌를 제안했습니다. 다른 재무나 관리자가 확인하면 쓸 수 있습니다.',
    en: 'The account was proposed. It counts once another finance person or administrator confirms it.',
  },
  same: {
    ko: '이미 같은 계좌가 있어 바뀐 것이 없습니다.',
    en: 'The same account is there already; nothing was changed.',
  },
  confirmed: { ko: '확인했습니다. 이제 이 계좌를 씁니다.', en: 'Confirmed: the account is in force now.' },
  refused: {
    ko: '계좌 변경을 거절했습니다. 지금 계좌는 그대로입니다.',
    en: 'The change was refused; the present account stays.',
  },
  withdrawn: { ko: '제안을 거두었습니다.', en: 'The proposal was taken back.' },
} satisfies Texts;
