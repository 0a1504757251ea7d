import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MentionQueries } from '../comments/mention.queries.js';
import { Inbox } from '../approvals/inbox/inbox.js';
import { WaitingWork } from '../notifications/waiting-work.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PassedDraftsQueries } from './passed-drafts.queries.js';

/** More than these nobody counts. */
const COUNTED = 100;

/** What waits for a person, counted for the list of notices and for mails as the home page counts it. */
@Injectable()
export class WaitingCounts implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly waiting: WaitingWork,
    private readonly inbox: Inbox,
    private readonly mentions: MentionQueries,
    private readonly passed: PassedDraftsQueries,
  ) {}

  onModuleInit(): void {
    this.waiting.countBy('approval-asked', (actor) => this.inbox.count(actor));
    this.waiting.countBy('returned', (actor) => this.returned(actor));
    this.waiting.countBy('handed-over', async (actor) => (await this.passed.toConfirm(actor))?.ids.length);
    this.waiting.countBy('mentioned', async (actor) => (await this.mentions.waitingFor(actor))?.claims);
  }

  private async returned(actor: Actor): Promise<number> {
    const row = await this.unit.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM expenses
       WHERE team_id = $1 AND claimant_id = $2 AND state = 'returned' LIMIT ${COUNTED}) c`,
      [actor.team.id, actor.userId],
    );
    return row?.count ?? 0;
  }
}
