import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { DraftTextPage, RuleFormPage, TrialClaimsPage } from '../../../templates/rule-packs/draft-forms.js';
import { DraftPage } from '../../../templates/rule-packs/draft-page.js';
import { RulePackPage, RulePacksPage } from '../../../templates/rule-packs/rule-packs-page.js';
import type { RuleFormValues } from '../../../templates/rule-packs/rule-packs-view.js';
import { settingsSections } from '../../people/settings-sections.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { formatSetting } from '../../rules/format-setting.js';
import { RULE_PACK_ERRORS } from '../rule-pack.errors.js';
import { mayEditRules } from '../rule-pack.policy.js';
import { compiled, RulePackQueries } from '../rule-pack.queries.js';
import { TrialQueries } from '../trial/trial.queries.js';
import {
  changeTexts,
  groupRows,
  ruleFormValues,
  ruleTitles,
  settingFields,
  trialView,
} from './rule-packs.view.js';

const PAGE = 50;

export interface Seen {
  request: FastifyRequest;
  reply: FastifyReply;
  errors?: FormError[];
}

/** Draws the pages of rule packs. */
@Injectable()
export class RulePackRenderer {
  constructor(
    private readonly frames: PageFrames,
    private readonly packs: RulePackQueries,
    private readonly trials: TrialQueries,
    private readonly clock: Clock,
  ) {}

  async overview(seen: Seen): Promise<VNode> {
    const actor = actorOf(seen.request);
    const { inForce, planned, earlier, draft } = await this.packs.list(actor);
    return RulePacksPage({
      ...(await this.settings(seen)),
      mayEdit: mayEditRules(actor).allowed,
      inForce,
      ruleCount: compiled(await this.packs.read(actor, inForce.id)).rules.length,
      planned,
      earlier,
      draft,
      errors: seen.errors ?? [],
    });
  }

  async pack(seen: Seen, id: string): Promise<VNode> {
    const row = await this.packs.read(actorOf(seen.request), id);
    const pack = compiled(row);
    const frame = await this.settings(seen);
    const { locale } = frame.frame;
    return RulePackPage({
      ...frame,
      pack: row,
      name: pack.name[locale],
      groups: groupRows(pack, locale),
      settings: pack.settings.map((setting) => ({
        code: setting.code,
        name: setting.name[locale],
        value: formatSetting(setting, locale),
      })),
    });
  }

  /** `typed`: values of the form that was refused, by the names of its fields. */
  async draft(seen: Seen, typed: { settings?: ReadonlyMap<string, string>; effectiveOn?: string } = {}) {
    const actor = actorOf(seen.request);
    const draft = await this.packs.draft(actor);
    const pack = compiled(draft);
    const frame = await this.settings(seen);
    const { locale } = frame.frame;
    const { source } = await this.packs.textInForce(actor);
    const trial = await this.trials.of(actor, draft.id, draft.version);
    const today = this.clock.businessDate(actor.demo);
    return DraftPage({
      ...frame,
      mayEdit: mayEditRules(actor).allowed,
      version: draft.version,
      settings: settingFields(pack, locale).map((field) => ({
        ...field,
        value: typed.settings?.get(field.code) ?? field.value,
      })),
      groups: groupRows(pack, locale),
      changes: changeTexts(source, draft.source, pack, locale),
      trial: trial && trialView(trial, ruleTitles(pack, locale)),
      today,
      effectiveOn: typed.effectiveOn ?? today,
      errors: seen.errors ?? [],
    });
  }

  async rule(seen: Seen, code: string, typed?: RuleFormValues): Promise<VNode> {
    const draft = await this.packs.draft(actorOf(seen.request));
    const rule = compiled(draft).rules.find((one) => one.code === code);
    if (!rule) throw RULE_PACK_ERRORS.fail('rule-pack.unknown-rule');
    return RuleFormPage({
      ...(await this.settings(seen)),
      code,
      version: draft.version,
      values: typed ?? ruleFormValues(rule, draft.source),
      errors: seen.errors ?? [],
    });
  }

  async text(seen: Seen, typed?: string): Promise<VNode> {
    const draft = await this.packs.draft(actorOf(seen.request));
    return DraftTextPage({
      ...(await this.settings(seen)),
      version: draft.version,
      source: typed ?? draft.source,
      errors: seen.errors ?? [],
    });
  }

  async claims(seen: Seen, query: { rule?: string; after?: string }): Promise<VNode> {
    const actor = actorOf(seen.request);
    const draft = await this.packs.draft(actor);
    const trial = await this.trials.of(actor, draft.id, draft.version);
    if (!trial) throw RULE_PACK_ERRORS.fail('rule-pack.not-tried');
    const frame = await this.settings(seen);
    const { locale } = frame.frame;
    const titles = ruleTitles(compiled(draft), locale);
    const titleOf = (rule: string) => titles.get(rule) ?? rule;
    const { rows, next } = await this.trials.claims(actor, trial.id, { ...query, limit: PAGE });
    const href = (after?: string) => {
      const given = Object.entries({ rule: query.rule, after }).filter(([, value]) => value);
      return `/settings/rules/draft/claims?${new URLSearchParams(given as [string, string][]).toString()}`;
    };
    return TrialClaimsPage({
      ...frame,
      ruleTitle: query.rule && titleOf(query.rule),
      rows: rows.map((row) => ({
        id: row.expenseId,
        number: row.number,
        teamName: row.teamName[locale],
        title: row.title,
        claimAmount: row.claimAmount,
        changes: row.changes.map(({ rule, before, after }) => ({ title: titleOf(rule), before, after })),
      })),
      paging: {
        shown: rows.length,
        firstHref: query.after ? href() : undefined,
        nextHref: next && href(next),
      },
    });
  }

  private async settings({ request, reply }: Seen) {
    return {
      frame: await this.frames.frameOf(request, reply),
      sections: settingsSections(actorOf(request)),
    };
  }
}
