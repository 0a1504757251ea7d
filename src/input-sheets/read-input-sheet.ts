import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { fillSheet, type FilledClaim } from './fill-sheet.js';
import { INPUT_SHEET_ERRORS } from './input-sheet.errors.js';
import { maySeeInputSheet } from './input-sheet.policy.js';
import type { SheetLayout } from './layout.js';
import { layoutOf } from './layouts.js';
import { SheetClaimQueries, type SheetFilter } from './sheet-claims.queries.js';

/** The most claims one file holds: all their documents are looked at. */
const IN_FILE = 1000;
const SHOWN_MONTHS = 6;

export interface InputSheetPage {
  layout: SheetLayout;
  claims: readonly FilledClaim[];
  next?: string;
  counts: { open: number; entered: number; earlier: number; earliestOn?: KstDate };
}

/** Claims as a national system asks for them, in its order. */
@Injectable()
export class ReadInputSheet {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly queries: SheetClaimQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async page(
    actor: Actor,
    filter: SheetFilter,
    page: { after?: string; limit: number },
  ): Promise<InputSheetPage> {
    ensure(maySeeInputSheet(actor));
    return this.unit.run(actor, async () => {
      const counts = await this.queries.counts(actor, filter);
      const { claims, next } = await this.queries.list(actor, filter, page);
      for (const teamId of new Set(claims.map((claim) => claim.teamId)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'input-sheet', subjectId: teamId });
      const layout = layoutOf(filter.system);
      const today = this.clock.businessDate(actor.demo);
      return { layout, claims: claims.map((claim) => fillSheet(layout, claim, today)), next, counts };
    });
  }

  /** All of the period. @throws input-sheet.too-many */
  async whole(
    actor: Actor,
    filter: SheetFilter,
  ): Promise<{ layout: SheetLayout; claims: readonly FilledClaim[] }> {
    const { layout, claims, next } = await this.page(actor, filter, { limit: IN_FILE });
    if (next) throw INPUT_SHEET_ERRORS.fail('input-sheet.too-many', { limit: IN_FILE });
    return { layout, claims };
  }

  /** The months shown when none are asked for: the last six, this one included. */
  usualPeriod(actor: Actor): { from: KstDate; to: KstDate } {
    const today = this.clock.businessDate(actor.demo);
    return { from: addMonths(`${today.slice(0, 7)}-01`, 1 - SHOWN_MONTHS), to: today };
  }
}
