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

  it('takes neither an address nor the beginning of a longer word for a call', () => {
    const office = [{ id: 'office', name: 'office' }];
    expect(mentionsInText('help@office.example, @officer, team.@office', office)).toEqual([]);
    expect(mentionsInText('(@office)님, @office에 물어 주세요', office)).toEqual(['office']);
    expect(mentionsInText('@김하나님께', PEOPLE)).toEqual(['kim', 'namesake']);
    expect(mentionsInText('@a.b @aXb', [{ id: 'dot', name: 'a.b' }])).toEqual(['dot']);
  });

  it('calls both of one name', () => {
    expect(mentionsInText('@김하나', PEOPLE)).toEqual(['kim', 'namesake']);
  });
});
