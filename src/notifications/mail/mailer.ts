import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { isLoopback, type HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { isMailAddress, type MailSettings } from '../../platform/config/mail-settings.js';
import type { MailProblem } from './mail.js';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** What makes it this letter and no other: the same parts give the same Message-ID. */
  identity: readonly string[];
  writtenAt: Date;
  unsubscribeUrl: string;
}

/** `again`: not taken, or nobody knows; `never`: the person's own address is refused. */
export type Delivery = { end: 'sent' } | { end: 'again' | 'never'; problem: MailProblem };

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Together with the unit of work around it well below the time after which a mail counts as left lying. */
const WHOLE_MS = 60_000;

/** Hands letters to the mail server, one connection each. Knows addresses and texts, nothing of the product. */
@Injectable()
export class Mailer {
  private readonly transport?: Transporter;
  private readonly key: Buffer;

  constructor(@Inject(HANJANG_CONFIG) private readonly config: HanjangConfig) {
    this.transport = config.mail && transportTo(config.mail);
    this.key = Buffer.from(
      hkdfSync('sha256', config.secretKey, Buffer.alloc(0), 'hanjang/message-id/v1', 32),
    );
  }

  get isOn(): boolean {
    return this.transport !== undefined;
  }

  async deliver(letter: Letter): Promise<Delivery> {
    const { mail } = this.config;
    if (!this.transport || !mail) return { end: 'again', problem: 'unreachable' };
    if (!isMailAddress(letter.to)) return { end: 'never', problem: 'address' };
    const unsubscribe = `<${letter.unsubscribeUrl}>`;
    const sending = this.transport.sendMail({
      // The address alone: a name is text of whoever typed it, and a header is no place for that.
      to: { name: '', address: letter.to },
      from: { ...mail.from },
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      messageId: this.messageId(letter.identity, mail.from.address),
      date: letter.writtenAt,
      headers: {
        'List-Unsubscribe': { prepared: true, value: unsubscribe },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await withinTime(sending);
      return { end: 'sent' };
    } catch (error) {
      return failureOf(error);
    }
  }

  /** Tells nothing of whose it is, and stays the same however often the letter is tried. */
  private messageId(identity: readonly string[], from: string): string {
    const digest = createHmac('sha256', this.key).update(JSON.stringify(identity)).digest('base64url');
    return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
  }
}

function transportTo({ host, port, secure, user, password }: MailSettings): Transporter {
  return createTransport({
    host,
    port,
    secure,
    // Nothing crosses a network in the clear.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    auth: user === undefined ? undefined : { user, pass: password },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
}

async function withinTime(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server takes too long')), WHOLE_MS);
  });
  sending.catch(() => undefined);
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Only the person's own address being refused for good (5xx to RCPT TO or to the message) ends a mail. A server that
 * doesn't know us, our sender or our password is put right by its operator, so that is tried again.
 */
function failureOf(error: unknown): Delivery {
  const { responseCode = 0, command = '' } = (error ?? {}) as { responseCode?: number; command?: string };
  const ofTheLetter = command === 'RCPT TO' || command === 'DATA';
  if (ofTheLetter && responseCode >= 500 && responseCode < 600) return { end: 'never', problem: 'refused' };
  return { end: 'again', problem: responseCode >= 400 ? 'deferred' : 'unreachable' };
}
