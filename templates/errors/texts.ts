import type { ErrorPageProps } from './error-view.js';
import type { Texts } from '../texts.js';
import type { Text } from '../../src/platform/i18n/locale.js';

/** What happened, what is safe, and what to do now, for each way a request can end. */
export const errorTexts: Record<ErrorPageProps['status'], { title: Text; happened: Text; next: Text }> = {
  400: {
    title: { ko: '요청을 읽지 못했습니다', en: 'The request could not be read' },
    happened: {
      ko: '주소나 보낸 내용이 올바르지 않습니다.',
      en: 'The address or what was sent is not valid.',
    },
    next: { ko: '이전 화면으로 돌아가 다시 해 주세요.', en: 'Please go back and try again.' },
  },
  403: {
    title: { ko: '이 일을 할 권한이 없습니다', en: 'You may not do this' },
    happened: {
      ko: '지금 역할로는 할 수 없는 일이거나, 다른 곳에서 보낸 요청입니다.',
      en: 'Your role does not include it, or the request came from another site.',
    },
    next: {
      ko: '필요하면 팀 관리자에게 역할을 요청해 주세요.',
      en: 'If you need it, ask your team’s administrator for the role.',
    },
  },
  404: {
    title: { ko: '찾으시는 것이 없습니다', en: 'There is nothing here' },
    happened: {
      ko: '주소가 바뀌었거나 볼 수 없는 것입니다.',
      en: 'The address has changed, or it is not yours to see.',
    },
    next: { ko: '홈에서 다시 찾아 주세요.', en: 'Please look again from the home page.' },
  },
  405: {
    title: { ko: '이 주소로는 할 수 없습니다', en: 'This address does not do that' },
    happened: { ko: '화면을 열 수 없는 주소입니다.', en: 'This address cannot be opened as a page.' },
    next: { ko: '홈에서 다시 시작해 주세요.', en: 'Please start again from the home page.' },
  },
  409: {
    title: { ko: '그사이 바뀌었습니다', en: 'It changed in the meantime' },
    happened: {
      ko: '보시는 동안 다른 사람이 먼저 처리했습니다.',
      en: 'Somebody else acted while you were looking at it.',
    },
    next: { ko: '새로 열어 확인한 뒤 다시 정해 주세요.', en: 'Open it again, check it, then decide.' },
  },
  413: {
    title: { ko: '파일이 너무 큽니다', en: 'The file is too large' },
    happened: {
      ko: '한 번에 올릴 수 있는 크기를 넘었습니다.',
      en: 'It is larger than what can be uploaded at once.',
    },
    next: { ko: '나누거나 줄여서 올려 주세요.', en: 'Please split it or make it smaller.' },
  },
  422: {
    title: { ko: '받을 수 없는 내용입니다', en: 'This can’t be accepted' },
    happened: {
      ko: '보낸 내용 가운데 맞지 않는 것이 있습니다.',
      en: 'Something in what was sent does not fit.',
    },
    next: { ko: '이전 화면으로 돌아가 고쳐 주세요.', en: 'Please go back and put it right.' },
  },
  429: {
    title: { ko: '잠시 뒤에 다시 해 주세요', en: 'Please wait a moment' },
    happened: {
      ko: '짧은 동안 너무 많이 요청했습니다.',
      en: 'There were too many requests in a short time.',
    },
    next: { ko: '1분쯤 뒤에 다시 해 주세요.', en: 'Try again in about a minute.' },
  },
  500: {
    title: { ko: '한장에 문제가 생겼습니다', en: 'Something went wrong on our side' },
    happened: { ko: '요청을 처리하다 멈췄습니다.', en: 'The request stopped half-way.' },
    next: {
      ko: '다시 해 보시고, 계속되면 아래 번호를 관리자에게 알려 주세요.',
      en: 'Please try again; if it goes on, give your administrator the number below.',
    },
  },
  503: {
    title: { ko: '지금은 쓸 수 없습니다', en: 'Not available right now' },
    happened: {
      ko: '데이터베이스나 파일 저장소가 잠시 멈췄습니다.',
      en: 'The database or the file store is down for a moment.',
    },
    next: { ko: '잠시 뒤에 새로 고침해 주세요.', en: 'Please reload in a little while.' },
  },
};

export const errorPageTexts = {
  safe: {
    ko: '요청은 통째로 취소되어 아무것도 반쯤 바뀌지 않았습니다. 이전에 저장된 것은 그대로 있습니다.',
    en: 'The request was undone as a whole. What was saved before is untouched.',
  },
  next: { ko: '다음에 할 일', en: 'What next' },
  back: { ko: '보던 화면으로', en: 'Back to where you were' },
  home: { ko: '홈으로', en: 'To the home page' },
  request: { ko: '요청 번호', en: 'Request' },
} satisfies Texts;
