import { mentionsInText } from './mentions-in-text.js';

const PEOPLE = [
  { id: 'one', name: '연구자 1' },
  { id: 'twelve', name: '연구자 12' },
  { id: 'kim', name: '김하나' },
  { id: 'namesake', name: '김하나' },
];

describe('@이름 in a text', () => {
  it('calls nobody without the sign or by an unknown name', () => {
    expect(mentionsInText('연구자 1 님, @박둘 님', PEOPLE)).toEqual([]);
  });

  it('takes the longer of two names that begin alike', () => {
    expect(mentionsInText('@연구자 12님 봐 주세요', PEOPLE)).toEqual(['twelve']);
    expect(mentionsInText('@연구자 1님, @연구자 12님', PEOPLE)).toEqual(['twelve', 'one']);
  });

  it('calls both of one name', () => {
    expect(mentionsInText('@김하나', PEOPLE)).toEqual(['kim', 'namesake']);
  });
});
