import type { Texts } from '../texts.js';

export const signInTexts = {
  title: { ko: '로그인', en: 'Sign in' },
  lead: { ko: '증빙 하나로 집행 신청부터 보고서까지.', en: 'From one document to the report.' },
  email: { ko: '이메일', en: 'E-mail' },
  password: { ko: '비밀번호', en: 'Password' },
  submit: { ko: '로그인', en: 'Sign in' },
  lost: {
    ko: '비밀번호를 잊으셨다면 팀 관리자에게 새 링크를 요청해 주세요.',
    en: 'If you lost your password, ask your team’s administrator for a new link.',
  },
  demoTitle: { ko: '예시 계정으로 둘러보기', en: 'Look around with a demo account' },
  demoLead: {
    ko: (password: string) => `누르면 바로 로그인합니다. 비밀번호는 모두 ${password}입니다.`,
    en: (password: string) => `One press signs you in. Every password is ${password}.`,
  },
  demoAs: {
    ko: (name: string) => `${name} 계정으로 로그인`,
    en: (name: string) => `Sign in as ${name}`,
  },
} satisfies Texts;

export const setPasswordTexts = {
  invitation: { ko: '비밀번호 정하기', en: 'Set your password' },
  password: { ko: '새 비밀번호 정하기', en: 'Set a new password' },
  welcome: {
    ko: (name: string) => `${name} 님, 반갑습니다. 비밀번호를 정하면 바로 쓸 수 있습니다.`,
    en: (name: string) => `Welcome, ${name}. Set a password and you are in.`,
  },
  again: {
    ko: (name: string) => `${name} 님의 새 비밀번호를 정해 주세요.`,
    en: (name: string) => `Set a new password, ${name}.`,
  },
  email: { ko: '이메일', en: 'E-mail' },
  newPassword: { ko: '비밀번호', en: 'Password' },
  length: {
    ko: (min: number) => `${min}자 이상. 길고 외우기 쉬운 문장이 좋습니다.`,
    en: (min: number) => `At least ${min} characters. A long sentence you can remember is best.`,
  },
  repeat: { ko: '비밀번호 한 번 더', en: 'The same password again' },
  submit: { ko: '비밀번호 정하기', en: 'Set password' },
  usedTitle: { ko: '이 링크는 더 쓸 수 없습니다', en: 'This link can’t be used any more' },
  used: {
    ko: '이미 썼거나 기한이 지났습니다. 팀 관리자에게 새 링크를 요청해 주세요.',
    en: 'It was used already or has expired. Ask your team’s administrator for a new one.',
  },
  toSignIn: { ko: '로그인으로', en: 'To sign-in' },
} satisfies Texts;
