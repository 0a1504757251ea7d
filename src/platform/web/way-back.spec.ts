import type { FastifyRequest } from 'fastify';
import { wayBack } from './way-back.js';

const ID = '01a21de3-77d0-76f9-befa-f047b6b8e97c';

const sent = (url: string, referer?: string, method = 'POST') =>
  wayBack({ method, url, headers: { host: 'hanjang.example', referer } } as FastifyRequest);

describe('the way back from a refused form', () => {
  it('is the page it was sent from', () => {
    expect(sent(`/pay-runs/${ID}/file`, `https://hanjang.example/pay-runs/${ID}?a=1#x`)).toBe(
      `/pay-runs/${ID}?a=1`,
    );
  });

  it('is the thing itself where the form was an answer', () => {
    const address = `/settings/suppliers/${ID}/account/confirmation`;
    expect(sent(address, `https://hanjang.example${address}`)).toBe(`/settings/suppliers/${ID}`);
  });

  it.each([
    ['another site', 'https://other.example/pay-runs'],
    ['an address a browser could take for a host', 'https://hanjang.example//other.example'],
    ['no address', 'nowhere'],
    ['nothing said', undefined],
  ])('is unknown from %s', (_, referer) => {
    expect(sent('/payments', referer)).toBeUndefined();
  });

  it('is nothing to a page that was only opened', () => {
    expect(sent('/payments', 'https://hanjang.example/', 'GET')).toBeUndefined();
  });
});
