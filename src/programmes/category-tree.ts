import type { Locale, Text } from '../platform/i18n/locale.js';
import type { KstDate } from '../platform/clock/kst-date.js';

const SEPARATOR = ' › ';

/** What the tree needs to know of a category; the entity has it all. */
export interface CategoryNode {
  id: string;
  parentId: string | null;
  code: string;
  path: string;
  name: Text;
  labour: boolean;
  claimable: boolean;
  position: number;
  validFrom: KstDate | null;
  validTo: KstDate | null;
}

/** The categories of a programme as a tree, in reading order: a parent before its children, siblings by position. */
export class CategoryTree<Node extends CategoryNode = CategoryNode> {
  readonly inOrder: readonly Node[];
  private readonly byId: ReadonlyMap<string, Node>;

  constructor(nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    const sorted = [...nodes].sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1));
    const under = (parentId: string | null): Node[] =>
      sorted.filter((node) => node.parentId === parentId).flatMap((node) => [node, ...under(node.id)]);
    this.inOrder = under(null);
  }

  get(id: string): Node | undefined {
    return this.byId.get(id);
  }

  /** From the root to the category itself; empty when there is no such category. */
  lineage(id: string): Node[] {
    const node = this.byId.get(id);
    if (!node) return [];
    return [...(node.parentId ? this.lineage(node.parentId) : []), node];
  }

  depth(id: string): number {
    return Math.max(0, this.lineage(id).length - 1);
  }

  /** `연구활동비 › 소프트웨어 활용 › 데이터 이용료`. */
  label(id: string, locale: Locale): string {
    return this.lineage(id)
      .map((node) => node.name[locale])
      .join(SEPARATOR);
  }

  /** True when `id` is `ancestorId` or lies beneath it: money for the one may be spent on the other. */
  isWithin(id: string, ancestorId: string): boolean {
    return this.lineage(id).some((node) => node.id === ancestorId);
  }

  children(id: string): Node[] {
    return this.inOrder.filter((node) => node.parentId === id);
  }

  /** The categories a claim of that day may name. */
  claimableOn(day: KstDate): Node[] {
    return this.inOrder.filter((node) => node.claimable && isValidOn(node, day));
  }
}

export function isValidOn(node: Pick<CategoryNode, 'validFrom' | 'validTo'>, day: KstDate): boolean {
  return (node.validFrom === null || node.validFrom <= day) && (node.validTo === null || day <= node.validTo);
}

/** The path of a category below `parentPath`: a step by its own code, or by the whole path as the form shows it. */
export function categoryPath(parentPath: string | undefined, code: string): string {
  if (parentPath === undefined || code.startsWith(`${parentPath}.`)) return code;
  return `${parentPath}.${code}`;
}
