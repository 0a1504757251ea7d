import { fillText } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import type { RowFault, RowFaultCode } from './allocation-import.js';

/** What is wrong with a row and what to do about it. */
const TEXTS: Record<RowFaultCode, Text> = {
  missing: { ko: '비어 있습니다. 적어 주세요.', en: 'It is empty. Fill it in.' },
  'too-long': {
    ko: '{limit}자까지 적을 수 있습니다. 줄여 주세요.',
    en: 'Up to {limit} characters. Shorten it.',
  },
  'fund-unknown': {
    ko: '‘{value}’이라는 재원이 없습니다. 서식의 ‘목록’에서 골라 주세요.',
    en: 'There is no fund “{value}”. Choose one from the template’s lists.',
  },
  'fund-ambiguous': {
    ko: '‘{value}’이라는 재원이 여럿입니다. 재원 코드를 적어 주세요.',
    en: 'Several funds are called “{value}”. Give the fund’s code.',
  },
  'year-unknown': {
    ko: '‘{value}’ 회계연도가 없습니다. 연도 네 자리를 적거나 사업 구조에 더해 주세요.',
    en: 'There is no fiscal year “{value}”. Give its four figures or add it to the programme.',
  },
  'stage-unknown': {
    ko: '‘{value}’ 단계가 없습니다. 단계의 이름이나 번호를 적어 주세요.',
    en: 'There is no stage “{value}”. Give its name or number.',
  },
  'stage-of-other-year': {
    ko: '‘{value}’은 이 회계연도의 단계가 아닙니다. 연도나 단계를 고쳐 주세요.',
    en: '“{value}” belongs to another fiscal year. Correct the year or the stage.',
  },
  'team-unknown': {
    ko: '‘{value}’이라는 팀이 없습니다. 팀의 이름이나 코드를 적어 주세요.',
    en: 'There is no team “{value}”. Give its name or code.',
  },
  'team-missing': {
    ko: '팀별 재원이니 팀을 적어 주세요.',
    en: 'The fund is allocated per team: give the team.',
  },
  'team-cut': {
    ko: '‘{value}’은 협약이 끝난 팀이라 배정할 수 없습니다. 줄을 지워 주세요.',
    en: '“{value}” was cut and is given nothing more. Remove the row.',
  },
  'team-of-pot': {
    ko: '공동 재원은 팀별로 배정하지 않습니다. 팀을 비워 주세요.',
    en: 'A common pot isn’t allocated per team: leave the team empty.',
  },
  'institution-unknown': {
    ko: '이 팀에 ‘{value}’이라는 기관이 없습니다. 기관의 이름이나 사업자등록번호를 적어 주세요.',
    en: 'The team has no institution “{value}”. Give its name or business number.',
  },
  'institution-missing': {
    ko: '기관이 여럿인 팀입니다. 어느 기관인지 적어 주세요.',
    en: 'The team has several institutions: give one.',
  },
  'institution-of-pot': {
    ko: '공동 재원에는 기관을 두지 않습니다. 기관을 비워 주세요.',
    en: 'A line of a common pot has no institution: leave it empty.',
  },
  'category-unknown': {
    ko: '‘{value}’이라는 비목이 없습니다. 서식의 ‘목록’에서 골라 주세요.',
    en: 'There is no category “{value}”. Choose one from the template’s lists.',
  },
  'category-ambiguous': {
    ko: '‘{value}’이라는 비목이 여럿입니다. ‘연구활동비 › 소프트웨어 활용비’처럼 위 비목부터 적어 주세요.',
    en: 'Several categories are called “{value}”. Write it from the top, parted by ›.',
  },
  'category-not-valid': {
    ko: '‘{value}’은 이 단계에 쓰지 않는 비목입니다. 다른 비목을 적어 주세요.',
    en: '“{value}” isn’t used in this stage. Give another category.',
  },
  'means-unknown': { ko: '‘현금’이나 ‘현물’로 적어 주세요.', en: 'Write 현금 (cash) or 현물 (in kind).' },
  'amount-unreadable': {
    ko: '‘{value}’을 금액으로 읽을 수 없습니다. 1,000,000 또는 1,000천원처럼 적어 주세요.',
    en: '“{value}” can’t be read as an amount. Write it like 1,000,000 or 1,000천원.',
  },
  'amount-negative': {
    ko: '음수입니다. 줄이려면 ‘합계로 맞추기’로 올리거나 예산 항목에서 회수해 주세요.',
    en: 'It is negative. To lower a line, upload totals or take it back from the line.',
  },
  'amount-decimal': {
    ko: '1원보다 작은 금액이 있습니다. 원 단위로 적어 주세요.',
    en: 'It isn’t whole won.',
  },
  'amount-ambiguous': {
    ko: '‘{value}’은 단위가 두 가지로 읽힙니다. 원 단위 숫자로 적어 주세요.',
    en: '“{value}” can be read in two ways. Write it in won.',
  },
  'amount-too-large': { ko: '금액이 너무 큽니다. 확인해 주세요.', en: 'The amount is too large. Check it.' },
  'amount-formula': {
    ko: '수식에 오류({value})가 있습니다. 엑셀에서 고쳐 저장해 주세요.',
    en: 'The formula has an error ({value}). Correct it and save the workbook.',
  },
  declined: {
    ko: '‘{team}’이 받지 않는 지원입니다. 줄을 지우거나 ‘다시 받음’으로 바꿔 주세요.',
    en: '“{team}” has declined this support. Remove the row, or record that it is taken up again.',
  },
  'line-closed': {
    ko: '닫힌 예산 항목입니다. 다시 연 다음 배정해 주세요.',
    en: 'The budget line is closed. Open it again first.',
  },
  'below-used': {
    ko: '예약하거나 집행한 금액보다 적게 맞출 수 없습니다. {least}원 이상으로 적어 주세요.',
    en: 'It can’t be less than what is reserved and spent. Give at least ₩{least}.',
  },
  duplicate: {
    ko: '{row}번째 줄과 같은 예산 항목입니다. 한 줄로 합쳐 주세요.',
    en: 'Row {row} is the same budget line. Put both into one row.',
  },
  merged: {
    ko: '합쳐진 칸({cells})이 있습니다. 합치기를 풀고 줄마다 적어 주세요.',
    en: 'There are merged cells ({cells}). Unmerge them and fill in every row.',
  },
  'no-amount': { ko: '금액이 없어 건너뜁니다.', en: 'Left out: it has no amount.' },
  sum: { ko: '합계 줄이라 건너뜁니다.', en: 'Left out: it is a sum.' },
  unchanged: { ko: '이미 그 금액입니다.', en: 'It has that amount already.' },
};

export function faultText({ code, params = {} }: RowFault): Text {
  return fillText(TEXTS[code], params);
}
