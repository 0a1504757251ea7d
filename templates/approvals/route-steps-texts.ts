import type { Texts } from '../texts.js';

export const routeStepsTexts = {
  title: { ko: '결재선', en: 'Approval route' },
  proposes: { ko: (who: string) => `${who} 발의`, en: (who: string) => `${who} proposes` },
  approves: { ko: (who: string) => `${who} 승인`, en: (who: string) => `${who} approves` },
  voice: {
    ko: (name: string, when: string) => [name, when].filter(Boolean).join(' '),
    en: (name: string, when: string) => [name, when].filter(Boolean).join(', '),
  },
  inStead: {
    ko: (name: string, forName: string) => `${name}(${forName} 대결)`,
    en: (name: string, forName: string) => `${name} for ${forName}`,
  },
  openSince: { ko: (when: string) => `${when}부터 기다림`, en: (when: string) => `waiting since ${when}` },
  waiting: { ko: '앞 단계 뒤', en: 'after the steps before' },
  approved: { ko: '완료', en: 'done' },
  returned: { ko: '보완 요청', en: 'sent back' },
  rejected: { ko: '반려', en: 'rejected' },
  withdrawn: { ko: '묻지 않음', en: 'not asked any more' },
  standing: { ko: '앞서 받은 승인이 그대로 유효', en: 'the approval given before stands' },
  claimant: { ko: '제출로 발의됨', en: 'proposed by handing it in' },
  'claimant-planned': { ko: '제출하면 발의됩니다', en: 'proposed when you hand it in' },
  'standing-planned': {
    ko: '앞서 받은 승인이 그대로 유효합니다',
    en: 'the approval given before stands',
  },
  'besides-nobody': {
    ko: (who: string) => `맡을 사람이 없어 ${who}에게 묻습니다`,
    en: (who: string) => `nobody can decide it, so ${who} is asked`,
  },
  'besides-late': {
    ko: (who: string) => `늦어져 ${who}에게도 묻습니다`,
    en: (who: string) => `it is late, so ${who} is asked, too`,
  },
  notYet: {
    ko: '예산 항목을 고르면 누가 결재하는지 보입니다.',
    en: 'Choose a budget line to see who decides.',
  },
  office: { ko: '전담기관', en: 'the programme office' },
  oneOf: {
    ko: (who: string, of: number) => `${who} ${of}명 중 1명`,
    en: (who: string, of: number) => `1 of ${of} (${who})`,
  },
  someOf: {
    ko: (who: string, needs: number, of: number) => `${who} ${of}명 중 ${needs}명`,
    en: (who: string, needs: number, of: number) => `${needs} of ${of} (${who})`,
  },
  allOf: {
    ko: (who: string, of: number) => `${who} ${of}명 전원`,
    en: (who: string, of: number) => `all ${of} (${who})`,
  },
  named: {
    ko: (who: string, name: string) => `${who}(${name})`,
    en: (who: string, name: string) => `${who} (${name})`,
  },
  several: {
    ko: (who: string, needs: number) => `${who} ${needs}명`,
    en: (who: string, needs: number) => `${needs} of ${who}`,
  },
  nobody: { ko: (who: string) => `${who}(지금 없음)`, en: (who: string) => `${who} (nobody now)` },
  somebody: { ko: '더는 없는 사람', en: 'somebody who has left' },
} satisfies Texts;
