interface Waiting {
  readonly owner: string;
  start(slot: number): void;
}

/**
 * A few things at a time, of each owner one: whoever has many waits for their own, not others for them. Among the
 * owners that wait, the one who was served longest ago comes first.
 */
export class FairTurns {
  private readonly free: number[];
  private readonly busy = new Set<string>();
  private waiting: readonly Waiting[] = [];
  private readonly servedAt = new Map<string, number>();
  private served = 0;

  constructor(slots: number) {
    this.free = Array.from({ length: slots }, (_, slot) => slot);
  }

  /** Does the work when it is the owner's turn, in one of the slots, which nobody else has meanwhile. */
  async take<T>(owner: string, work: (slot: number) => Promise<T>): Promise<T> {
    const slot = await new Promise<number>((start) => {
      this.waiting = [...this.waiting, { owner, start }];
      this.next();
    });
    try {
      return await work(slot);
    } finally {
      this.busy.delete(owner);
      this.free.push(slot);
      this.next();
    }
  }

  private next(): void {
    const ready = this.waiting.filter(({ owner }) => !this.busy.has(owner));
    const [first] = ready.sort((a, b) => this.lastOf(a) - this.lastOf(b));
    const slot = first && this.free.pop();
    if (!first || slot === undefined) return;
    this.waiting = this.waiting.filter((each) => each !== first);
    this.busy.add(first.owner);
    this.served += 1;
    this.servedAt.set(first.owner, this.served);
    first.start(slot);
    this.next();
  }

  private lastOf({ owner }: Waiting): number {
    return this.servedAt.get(owner) ?? 0;
  }
}
