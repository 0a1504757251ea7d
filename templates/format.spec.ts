import {
  approvalNumberText,
  businessNumberText,
  clockTime,
  countdown,
  dateTime,
  fileSize,
  fullDate,
  percentText,
  shortDate,
  spokenDate,
  spokenWon,
  waitingText,
  withQuery,
  wonText,
} from './format.js';

const at = (text: string): Date => new Date(`${text}+09:00`);

describe('amounts', () => {
  it('carry their unit, before in English and after in Korean', () => {
    expect(wonText(1234567n, 'ko')).toBe('1,234,567원');
    expect(wonText(1234567n, 'en')).toBe('₩1,234,567');
    expect(wonText(-200000n, 'ko')).toBe('−200,000원');
    expect(wonText(-200000n, 'en')).toBe('−₩200,000');
  });

  it('are also said in 억 and 만 from one 억 on', () => {
    expect(spokenWon(99_999_999n, 'ko')).toBeUndefined();
    expect(spokenWon(10_000_000_000n, 'ko')).toBe('100억 원');
    expect(spokenWon(1_234_567_890n, 'ko')).toBe('12억 3,456만 원');
    expect(spokenWon(-420_000_000n, 'ko')).toBe('−4억 2,000만 원');
    expect(spokenWon(1_234_567_890n, 'en')).toBe('₩1,234 million');
  });

  it('turn tenths into percentages with a true minus', () => {
    expect(percentText(443)).toBe('44.3 %');
    expect(percentText(5)).toBe('0.5 %');
    expect(percentText(-62)).toBe('−6.2 %');
  });
});

describe('days', () => {
  it('name the weekday', () => {
    expect(fullDate('2025-08-04', 'ko')).toBe('2025-08-04 (월)');
    expect(fullDate('2025-08-03', 'en')).toBe('2025-08-03 (Sun)');
    expect(spokenDate('2025-09-16', 'ko')).toBe('9월 16일 화요일');
    expect(shortDate('2025-09-05', 'ko')).toBe('9. 5.');
    expect(shortDate('2025-12-05', 'en')).toBe('5 Dec');
  });

  it('count down to a deadline and past it', () => {
    expect(countdown('2025-11-30', '2025-11-03')).toBe('D-27');
    expect(countdown('2025-11-03', '2025-11-03')).toBe('D-Day');
    expect(countdown('2025-11-01', '2025-11-03')).toBe('D+2');
  });

  it('are Korean days, whatever the clock of the server', () => {
    const lateEvening = new Date('2025-11-02T15:30:00Z');
    expect(dateTime(lateEvening)).toBe('2025-11-03 00:30');
    expect(clockTime(lateEvening)).toBe('00:30');
    expect(waitingText(lateEvening, '2025-11-03', 'ko')).toBe('오늘');
    expect(waitingText(at('2025-10-30T23:59:00'), '2025-11-03', 'ko')).toBe('4일째');
    expect(waitingText(at('2025-11-02T00:00:00'), '2025-11-03', 'en')).toBe('1 day');
  });
});

describe('identifiers', () => {
  it('are grouped as people know them, and left alone when they have another length', () => {
    expect(businessNumberText('9018800128')).toBe('901-88-00128');
    expect(businessNumberText('90188')).toBe('90188');
    expect(approvalNumberText('2025091541000012k7q00031')).toBe('20250915-41000012-k7q00031');
    expect(approvalNumberText('short')).toBe('short');
  });

  it('say the size of a file', () => {
    expect([fileSize(999), fileSize(9_412), fileSize(3_240_000)]).toEqual(['999 B', '9 KB', '3.2 MB']);
  });

  it('join an address and a parameter either way', () => {
    expect(withQuery('/budgets/lines/1', 'kind', 'spent')).toBe('/budgets/lines/1?kind=spent');
    expect(withQuery('/budgets?open=1', 'q', 'a&b')).toBe('/budgets?open=1&q=a%26b');
  });
});
