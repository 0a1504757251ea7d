import { limitsOf, networkOf } from './attempt-limit.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '::ffff:203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::', 'fe80:0:0:0::/64'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('limitsOf', () => {
  it('allows few attempts at one account from one place and more from everywhere', () => {
    const [here, account, address] = limitsOf('a@a.example', '203.0.113.9');
    expect(here?.attempts).toBeLessThan(account?.attempts ?? 0);
    expect(new Set([here?.subject, account?.subject, address?.subject]).size).toBe(3);
  });
});
