/** The server that takes mails, and what they come from. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which only this machine's own server may do without. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: { readonly name: string; readonly address: string };
}

const DEFAULT_PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;
const SENDER = /^(?:"?([^"<>]*?)"? ?<([^<>]+)>|([^<>]+))$/;
/** As servers take it in `MAIL FROM`: no space, bracket, comma or control character, and a domain. */
const ADDRESS = /^[^\s<>(),;:"\\@\p{C}]+@[^\s<>(),;:"\\@\p{C}]+$/u;

/** True for an address that can stand in a header and an envelope as it is. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && ADDRESS.test(address);
}

/** Undefined for what is no address of a mail server. */
export function smtpSettings(given: string): Omit<MailSettings, 'from'> | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined;
  if (url.hostname === '' || !['', '/'].includes(url.pathname) || url.search !== '') return undefined;
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === undefined || password === undefined || (user === '') !== (password === '')) return undefined;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...(user === '' ? {} : { user, password }),
  };
}

/** `Name <address>` or an address alone. */
export function senderOf(given: string): MailSettings['from'] | undefined {
  const [, name = '', bracketed, bare] = SENDER.exec(given) ?? [];
  const address = (bracketed ?? bare ?? '').trim();
  if (!isMailAddress(address) || /\p{C}/u.test(name)) return undefined;
  return { name: name.trim(), address };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
