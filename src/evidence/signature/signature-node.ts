import type { SaxesTagNS } from 'saxes';
import { SIGNATURE_NAMESPACE } from './signature-namespace.js';

/** An element of a signature: small enough to be kept whole. */
export class SignatureNode {
  readonly children: SignatureNode[] = [];
  text = '';

  constructor(
    private readonly tag: SaxesTagNS,
    private readonly around: SignatureNode | undefined,
  ) {}

  is(name: string): boolean {
    return this.tag.local === name && this.tag.uri === SIGNATURE_NAMESPACE;
  }

  /** A method with this algorithm and no parameters that might change what it does. */
  isAlgorithm(name: string, algorithm: string): boolean {
    return this.is(name) && this.attribute('Algorithm') === algorithm && this.children.length === 0;
  }

  attribute(name: string): string | undefined {
    return this.tag.attributes[name]?.value;
  }

  /** What a prefix stands for at this place. */
  namespaceOf(prefix: string): string | undefined {
    return this.tag.ns[prefix] ?? this.around?.namespaceOf(prefix);
  }
}
