import { BlockList, isIP } from 'node:net';

/** Not the internet's: private, local, shared, documentation, benchmark, multicast, reserved. Cloud metadata lies in 169.254/16. */
const FORBIDDEN_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Within 2000::/3, outside of which IPv6 has no public address: tunnels and documentation. */
const FORBIDDEN_V6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const forbidden = new BlockList();
for (const [net, bits] of FORBIDDEN_V4) forbidden.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of FORBIDDEN_V6) forbidden.addSubnet(net, bits, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

/** Networks an operator allows besides the internet, such as `10.20.0.0/16` or `127.0.0.1`. */
export class AllowedNetworks {
  private readonly list = new BlockList();
  readonly any: boolean;

  constructor(networks: readonly string[] = []) {
    this.any = networks.length > 0;
    for (const network of networks) {
      const [net = '', bits] = network.split('/');
      const family = isIP(net) === 6 ? 'ipv6' : 'ipv4';
      this.list.addSubnet(net, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
    }
  }

  /** True where a connection to this IP address may be made. */
  permits(address: string): boolean {
    const family = isIP(address);
    if (family === 0) return false;
    if (family === 4) return this.list.check(address, 'ipv4') || !forbidden.check(address, 'ipv4');
    const inside = embeddedV4(address);
    if (inside !== undefined) return this.permits(inside);
    if (this.list.check(address, 'ipv6')) return true;
    return globalV6.check(address, 'ipv6') && !forbidden.check(address, 'ipv6');
  }

  /** True for an address that an operator named and the internet doesn't have: plain http is for these alone. */
  names(address: string): boolean {
    const family = isIP(address);
    if (family === 0) return false;
    const inside = family === 6 ? embeddedV4(address) : undefined;
    return inside === undefined
      ? this.list.check(address, family === 6 ? 'ipv6' : 'ipv4')
      : this.names(inside);
  }
}

/** The IPv4 address inside of `::ffff:a.b.c.d`, `::a.b.c.d` and `64:ff9b::a.b.c.d`, which lead to the same host. */
function embeddedV4(address: string): string | undefined {
  const groups = groupsOf(address);
  const head = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  const embeds = ['0:0:0:0:0:ffff', '0:0:0:0:0:0', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'].includes(head);
  const [high = 0, low = 0] = groups.slice(6);
  // `::` and `::1` are addresses of their own.
  if (!embeds || (head === '0:0:0:0:0:0' && high === 0 && low <= 1)) return undefined;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function groupsOf(address: string): number[] {
  // The URL parser writes every IPv6 address the same way, dotted tails included; a zone has no place in one.
  const [bare = ''] = address.split('%');
  const plain = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const [left = '', right] = plain.split('::');
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  if (right === undefined) return parse(left);
  const [before, after] = [parse(left), parse(right)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
