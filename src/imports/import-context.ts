import { Injectable } from '@nestjs/common';
import {
  ClaimTargets,
  isValidOn,
  targetsOf,
  type ClaimCategory,
  type Target,
} from '../expenses/claim-targets.js';
import { ExpenseReferences, type ClaimInstitution } from '../expenses/expense-references.js';
import type { StagePeriod } from '../expenses/check-expense.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EXPENSE_ERRORS } from '../expenses/expense.errors.js';
import { RulePacks } from '../rules/rule-packs.js';
import type { RulePack } from '../rules/pack.js';
import { wordOf } from '../sheets/words.js';
import type { NamedTarget } from './find-target.js';
import { limitsOf, type StageLimits } from '../stages/deadline.js';
import { DeadlineStore } from '../stages/deadline-store.js';
import type { ImportTarget } from './import.js';
import type { DayTargets, RowContext, StageTargets } from './row-claim.js';
import { refusing, type RowRules } from './row-rules.js';

interface Codes {
  categories: ReadonlyMap<string, string>;
  funds: ReadonlyMap<string, string>;
}

/** Gathers what rows are judged by, inside the unit in hand. */
@Injectable()
export class ImportContexts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly references: ExpenseReferences,
    private readonly targets: ClaimTargets,
    private readonly packs: RulePacks,
    private readonly deadlines: DeadlineStore,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, defaultTarget?: ImportTarget): Promise<RowContext> {
    const institution = await this.references.institution(actor.team.id, actor.institutionId);
    const today = this.clock.businessDate(actor.demo);
    return {
      teamId: actor.team.id,
      claimantId: actor.userId,
      institution,
      now: this.clock.businessNow(actor.demo),
      today,
      stages: await this.stages(actor, institution, today),
      rules: await this.rules(actor, institution),
      defaultTarget,
    };
  }

  private async stages(actor: Actor, institution: ClaimInstitution, today: string): Promise<StageTargets[]> {
    const stages = await this.unit.query<StagePeriod>(
      `SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages WHERE starts_on <= $1::date ORDER BY starts_on`,
      [today],
    );
    if (stages.length === 0) throw EXPENSE_ERRORS.fail('expense.stage-missing');
    const categories = await this.targets.categories();
    const codes = await this.codes();
    const found: StageTargets[] = [];
    for (const stage of stages) {
      const lines = await this.targets.lines(actor.team.id, institution.id, stage.id);
      found.push({
        stage,
        lines: new Map(lines.map((line) => [line.id, line])),
        on: byDay((day) => ({
          categoryPaths: new Map(
            categories
              .filter((category) => category.claimable && isValidOn(category, day))
              .map(({ id, path }) => [id, path]),
          ),
          targets: targetsOf(lines, categories, day).map((target) => named(target, categories, codes)),
        })),
      });
    }
    return found;
  }

  private async rules(actor: Actor, institution: ClaimInstitution): Promise<RowRules> {
    const institutions = await this.unit.query<{ id: string; kind: string; business_number: string }>(
      'SELECT id, kind, business_number FROM institutions WHERE team_id = $1',
      [actor.team.id],
    );
    const funds = await this.unit.query<{ id: string; code: string; kind: string }>(
      'SELECT b.id, f.code, f.kind FROM budget_lines b JOIN funds f ON f.id = b.fund_id',
    );
    const packOn = await this.packs.packsByDay(actor);
    const { deadlines, holidays } = await this.deadlines.read(actor.programme.id);
    const limits = new Map<string, StageLimits>();
    const kept = new Map<RulePack, RulePack>();
    return {
      refusingOn: (day) => {
        const whole = packOn(day);
        const part = kept.get(whole) ?? refusing(whole);
        kept.set(whole, part);
        return part;
      },
      limitsOf: (stage) => {
        const known = limits.get(stage.id) ?? limitsOf(deadlines, stage, holidays);
        limits.set(stage.id, known);
        return known;
      },
      institutionKind: institutions.find(({ id }) => id === institution.id)?.kind ?? '',
      projectNumbers: new Set(
        institutions.filter(({ id }) => id !== institution.id).map((other) => other.business_number),
      ),
      funds: new Map(funds.map(({ id, code, kind }) => [id, { code, kind }])),
    };
  }

  private async codes(): Promise<Codes> {
    const [categories, funds] = [
      await this.unit.query<{ id: string; code: string }>('SELECT id, code FROM categories'),
      await this.unit.query<{ id: string; code: string }>(
        'SELECT b.id, f.code FROM budget_lines b JOIN funds f ON f.id = b.fund_id',
      ),
    ];
    const byId = (rows: readonly { id: string; code: string }[]) =>
      new Map(rows.map(({ id, code }) => [id, code]));
    return { categories: byId(categories), funds: byId(funds) };
  }
}

function wordsOf(...texts: (string | undefined)[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => (text ? [wordOf(text)] : [])));
}

/** Sheets hold few days and many rows of each. */
function byDay(make: StageTargets['on']): StageTargets['on'] {
  const made = new Map<string, DayTargets>();
  return (day = '') => {
    const known = made.get(day) ?? make(day || undefined);
    made.set(day, known);
    return known;
  };
}

function named(target: Target, categories: readonly ClaimCategory[], codes: Codes): NamedTarget {
  const { line, category } = target;
  const steps = categories.filter(
    ({ path }) => category.path === path || category.path.startsWith(`${path}.`),
  );
  return {
    target,
    fundWords: wordsOf(line.fundName.ko, line.fundName.en, codes.funds.get(line.id)),
    categoryWords: steps.map(({ id, names }) =>
      wordsOf(names.at(-1)?.ko, names.at(-1)?.en, codes.categories.get(id)),
    ),
  };
}
