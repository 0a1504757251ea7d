import { createHash } from 'node:crypto';
import type { SaxesTagNS } from 'saxes';
import { CanonicalXml, NOTHING, WHOLE } from './canonical-xml.js';
import { SignatureNode } from './signature-node.js';
import { type Coverage, envelopedSelection, isSignature, standardSelection } from './signature-profile.js';
import type { XmlWitness } from './xml-witness.js';

const DEPTH_OF_SIGNATURE = 2;
const DEPTH_OF_SIGNED_INFO = 3;

/** What a file holds of signatures, and the digests of the parts that they may cover. */
export interface WitnessedSignature {
  /** The one signature, a child of the root; undefined when there are several or it stands somewhere else. */
  readonly signature: SignatureNode | undefined;
  /** The canonical text of what was signed. */
  readonly signedInfo: string;
  /** Of the covered part, in each way in which it may be written. */
  digests(coverage: Coverage): Buffer[];
}

/** Watches an invoice being parsed; both coverages are written down on the way, since a signature may come last. */
export class SignatureWitness implements XmlWitness {
  private standard = '';
  private standardByTheLetter = '';
  private enveloped = '';
  private signedInfo = '';
  private readonly signatures: SignatureNode[] = [];
  private misplaced = false;
  private depth = 0;
  private root: SignatureNode | undefined;
  /** The open elements of the signature in hand. */
  private readonly path: SignatureNode[] = [];
  private readonly canonical: readonly CanonicalXml[] = [
    new CanonicalXml(standardSelection, (text) => (this.standard += text), WHOLE, 'as-toolkits-do'),
    new CanonicalXml(standardSelection, (text) => (this.standardByTheLetter += text)),
    new CanonicalXml(envelopedSelection, (text) => (this.enveloped += text)),
    new CanonicalXml(
      (_, parent) => (parent.tags || this.atSignedInfo() ? WHOLE : NOTHING),
      (text) => (this.signedInfo += text),
      NOTHING,
    ),
  ];

  open(tag: SaxesTagNS): void {
    this.depth += 1;
    if (this.depth === 1) this.root = new SignatureNode(tag, undefined);
    const parent = this.path.at(-1);
    if (parent) this.keep(new SignatureNode(tag, parent), parent.children);
    if (isSignature(tag)) {
      if (parent || this.depth !== DEPTH_OF_SIGNATURE) this.misplaced = true;
      else this.keep(new SignatureNode(tag, this.root), this.signatures);
    }
    for (const each of this.canonical) each.open(tag);
  }

  text(text: string): void {
    const node = this.path.at(-1);
    if (node) node.text += text;
    for (const each of this.canonical) each.text(text);
  }

  instruction(target: string, body: string): void {
    for (const each of this.canonical) each.instruction(target, body);
  }

  close(): void {
    this.depth -= 1;
    this.path.pop();
    for (const each of this.canonical) each.close();
  }

  /** What was seen, once the file has ended; undefined where nothing is signed. */
  seen(): WitnessedSignature | undefined {
    if (this.signatures.length === 0 && !this.misplaced) return undefined;
    const alone = this.signatures.length === 1 && !this.misplaced;
    return {
      signature: alone ? this.signatures[0] : undefined,
      signedInfo: this.signedInfo,
      digests: (coverage) =>
        this.writtenFor(coverage).map((text) => createHash('sha256').update(text).digest()),
    };
  }

  private writtenFor(coverage: Coverage): string[] {
    return coverage === 'enveloped' ? [this.enveloped] : [this.standard, this.standardByTheLetter];
  }

  private keep(node: SignatureNode, where: SignatureNode[]): void {
    where.push(node);
    this.path.push(node);
  }

  private atSignedInfo(): boolean {
    return this.depth === DEPTH_OF_SIGNED_INFO && this.path.at(-1)?.is('SignedInfo') === true;
  }
}
