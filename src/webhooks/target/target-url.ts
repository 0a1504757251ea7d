import { isIP } from 'node:net';
import type { AllowedNetworks } from './forbidden-address.js';

export type UrlFault = 'malformed' | 'credentials' | 'private';

/** Names of this machine or of a network of one's own: of use only where an operator allowed one. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/;

/**
 * What can be said of an address without asking for its host. The URL parser has made decimal, octal and hexadecimal IPv4
 * notations plain by then; what a name leads to is looked at when the connection is made.
 */
export function faultOfUrl(text: string, networks: AllowedNetworks): UrlFault | undefined {
  if (!URL.canParse(text)) return 'malformed';
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return 'malformed';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const host = hostOf(url);
  if (isIP(host) !== 0) {
    if (!networks.permits(host)) return 'private';
  } else if (isLocalName(host) && !networks.any) return 'private';
  if (url.protocol === 'http:' && !mayGoPlain(host, networks)) return 'malformed';
  return undefined;
}

/** The host without the brackets that IPv6 has in a URL. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Without TLS only to this machine itself, and only where the operator named it. */
function mayGoPlain(host: string, networks: AllowedNetworks): boolean {
  if (isLoopbackName(host)) return networks.names('127.0.0.1');
  return (host.startsWith('127.') || host === '::1') && isIP(host) !== 0 && networks.names(host);
}

function isLocalName(host: string): boolean {
  return LOCAL_NAME.test(host) || !host.includes('.');
}

function isLoopbackName(host: string): boolean {
  return /^localhost\.?$/.test(host);
}
