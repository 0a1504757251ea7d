/**
 * The beginnings and words that guessed passwords of twelve characters and more are made of. Short ones needn't be
 * listed: the least length rules them out. Korean words stand as typed on both keyboards.
 */
// prettier-ignore
export const COMMON_WORDS: readonly string[] = [
  'password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'asdf', 'zxcvbnm', 'zxcv', 'qwer',
  '1q2w3e4r5t6y', '1q2w3e4r', 'q1w2e3r4', '1qaz2wsx3edc', '1qaz2wsx', 'qazwsxedc', 'qazwsx', 'abcdefghijkl', 'abcdef', 'abcd',
  'abc123', 'letmein', 'welcome', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'dragon',
  'monkey', 'master', 'admin', 'administrator', 'root', 'user', 'test', 'guest', 'login', 'secret', 'changeme', 'default',
  'hanjang', '한장', 'gkswkd', '비밀번호', 'qlalfqjsgh', '사랑해요', 'tkfkdgody', '사랑해', 'tkfkdgo', '안녕하세요', 'dkssudgktpdy',
  '대한민국', 'eogksalsrnr', 'korea', 'seoul', 'samsung', 'naver', 'kakao', 'upstage', 'google', 'computer', 'internet', 'research',
];
