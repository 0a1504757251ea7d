import { Injectable } from '@nestjs/common';
import type { FormError } from '../../../templates/components/form-error.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import { withQuery } from '../../../templates/format.js';
import type { SettingsSection } from '../../../templates/settings/settings-view.js';
import type { StructureKey, StructurePageProps } from '../../../templates/settings/structure-view.js';
import { programmeRoleOf, type Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { mayListPeople } from '../../people/people.policy.js';
import { BudgetLineSection, FundSection } from './money-sections.js';
import { MemberSections } from './member-sections.js';
import { ProgrammeSection, StageSection, YearSection } from './period-sections.js';
import { holds, withTyped, type StructureForm } from './structure-form.js';
import type { StructurePageQuery } from './structure.dto.js';
import type { SectionReader, StructureSection, TypedValues } from './structure-section.js';

const PAGE = 100;

export interface StructureView {
  actor: Actor;
  frame: PageFrame;
  section: StructureSection;
  query: StructurePageQuery;
  /** A refused form: what was typed, and why. */
  refused?: { typed: TypedValues; errors: readonly FormError[] };
}

/** Finds a section by its address and puts its page together. */
@Injectable()
export class StructureViews {
  private readonly sections: readonly StructureSection[];

  constructor(
    private readonly unit: UnitOfWork,
    programme: ProgrammeSection,
    funds: FundSection,
    years: YearSection,
    stages: StageSection,
    members: MemberSections,
    lines: BudgetLineSection,
  ) {
    this.sections = [programme, funds, years, stages, ...members.all, lines];
  }

  section(key: string): StructureSection {
    const section = this.sections.find((one) => one.key === key);
    if (!section) throw WEB_ERRORS.fail('web.not-found');
    return section;
  }

  page(view: StructureView): Promise<StructurePageProps> {
    const { actor, frame, section, query, refused } = view;
    const reader = { actor, locale: frame.locale };
    return this.unit.run(actor, async () => {
      const officer = programmeRoleOf(actor) === 'officer';
      const base = `/settings/structure/${section.key}`;
      const all = (await section.rows(reader)).filter(({ facts }) =>
        holds(facts, query.q ?? '', frame.locale),
      );
      const start = Number(decodeCursor(query.after, 1)?.[0] ?? '0');
      if (!Number.isInteger(start) || start < 0) throw WEB_ERRORS.fail('web.bad-cursor');
      const rows = all.slice(start, start + PAGE);
      const searched = query.q ? withQuery(base, 'q', query.q) : base;
      const form = officer ? await this.form(reader, section, query) : undefined;
      const editable = officer && section.key !== 'programme';
      return {
        frame,
        sections: settingsSections(actor),
        section: section.key,
        counts: await this.counts(reader, section.key, all.length),
        rows: rows.map((row) => (editable ? { ...row, editHref: withQuery(base, 'edit', row.id) } : row)),
        paging: {
          firstHref: start > 0 ? searched : undefined,
          nextHref:
            start + PAGE < all.length
              ? withQuery(searched, 'after', encodeCursor([String(start + PAGE)]))
              : undefined,
          shown: rows.length,
          total: all.length,
        },
        q: query.q ?? '',
        form: form && refused ? { ...form, fields: withTyped(form.fields, refused.typed) } : form,
        errors: refused?.errors ?? [],
      };
    });
  }

  private async counts(
    reader: SectionReader,
    shown: StructureKey,
    count: number,
  ): Promise<StructurePageProps['counts']> {
    const counts: StructurePageProps['counts'] = { [shown]: count };
    for (const section of this.sections) {
      if (section.key === 'programme' || section.key === shown) continue;
      counts[section.key] = (await section.rows(reader)).length;
    }
    return counts;
  }

  private async form(
    reader: SectionReader,
    section: StructureSection,
    { edit }: StructurePageQuery,
  ): Promise<StructureForm | undefined> {
    const base = `/settings/structure/${section.key}`;
    const subject = edit ? await this.subject(reader, section, edit) : undefined;
    const fields = await section.fields(reader, edit);
    if (!fields) return undefined;
    if (!edit) return { purpose: 'add', action: base, fields };
    return { purpose: 'change', action: `${base}/${edit}`, subject, cancelHref: base, fields };
  }

  /** What is being changed, in the words of its row. */
  private async subject(reader: SectionReader, section: StructureSection, id: string): Promise<string> {
    const row = (await section.rows(reader)).find((one) => one.id === id);
    if (!row) throw WEB_ERRORS.fail('web.not-found');
    const { category, institution, name, year } = row.facts;
    return [category, institution].filter(Boolean).join(' · ') || String(name ?? year ?? '');
  }
}

function settingsSections(actor: Actor): SettingsSection[] {
  const own: SettingsSection[] = ['structure', 'sessions', 'tokens'];
  return mayListPeople(actor).allowed ? ['people', ...own] : own;
}
