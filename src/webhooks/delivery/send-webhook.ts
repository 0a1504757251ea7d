import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { AllowedNetworks } from '../target/forbidden-address.js';
import { HostAddresses, type HostAddress } from '../target/host-addresses.js';
import { faultOfUrl } from '../target/target-url.js';

const TIMEOUT_MS = 10_000;
export const MAX_REQUEST_BYTES = 64 * 1024;
const MAX_ANSWER_BYTES = 4 * 1024;
const KEPT_ANSWER = 1024;

/** Why an attempt failed; words for each are in templates/webhooks/texts.ts. */
export type SendFault =
  | 'status'
  | 'redirect'
  | 'timeout'
  | 'unknown-host'
  | 'forbidden-address'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'unreachable'
  | 'too-large'
  | 'secret';

export interface SendOutcome {
  status?: number;
  fault?: SendFault;
  durationMs: number;
  /** The beginning of the answer, as text. */
  answer: string;
}

class ForbiddenAddress extends Error {}

/**
 * One POST to a receiver. The name is resolved here and the connection goes to just the address that was looked at, so that no
 * second answer of a resolver can lead elsewhere; redirects aren't followed, proxies not asked, connections not kept.
 */
@Injectable()
export class SendWebhook {
  private readonly networks: AllowedNetworks;
  /** Shorter in tests. */
  timeoutMs = TIMEOUT_MS;

  constructor(
    @Inject(HANJANG_CONFIG) config: HanjangConfig,
    private readonly hosts: HostAddresses,
  ) {
    this.networks = new AllowedNetworks(config.webhookNetworks);
  }

  faultOf(url: string): ReturnType<typeof faultOfUrl> {
    return faultOfUrl(url, this.networks);
  }

  async execute(target: string, headers: object, body: string): Promise<SendOutcome> {
    const startedAt = performance.now();
    const ended = (outcome: Omit<SendOutcome, 'durationMs' | 'answer'>, answer = ''): SendOutcome => ({
      ...outcome,
      answer,
      durationMs: Math.round(performance.now() - startedAt),
    });
    if (Buffer.byteLength(body) > MAX_REQUEST_BYTES) return ended({ fault: 'too-large' });
    if (this.faultOf(target) !== undefined) return ended({ fault: 'forbidden-address' });
    try {
      const { status, answer } = await this.post(new URL(target), { ...headers }, body);
      if (status >= 200 && status <= 299) return ended({ status }, answer);
      return ended({ status, fault: status >= 300 && status <= 399 ? 'redirect' : 'status' }, answer);
    } catch (error) {
      return ended({ fault: faultOfError(error) });
    }
  }

  private post(
    url: URL,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; answer: string }> {
    const { request } = url.protocol === 'https:' ? https : http;
    const signal = AbortSignal.timeout(this.timeoutMs);
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Hanjang-Webhooks/1',
          connection: 'close',
        },
        agent: false,
        lookup: this.lookup(),
        signal,
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        readStart(response).then((answer) => {
          sent.destroy();
          resolve({ status: response.statusCode ?? 0, answer });
        }, reject);
      });
      sent.end(body);
    });
  }

  /** Every address of the name must be a permitted one: a name that leads to both kinds is up to something. */
  private lookup(): LookupFunction {
    return async (host, options, callback) => {
      try {
        const addresses = await this.permitted(host);
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      } catch (error) {
        callback(error as NodeJS.ErrnoException, '', 0);
      }
    };
  }

  private async permitted(host: string): Promise<HostAddress[]> {
    const addresses = await this.hosts.resolve(host);
    if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
    if (!addresses.every(({ address }) => this.networks.permits(address))) throw new ForbiddenAddress(host);
    return addresses;
  }
}

/** The first bytes of an answer; whoever sends more is not listened to further. */
async function readStart(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_ANSWER_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
  // What no text column holds, and what a page can't show.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g, '').slice(0, KEPT_ANSWER);
}

const FAULTS: Readonly<Record<string, SendFault>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
};

/** Told by name and code, as Node documents them. */
function faultOfError(thrown: unknown): SendFault {
  if (thrown instanceof ForbiddenAddress) return 'forbidden-address';
  const { name, message, code = '', errors } = thrown as NodeJS.ErrnoException & { errors?: unknown[] };
  // Several addresses were tried: each has its own error.
  if (code === '' && errors?.[0]) return faultOfError(errors[0]);
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout';
  if (/CERT|SSL|TLS|SELF_SIGNED|ISSUER|ALTNAME|VERIFY|EPROTO/.test(code)) return 'tls';
  if (code.startsWith('HPE_') || message === 'aborted') return 'reset';
  return FAULTS[code] ?? 'unreachable';
}
