import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ReceiveEvidence } from '../evidence/receive-evidence.js';
import { CreateExpense } from '../expenses/create-expense.js';
import { DecideExpense } from '../expenses/decide-expense.js';
import type { Expense } from '../expenses/expense.js';
import { PayExpenses } from '../expenses/pay-expenses.js';
import { ReverseExpense } from '../expenses/reverse-expense.js';
import { SaveDraft } from '../expenses/save-draft.js';
import { SubmitExpense } from '../expenses/submit-expense.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { addDays, startOfKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { businessNumberCheckDigit } from '../platform/ids/business-number.js';
import { DEMO_CLAIMS, DEMO_POT_CLAIMS, DEMO_SCALE, DEMO_SUPPLIERS, type DemoClaim } from './demo-claims.js';
import type { DemoStructure, DemoTeamStructure } from './structure/create-demo-structure.js';
import { DEMO_TEAMS } from './structure/demo-teams.js';
import { approvalNumberOf, taxInvoiceXml } from './tax-invoice-xml.js';

export interface DemoRoles {
  officer: Actor;
  researcher: Actor;
  investigator: Actor;
  administrator: Actor;
  finance: Actor;
}

const LAST_DAY: KstDate = '2025-11-03';
const HOUR_MS = 3_600_000;

/** Files a team's months of claims through the product's own use cases, each on the day it happened. */
@Injectable()
export class FileDemoClaims {
  constructor(
    private readonly reception: ReceiveEvidence,
    private readonly creation: CreateExpense,
    private readonly drafts: SaveDraft,
    private readonly submission: SubmitExpense,
    private readonly decisions: DecideExpense,
    private readonly payments: PayExpenses,
    private readonly reversal: ReverseExpense,
    private readonly clock: Clock,
  ) {}

  async execute(
    structure: DemoStructure,
    team: DemoTeamStructure,
    roles: DemoRoles,
    serial: number,
  ): Promise<{ byRun: readonly string[] }> {
    const claims = [...DEMO_CLAIMS, ...DEMO_POT_CLAIMS].sort((a, b) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
    );
    const byRun: string[] = [];
    for (const [index, claim] of claims.entries()) {
      const id = await this.file(structure, team, roles, claim, serial * 1000 + index);
      if (claim.byRun) byRun.push(id);
    }
    return { byRun };
  }

  private async file(
    structure: DemoStructure,
    team: DemoTeamStructure,
    roles: DemoRoles,
    claim: DemoClaim,
    serial: number,
  ): Promise<string> {
    const filed = await this.on(claim.on, 9 + (serial % 8), async () => {
      const xml = invoiceOf(team, claim, serial);
      const evidence = await this.reception.execute(roles.researcher, {
        name: `${claim.items[0]?.name ?? '계산서'}.xml`,
        content: Readable.from([xml]),
      });
      const draft = await this.creation.execute(roles.researcher, { evidenceIds: [evidence.id] });
      return this.pointAt(
        roles.researcher,
        draft,
        lineOf(structure, team, claim),
        structure.categories.get(claim.category),
      );
    });
    if (claim.outcome === 'draft') return filed.id;
    await this.on(claim.on, 15, () => this.submission.execute(roles.researcher, { id: filed.id }));
    if (claim.untouched) return filed.id;
    await this.askedBefore(roles, filed.id, claim);
    if (claim.outcome === 'submitted') return filed.id;
    await this.decide(roles, filed.id, claim);
    if (claim.byRun || (claim.outcome !== 'paid' && claim.outcome !== 'reversed')) return filed.id;
    const paidOn = soon(claim.on, 4);
    await this.on(paidOn, 14, () =>
      this.payments.pay(roles.finance, {
        items: [{ expenseId: filed.id }],
        paidOn,
        bankReference: `이체 ${paidOn.slice(5)}-${serial % 1000}`,
      }),
    );
    if (claim.outcome === 'reversed') {
      await this.on(soon(claim.on, 9), 11, () =>
        this.reversal.execute(roles.finance, { id: filed.id, comment: claim.comment ?? '' }),
      );
    }
    if (claim.owedBack) await this.takeBack(roles.finance, filed, claim.owedBack);
    return filed.id;
  }

  private async takeBack(
    finance: Actor,
    { id, lines }: Expense,
    { on, share, comment }: NonNullable<DemoClaim['owedBack']>,
  ): Promise<void> {
    const parts = lines.map((line) => ({ lineId: line.id, amount: line.claimAmount / share }));
    await this.on(on, 11, () =>
      this.reversal.execute(finance, {
        id,
        comment,
        reason: 'deal-cancelled',
        owedBy: 'supplier',
        lines: parts,
      }),
    );
  }

  /** The principal investigator's 발의, and on the common pot the team's own yes, before the last word. */
  private async askedBefore(roles: DemoRoles, id: string, claim: DemoClaim): Promise<void> {
    const day = soon(claim.on, 1);
    await this.on(day, 9, () => this.decisions.approve(roles.investigator, { id }));
    if (claim.fund === 'copurchase')
      await this.on(day, 9.5, () => this.decisions.approve(roles.administrator, { id }));
  }

  private async decide(roles: DemoRoles, id: string, claim: DemoClaim): Promise<void> {
    const approver = claim.fund === 'copurchase' ? roles.officer : roles.administrator;
    const command = { id, comment: claim.outcome === 'reversed' ? undefined : claim.comment };
    await this.on(soon(claim.on, 1), 10, async () => {
      if (claim.outcome === 'returned') await this.decisions.return(approver, command);
      else if (claim.outcome === 'rejected') await this.decisions.reject(approver, command);
      else await this.decisions.approve(approver, command);
    });
  }

  /** Chooses the budget line as the claimant would. */
  private async pointAt(
    actor: Actor,
    draft: Expense,
    budgetLineId: string,
    categoryId: string | undefined,
  ): Promise<Expense> {
    const lines = draft.lines.map((line) => ({ ...line, budgetLineId, categoryId }));
    return this.drafts.execute(actor, { id: draft.id, version: draft.version, input: { lines } });
  }

  private on<T>(day: KstDate, hour: number, work: () => Promise<T>): Promise<T> {
    return this.clock.at(new Date(startOfKstDate(day).getTime() + hour * HOUR_MS), work);
  }
}

/** A few days later, but never after the demonstration's first day. */
function soon(day: KstDate, days: number): KstDate {
  const later = addDays(day, days);
  return later < LAST_DAY ? later : LAST_DAY;
}

function lineOf(
  { potLineId }: DemoStructure,
  team: DemoTeamStructure,
  { fund, category }: DemoClaim,
): string {
  if (fund === 'copurchase') return potLineId;
  if (fund === 'data') return team.dataLineId;
  const found = Object.entries(team.researchLineIds).find(([code]) => category.startsWith(code));
  if (!found) throw new Error(`the demonstration has no line for ${category}`);
  return found[1];
}

function invoiceOf({ slug }: DemoTeamStructure, claim: DemoClaim, serial: number): Buffer {
  const supplier = DEMO_SUPPLIERS[claim.supplier];
  const buyer = DEMO_TEAMS.find((team) => team.slug === slug);
  if (!buyer) throw new Error(`the demonstration has no team ${slug}`);
  const scale = DEMO_SCALE[slug] ?? 1000n;
  return taxInvoiceXml({
    approvalNumber: approvalNumberOf(claim.on, serial),
    issuedOn: claim.on,
    typeCode: claim.exempt ? '0301' : '0101',
    supplier: {
      name: supplier.name,
      businessNumber: supplier.nine + businessNumberCheckDigit(supplier.nine),
      representative: '대표자(예시)',
      address: '서울특별시 예시구 예시로 1',
      businessItem: supplier.item,
    },
    buyer: {
      name: buyer.name.ko,
      businessNumber: buyer.company.businessNumber,
      representative: '대표자(예시)',
    },
    lines: claim.items.map(({ name, supplyAmount }) => ({
      name,
      supplyAmount: scaled(supplyAmount, scale),
      purchasedOn: claim.on,
    })),
  });
}

function scaled(amount: bigint, thousandths: bigint): bigint {
  return ((amount * thousandths) / 10_000n) * 10n;
}
