import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { defaultPack, defaultPackText } from '../rules/default-pack.js';
import { readKeptPack } from '../rules/engine/read-pack.js';
import type { RulePack } from '../rules/pack.js';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';

/** How the pack the product comes with is asked for. */
export const BUILT_IN = 'built-in';

/** A programme's own pack, or the one the product comes with, as a list shows it. */
export interface PackRow {
  /** `built-in` for the one the product comes with. */
  id: string;
  state: 'draft' | 'published';
  version: number;
  /** Undefined for a draft, and for the pack the product comes with, which needs no day. */
  effectiveOn?: KstDate;
  updatedAt?: Date;
  publishedAt?: Date;
  publishedByName?: string;
}

export interface PackText extends PackRow {
  source: string;
}

export interface PackList {
  inForce: PackRow;
  /** In the order in which they come into force. */
  planned: PackRow[];
  /** Latest first. */
  earlier: PackRow[];
  /** For the programme's office alone. */
  draft?: PackRow;
}

interface Row {
  id: string;
  state: 'draft' | 'published';
  version: number;
  effective_on: string | null;
  updated_at: Date;
  published_at: Date | null;
  published_by_name: string | null;
  source?: string;
}

const SELECT = `SELECT p.id, p.state, p.version, p.effective_on, p.updated_at, p.published_at,
  u.name AS published_by_name`;
const FROM = 'FROM rule_packs p LEFT JOIN users u ON u.id = p.published_by';
const BUILT_IN_ROW: PackRow = { id: BUILT_IN, state: 'published', version: 1 };

/** Reads the programme's rule packs; the draft is there for its office alone. */
@Injectable()
export class RulePackQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is in force today, what will be, what was. A pack replaced for its own day stands among the earlier ones. */
  async list(actor: Actor): Promise<PackList> {
    const today = this.clock.businessDate(actor.demo);
    const rows = await this.unit.run(actor, () =>
      this.unit.query<Row>(
        `${SELECT} ${FROM} WHERE p.programme_id = $1 ORDER BY p.effective_on DESC, p.published_at DESC`,
        [actor.programme.id],
      ),
    );
    const published = rows.filter(({ state }) => state === 'published').map(packFrom);
    const days = new Set<string>();
    const standing = published.filter(({ effectiveOn = '' }) => {
      if (days.has(effectiveOn)) return false;
      days.add(effectiveOn);
      return true;
    });
    const begun = standing.filter(({ effectiveOn = '' }) => effectiveOn <= today);
    const inForce = begun[0] ?? BUILT_IN_ROW;
    const planned = standing.filter(({ effectiveOn = '' }) => effectiveOn > today).toReversed();
    const draft = rows.find(({ state }) => state === 'draft');
    return {
      inForce,
      planned,
      earlier: [
        ...published.filter((pack) => pack !== inForce && !planned.includes(pack)),
        ...(inForce.id === BUILT_IN ? [] : [BUILT_IN_ROW]),
      ],
      draft: draft && packFrom(draft),
    };
  }

  /** @throws rule-pack.not-found, also for a draft that isn't the reader's to see. */
  async read(actor: Actor, id: string): Promise<PackText> {
    if (id === BUILT_IN) return { ...BUILT_IN_ROW, source: defaultPackText() };
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<Row>(`${SELECT}, p.source ${FROM} WHERE p.id = $1`, [id]);
      if (!row) throw RULE_PACK_ERRORS.fail('rule-pack.not-found');
      return { ...packFrom(row), source: row.source ?? '' };
    });
  }

  async draft(actor: Actor): Promise<PackText> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<Row>(
        `${SELECT}, p.source ${FROM} WHERE p.programme_id = $1 AND p.state = 'draft'`,
        [actor.programme.id],
      );
      if (!row) throw RULE_PACK_ERRORS.fail('rule-pack.no-draft');
      return { ...packFrom(row), source: row.source ?? '' };
    });
  }

  /** The text in force today: what a new draft starts from and is compared with. */
  async textInForce(actor: Actor): Promise<PackText> {
    const { inForce } = await this.list(actor);
    return this.read(actor, inForce.id);
  }
}

/** A stored text was compiled before it was stored. */
export function compiled({ id, source }: PackText): RulePack {
  return id === BUILT_IN ? defaultPack() : readKeptPack(source, `rule-pack-${id}.yaml`);
}

function packFrom(row: Row): PackRow {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    effectiveOn: row.effective_on ?? undefined,
    updatedAt: row.updated_at,
    publishedAt: row.published_at ?? undefined,
    publishedByName: row.published_by_name ?? undefined,
  };
}
