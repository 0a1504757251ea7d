import { readAttendees } from './attendees.js';

const read = (text: string) => readAttendees(text, '(주)업스테이지(예시)');

describe('attendees of a meeting', () => {
  it.each([
    ['김연구(업스테이지), 박교수(협력대학 A)', { count: 2, outside: 1 }],
    ['김연구, 이연구, 박교수(협력대학 A)', { count: 3, outside: 1 }],
    ['김연구(업스테이지), 이연구((주)업스테이지)', { count: 2, outside: 0 }],
    ['김연구（업스테이지）·최이사（㈜한빛데이터）', { count: 2, outside: 1 }],
    ['김연구, 이연구', { count: 2 }],
    ['', { count: 0 }],
  ])('%j', (text, attendees) => expect(read(text)).toEqual(attendees));
});
