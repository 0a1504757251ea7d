import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { maySeeLabour } from '../programmes/programme.policy.js';
import type { PotShare } from './one-page-report/one-page-report.js';
import type {
  ClaimAmount,
  DaySpending,
  OnePageReportInput,
  OpenClaim,
  OpenReservation,
} from './one-page-report/one-page-report-input.js';
import {
  CLAIMS_WITHOUT_EVIDENCE,
  LEDGER_POSITION,
  LINES,
  OPEN_CLAIMS,
  OPEN_RESERVATIONS,
  POT_LINES,
  POT_SHARES,
  SPENDING,
} from './one-page-report.sql.js';
import { fundsOf, inPrintOrder, reportLine, type ReportLineRow } from './report-line-rows.js';
import type { ReportSubject } from './report-subject.js';

interface ClaimRow {
  id: string;
  budget_line_id: string;
  amount: string;
}

interface OpenClaimRow extends ClaimRow {
  state: OpenClaim['state'];
  state_since: Date;
}

/** What the questions about one report have in common. */
interface Question {
  lineIds: string[];
  teamIds: string[];
  stageId: string;
  basedOn: KstDate;
}

const MINUTE_MS = 60_000;

/** Reads all that the one-page report is made of, in a handful of set-based statements. */
@Injectable()
export class OnePageReportFacts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly clock: Clock,
  ) {}

  /** Joins the unit of work in hand, which must be a snapshot: between two statements others go on spending. */
  read(actor: Actor, { team, stage }: ReportSubject): Promise<OnePageReportInput> {
    const work = async (): Promise<OnePageReportInput> => {
      const rows = await this.unit.query<ReportLineRow>(LINES, [stage.id, team?.id ?? null]);
      const categories = await this.structure.categories(actor);
      const ordered = inPrintOrder(rows, team ? categories : undefined);
      const basedOn = this.clock.businessDate(actor.demo);
      const question: Question = {
        lineIds: ordered.map(({ id }) => id),
        teamIds: team ? [team.id] : [...actor.readTeamIds],
        stageId: stage.id,
        basedOn,
      };
      return {
        scope: team ? { kind: 'team', teamId: team.id, teamName: team.name } : { kind: 'programme' },
        programmeName: actor.programme.name,
        stage: { id: stage.id, name: stage.name, startsOn: stage.startsOn, endsOn: stage.endsOn },
        funds: fundsOf(ordered),
        basedOn,
        madeAt: this.madeAt(actor),
        madeBy: actor.name,
        demo: actor.demo !== undefined,
        hideLabour: !maySeeLabour(actor),
        ledgerPosition: await this.ledgerPosition(team?.id),
        lines: ordered.map((row) => reportLine(row, categories)),
        spending: await this.spending(question),
        openReservations: await this.openReservations(question),
        openClaims: await this.openClaims(question),
        claimsWithoutEvidence: await this.claimsWithoutEvidence(question),
        commonPot: await this.commonPot(question),
      };
    };
    return this.unit.run(actor, work, { snapshot: true });
  }

  /** To the minute, as it is printed: who makes the report again within it gets the same bytes. */
  private madeAt(actor: Actor): Date {
    const now = this.clock.businessNow(actor.demo).getTime();
    return new Date(now - (now % MINUTE_MS));
  }

  private async ledgerPosition(teamId: string | undefined): Promise<bigint> {
    const row = await this.unit.one<{ position: string }>(LEDGER_POSITION, [teamId ?? null]);
    return BigInt(row?.position ?? 0);
  }

  private async spending({ lineIds, basedOn }: Question): Promise<DaySpending[]> {
    const rows = await this.unit.query<{ line_id: string; spent_on: KstDate; amount: string }>(SPENDING, [
      lineIds,
      basedOn,
    ]);
    return rows.map((row) => ({ lineId: row.line_id, on: row.spent_on, amount: BigInt(row.amount) }));
  }

  private async openReservations({ lineIds, teamIds, basedOn }: Question): Promise<OpenReservation[]> {
    const rows = await this.unit.query<{ line_id: string; amount: string; since: KstDate }>(
      OPEN_RESERVATIONS,
      [lineIds, teamIds, basedOn],
    );
    return rows.map((row) => ({ lineId: row.line_id, amount: BigInt(row.amount), since: row.since }));
  }

  private async openClaims({ lineIds, teamIds, basedOn }: Question): Promise<OpenClaim[]> {
    const rows = await this.unit.query<OpenClaimRow>(OPEN_CLAIMS, [lineIds, teamIds]);
    return rows.map((row) => {
      const since = kstDateOf(row.state_since);
      return { ...claimAmount(row), state: row.state, since: since < basedOn ? since : basedOn };
    });
  }

  private async claimsWithoutEvidence({ lineIds, teamIds, stageId }: Question): Promise<ClaimAmount[]> {
    const rows = await this.unit.query<ClaimRow>(CLAIMS_WITHOUT_EVIDENCE, [lineIds, teamIds, stageId]);
    return rows.map(claimAmount);
  }

  private async commonPot({ stageId, teamIds }: Question): Promise<PotShare[]> {
    const pots = await this.unit.query<{ id: string }>(POT_LINES, [stageId]);
    const rows = await this.unit.query<{
      name_ko: string;
      name_en: string;
      spent: string;
      reserved: string;
    }>(POT_SHARES, [pots.map(({ id }) => id), teamIds]);
    return rows.map((row) => ({
      teamName: { ko: row.name_ko, en: row.name_en },
      spent: BigInt(row.spent),
      reserved: BigInt(row.reserved),
    }));
  }
}

function claimAmount(row: ClaimRow): ClaimAmount {
  return { claimId: row.id, lineId: row.budget_line_id, amount: BigInt(row.amount) };
}
