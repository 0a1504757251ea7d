import { createServer, type AddressInfo } from 'node:net';
import { HostAddresses } from '../../src/webhooks/target/host-addresses.js';
import { SendWebhook } from '../../src/webhooks/delivery/send-webhook.js';
import { startReceiver, type Receiver } from './receiver.js';

/** A resolver that answers as it is told, and counts how often it was asked. */
class Resolver extends HostAddresses {
  asked = 0;
  constructor(private readonly known: Record<string, string[]>) {
    super();
  }

  override async resolve(host: string) {
    this.asked += 1;
    const addresses = this.known[host];
    if (!addresses) throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }
}

function senderOf(resolver: HostAddresses, webhookNetworks: string[] = []): SendWebhook {
  const sender = new SendWebhook({ webhookNetworks } as never, resolver);
  sender.timeoutMs = 1500;
  return sender;
}

let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.clear());
afterAll(() => receiver.stop());

describe('an address nothing is sent to', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, short', '127.1'],
    ['another loopback', '127.9.9.9'],
    ['decimal', '2130706433'],
    ['hexadecimal', '0x7f000001'],
    ['hexadecimal, by parts', '0x7f.0.0.0x1'],
    ['octal', '0177.0.0.01'],
    ['octal, one number', '017700000001'],
    ['full-width digits', '１２７.0.0.1'],
    ['nowhere', '0.0.0.0'],
    ['short nowhere', '0'],
    ['private 10', '10.1.2.3'],
    ['private 172', '172.31.255.255'],
    ['private 192', '192.168.0.10'],
    ['metadata', '169.254.169.254'],
    ['metadata, decimal', '2852039166'],
    ['carrier-grade', '100.100.100.200'],
    ['benchmark', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 nowhere', '[::]'],
    ['mapped loopback', '[::ffff:127.0.0.1]'],
    ['mapped, in hexadecimal', '[::ffff:7f00:1]'],
    ['mapped metadata', '[::ffff:169.254.169.254]'],
    ['compatible', '[::127.0.0.1]'],
    ['translated', '[64:ff9b::10.0.0.1]'],
    ['tunnelled', '[2002:7f00:1::]'],
    ['Teredo', '[2001:0:53aa:64c::1]'],
    ['unique local', '[fd12:3456::1]'],
    ['link-local', '[fe80::1]'],
    ['metadata in IPv6', '[fd00:ec2::254]'],
    ['the name of this machine', 'localhost'],
    ['below it', 'a.localhost'],
    ['with a dot', 'localhost.'],
    ['a name without dots', 'database'],
    ['a name of the metadata service', 'metadata.google.internal'],
  ])('%s: %s', async (_, host) => {
    const resolver = new Resolver({});
    const sender = senderOf(resolver);
    const url = `https://${host}:${receiver.port}/hook`;
    expect(sender.faultOf(url)).toBe('private');
    expect((await sender.execute(url, {}, '{}')).fault).toBe('forbidden-address');
    expect(resolver.asked).toBe(0);
  });

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:10.0.0.1']],
    [['169.254.169.254']],
    [['93.184.215.14', '10.0.0.1']],
  ])('is found out when a name leads there: %s', async (addresses) => {
    const resolver = new Resolver({ 'erp.example.com': addresses });
    const outcome = await senderOf(resolver).execute('https://erp.example.com/', {}, '{}');
    expect(outcome).toMatchObject({ fault: 'forbidden-address', answer: '' });
    expect(outcome.status).toBeUndefined();
  });

  it('stays one when a public place sends on to it', async () => {
    const inner = await startReceiver();
    receiver.answer((_, response) => response.writeHead(307, { location: inner.url }).end());
    const sender = senderOf(new Resolver({}), ['127.0.0.1']);
    expect(await sender.execute(receiver.url, {}, '{}')).toMatchObject({ status: 307, fault: 'redirect' });
    expect(inner.received).toEqual([]);
    receiver.answer(204);
    await inner.stop();
  });
});

describe('an address things are sent to', () => {
  it.each([
    'https://erp.example.com/a?b=c',
    'https://93.184.215.14/',
    'https://[2606:4700::1111]:8443/',
    'https://[::ffff:93.184.215.14]/',
  ])('%s', (url) => {
    expect(senderOf(new Resolver({})).faultOf(url)).toBeUndefined();
  });

  it('is the very one that was looked at: the name is asked for once', async () => {
    const resolver = new Resolver({ 'erp.example.com': ['127.0.0.1'] });
    // Nothing but TLS may go to a name, so what arrives is no request; but it arrives, and just there.
    let reached = 0;
    const server = createServer((socket) => {
      reached += 1;
      socket.end('not TLS');
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
    const sender = senderOf(resolver, ['127.0.0.1']);
    const { fault } = await sender.execute(`https://erp.example.com:${port}/`, {}, '{}');
    server.close();
    expect({ fault, reached }).toEqual({ fault: 'tls', reached: 1 });
    expect(resolver.asked).toBe(1);
  });

  it('may be one of a network that the operator named, and plain http only on this machine', async () => {
    const sender = senderOf(new Resolver({}), ['127.0.0.1', '10.20.0.0/16']);
    expect(sender.faultOf('https://10.20.3.4/')).toBeUndefined();
    expect(sender.faultOf('https://[::ffff:10.20.3.4]/')).toBeUndefined();
    expect(sender.faultOf('https://10.21.3.4/')).toBe('private');
    expect(sender.faultOf('http://10.20.3.4/')).toBe('malformed');
    expect(sender.faultOf('https://erp.internal/')).toBeUndefined();
    expect(await sender.execute(receiver.url, {}, '{}')).toMatchObject({ status: 204 });
    expect(receiver.received).toHaveLength(1);
    expect(senderOf(new Resolver({}), ['10.20.0.0/16']).faultOf(receiver.url)).toBe('private');
  });

  it('is told when it is not there', async () => {
    const outcome = await senderOf(new Resolver({})).execute('https://nowhere.example.com/', {}, '{}');
    expect(outcome.fault).toBe('unknown-host');
  });

  it('is sent nothing larger than 64 KB', async () => {
    const sender = senderOf(new Resolver({}), ['127.0.0.1']);
    expect((await sender.execute(receiver.url, {}, 'x'.repeat(64 * 1024 + 1))).fault).toBe('too-large');
    expect(receiver.received).toEqual([]);
  });
});
