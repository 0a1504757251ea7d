import type { SaxesTagNS } from 'saxes';

/**
 * Sees every part of an XML file as one parser reports it. What an invoice says and what its signature covers are
 * thus taken from the same reading: no second parser could see another document.
 */
export interface XmlWitness {
  open(tag: SaxesTagNS): void;
  text(text: string): void;
  instruction(target: string, body: string): void;
  close(): void;
}
