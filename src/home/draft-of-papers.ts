import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOnePurchase, marksOfPaper, type PurchaseMarks } from './same-purchase.js';

interface DraftRow {
  id: string;
  supplier_name: string;
  supplier_business_number: string | null;
  documented_on: KstDate | null;
  total: string;
}

/** Drafts with as much as the paper says; more of them than this leave it open which one is meant anyway. */
const MOST_DRAFTS = 20;

/** Finds the draft that papers which arrive later belong to. */
@Injectable()
export class DraftOfPapers {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly evidence: EvidenceQueries,
  ) {}

  /**
   * The one draft of the person's own that papers without an invoice tell of: the same supplier and total, near the same
   * day. Not one that has a paper of the same kind, which would be another purchase just like it, nor one of `except`.
   */
  async find(
    actor: Actor,
    papers: readonly Evidence[],
    except: readonly string[],
  ): Promise<string | undefined> {
    if (papers.some(({ invoice }) => invoice)) return undefined;
    const marks = papers.map(marksOfPaper).filter(({ total }) => total !== undefined);
    if (marks.length === 0) return undefined;
    return this.unit.run(actor, async () => {
      const drafts = await this.draftsOver(actor, marks);
      const before = drafts.filter(({ id }) => !except.includes(id));
      const meant = before.filter((draft) => marks.some((each) => isOnePurchase(each, marksOfDraft(draft))));
      const [only] = meant;
      if (!only || meant.length > 1) return undefined;
      const attached = await this.evidence.attachedTo(actor.team.id, only.id);
      return attached.some((known) => papers.some((paper) => isAnother(known, paper))) ? undefined : only.id;
    });
  }

  private draftsOver(actor: Actor, marks: readonly PurchaseMarks[]): Promise<DraftRow[]> {
    return this.unit.query<DraftRow>(
      `SELECT id, supplier_name, supplier_business_number, documented_on::text, (supply_amount + tax_amount)::text AS total
       FROM expenses WHERE team_id = $1 AND claimant_id = $2 AND state = 'draft' AND supply_amount + tax_amount = ANY ($3::bigint[])
       ORDER BY id DESC LIMIT ${MOST_DRAFTS}`,
      [actor.team.id, actor.userId, marks.map(({ total }) => String(total))],
    );
  }
}

function marksOfDraft(row: DraftRow): PurchaseMarks {
  return {
    numbers: row.supplier_business_number === null ? [] : [row.supplier_business_number],
    supplierName: row.supplier_name,
    total: BigInt(row.total),
    on: row.documented_on ?? undefined,
  };
}

/** Two receipts are two purchases; the same file again is not. */
function isAnother(known: Evidence, paper: Evidence): boolean {
  const type = paper.reading?.documentType;
  return known.id !== paper.id && type !== 'unknown' && known.reading?.documentType === type;
}
