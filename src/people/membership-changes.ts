import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';

/** Somebody's roles or access have changed. */
export interface MembershipChange {
  readonly teamId: string;
  readonly userId: string;
  readonly what: 'roles' | 'disabled' | 'enabled';
}

type Listener = (actor: Actor, change: MembershipChange) => Promise<void>;

/** Features that go by who may do what hear of each change here, in the unit that makes it; people knows none of them. */
@Injectable()
export class MembershipChanges {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(actor: Actor, change: MembershipChange): Promise<void> {
    for (const listener of this.listeners) await listener(actor, change);
  }
}
