/** Links of a list too long for one page; cursors are inside the addresses. */
export interface Paging {
  firstHref?: string;
  nextHref?: string;
  /** Rows on this page and, when it was cheap to count, in all. */
  shown: number;
  total?: number;
}
