import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CloseOutItems } from './close-out-items.js';
import { CloseOutStore } from './close-out-store.js';
import { HAND_TICKED, type CloseOut } from './close-out.js';
import { CLOSE_OUT_ERRORS } from './close-out.errors.js';
import { mayCloseOut } from './close-out.policy.js';

const MAX_NOTE = 200;

/** The officer's part of a close-out: what is vouched for by hand, and its end, after which the team only looks. */
@Injectable()
export class FinishCloseOut {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CloseOutStore,
    private readonly items: CloseOutItems,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  tick(actor: Actor, command: { id: string; item: string; done: boolean; note?: string }): Promise<void> {
    const item = HAND_TICKED.find((each) => each === command.item);
    if (!item) throw CLOSE_OUT_ERRORS.fail('close-out.unknown-item');
    const note = (command.note ?? '').trim();
    if (note.length > MAX_NOTE) throw CLOSE_OUT_ERRORS.fail('close-out.note-too-long', { limit: MAX_NOTE });
    return this.change(actor, command.id, async (closeOut) => {
      if (command.done)
        this.store.tick(closeOut, { item, note, by: actor.userId, at: this.clock.businessNow(actor.demo) });
      else this.store.untick(closeOut, item);
      await this.record(actor, closeOut, command.done ? 'ticked' : 'unticked', { item, note });
    });
  }

  /** @throws close-out.not-done with what is left. Again does nothing. */
  async complete(actor: Actor, { id }: { id: string }): Promise<void> {
    ensure(mayCloseOut(actor));
    if ((await this.unit.run(actor, () => this.store.find(id))).state === 'completed') return;
    await this.change(actor, id, async (closeOut) => {
      if (!closeOut.confirmed) throw CLOSE_OUT_ERRORS.fail('close-out.not-confirmed');
      const items = await this.items.of(actor, closeOut);
      const left = items.filter(({ done, required }) => required && !done);
      if (left.length > 0) {
        const titles = left.map(({ title }) => title.ko).join(', ');
        throw CLOSE_OUT_ERRORS.fail('close-out.not-done', { count: left.length, items: titles });
      }
      this.store.complete(closeOut, actor.userId, this.clock.businessNow(actor.demo));
      await this.record(actor, closeOut, 'completed', { state: 'completed', teamStatus: 'cut' });
    });
  }

  private async change(actor: Actor, id: string, act: (closeOut: CloseOut) => Promise<void>): Promise<void> {
    ensure(mayCloseOut(actor));
    const { teamId } = await this.unit.run(actor, () => this.store.find(id));
    await this.unit.run(
      actor,
      async () => {
        const closeOut = await this.store.lock(id);
        if (closeOut.state !== 'open') throw CLOSE_OUT_ERRORS.fail('close-out.ended');
        await act(closeOut);
      },
      { onBehalfOf: teamId },
    );
  }

  private record(actor: Actor, { teamId, id }: CloseOut, act: string, after: object): Promise<void> {
    return this.audit.record(actor, {
      teamId,
      act: `close-out.${act}`,
      subjectType: 'close-out',
      subjectId: id,
      after,
    });
  }
}
