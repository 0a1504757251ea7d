import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { checklistFor, missingDocuments, type ChecklistEntry } from '../rules/checklist.js';
import type { Finding } from '../rules/finding.js';
import { judge } from '../rules/judge.js';
import type { RulePack } from '../rules/pack.js';
import { RulePacks } from '../rules/rule-packs.js';
import { limitsOf } from '../stages/deadline.js';
import { DeadlineStore, type DeadlineSet } from '../stages/deadline-store.js';
import type { StagePeriod } from './check-expense.js';
import { claimFacts, type FactSources } from './claim-facts.js';
import { documentKindOf } from './document-kinds.js';
import { budgetLineIdsOf, type ClaimInstitution } from './expense-references.js';
import type { Expense } from './expense.js';
import { nearTwinOf, type NearTwin } from './near-twin.js';
import { paymentMeansOf, type KnownMeans } from './payment-means.js';

/** What the programme's rules say of a claim as it stands. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
  readonly pack: RulePack;
  readonly twin?: NearTwin;
  readonly paymentMeans?: KnownMeans;
}

/** What whoever asks has read already. */
export interface KnownOfClaim {
  readonly stage: StagePeriod;
  readonly institution: ClaimInstitution;
  readonly categoryPaths: ReadonlyMap<string, string>;
  readonly evidences: readonly Evidence[];
}

/** What is known of a claim's institution, supplier and funds. */
export interface AboutClaim {
  kind: string;
  in_project: boolean;
  card_used: boolean;
  funds: { code: string; kind: string }[] | null;
}

/** The rules in force and what is known of the claim's institution, supplier and fund. */
export interface Ground {
  readonly pack: RulePack;
  readonly about: AboutClaim | undefined;
  readonly today: KstDate;
  readonly deadlines: DeadlineSet;
  /** Another claim that looks like this one. */
  readonly twin?: NearTwin;
}

/** Judges a claim by the rules in force on its day of use, inside the unit in hand. */
@Injectable()
export class JudgeClaim {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly packs: RulePacks,
    private readonly deadlines: DeadlineStore,
    private readonly clock: Clock,
  ) {}

  /** What has to be read for it; asked for beside whatever else is read, so that it costs no round trip of its own. */
  async ground(actor: Actor, expense: Expense): Promise<Ground> {
    const today = this.clock.businessDate(actor.demo);
    const [pack, about, deadlines, twin] = await Promise.all([
      this.packs.packFor(actor, expense.paidOn ?? expense.documentedOn ?? today),
      this.about(expense),
      this.deadlines.read(actor.programme.id),
      nearTwinOf(this.unit, expense),
    ]);
    return { pack, about, today, deadlines, twin };
  }

  /** Nothing is read any more. */
  judge(expense: Expense, { pack, about, today, deadlines, twin }: Ground, known: KnownOfClaim): Judgement {
    const { stage, institution, categoryPaths, evidences } = known;
    const filedOn = expense.submittedAt && expense.state !== 'draft' ? kstDateOf(expense.submittedAt) : today;
    const documents = evidences.flatMap((evidence) => documentKindOf(evidence) ?? []);
    const cardUsed = about?.card_used ?? false;
    const sources: FactSources = {
      today,
      filedOn,
      stage,
      limits: limitsOf(deadlines.deadlines, stage, deadlines.holidays),
      institution: { ...institution, kind: about?.kind ?? '' },
      supplierInProject: about?.in_project ?? false,
      categoryPaths,
      fund: about?.funds?.length === 1 ? about.funds[0] : undefined,
      documents,
      cardUsed,
      made: [...pack.documents.values()].filter(({ fields }) => fields),
      invoice: evidences.find(({ invoice }) => invoice && invoice.totalAmount > 0n)?.invoice,
    };
    const facts = claimFacts(expense, sources);
    const checklist = checklistFor(pack, facts);
    return {
      findings: [...judge(pack, facts), ...missingDocuments(checklist)],
      checklist,
      pack,
      twin,
      paymentMeans: paymentMeansOf(expense.details.paymentMeans, documents, cardUsed),
    };
  }

  private async about(expense: Expense): Promise<AboutClaim | undefined> {
    const [row] = await this.unit.byKey<AboutClaim>(
      `SELECT i.kind,
         EXISTS (SELECT 1 FROM institutions o WHERE o.team_id = $1 AND o.business_number = $3 AND o.id <> i.id) AS in_project,
         EXISTS (SELECT 1 FROM card_links c WHERE c.team_id = $1 AND c.expense_id = $5) AS card_used,
         (SELECT jsonb_agg(DISTINCT jsonb_build_object('code', f.code, 'kind', f.kind))
          FROM budget_lines b JOIN funds f ON f.id = b.fund_id WHERE b.id = ANY ($4::uuid[])) AS funds
       FROM institutions i WHERE i.team_id = $1 AND i.id = $2`,
      [
        expense.teamId,
        expense.institutionId,
        expense.supplierBusinessNumber ?? '',
        budgetLineIdsOf(expense.lines),
        expense.id,
      ],
    );
    return row;
  }
}
