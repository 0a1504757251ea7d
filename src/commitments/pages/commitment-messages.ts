import type { Texts } from '../../../templates/texts.js';

/** What is said after something was done. */
export const commitmentMessages = {
  entered: {
    ko: '계약을 적었습니다. 다른 관리자가 확정하면 돈이 예약됩니다.',
    en: 'Entered. Money is reserved once another administrator puts it in force.',
  },
  edited: { ko: '계약을 고쳤습니다.', en: 'The contract was edited.' },
  activated: { ko: '확정하고 예약했습니다.', en: 'It is in force, and its money is reserved.' },
  changed: { ko: '계약을 바꿨습니다.', en: 'The contract was changed.' },
  proposed: {
    ko: '변경을 제안했습니다. 다른 관리자가 확인하면 바뀝니다.',
    en: 'The change was proposed. It holds once another administrator confirms it.',
  },
  confirmed: { ko: '변경을 확인했습니다.', en: 'The change is in force.' },
  refused: { ko: '변경을 거절했습니다.', en: 'The change was refused.' },
  withdrawn: { ko: '제안을 거두었습니다.', en: 'The proposal was taken back.' },
  cancelled: {
    ko: '계약을 끝냈습니다. 남은 예약이 풀렸습니다.',
    en: 'The contract has ended; what it held is free.',
  },
  documents: { ko: '문서를 올렸습니다.', en: 'The documents are here.' },
  chosen: { ko: '이 계약으로 신청합니다.', en: 'The claim is on this contract now.' },
  unlinked: { ko: '계약과의 연결을 끊었습니다.', en: 'The claim is on no contract any more.' },
} satisfies Texts;
