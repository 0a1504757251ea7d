import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { checkText } from './check-text.js';
import { DraftStore } from './draft-store.js';
import { withFigures, withRule, type FiguresEdit, type RuleEdit } from './edit-text.js';
import { packChanges } from './pack-changes.js';
import { mayEditRules } from './rule-pack.policy.js';

interface Edited {
  /** The version the person saw; undefined takes whatever stands. */
  version?: number;
}

/** Changes the draft: its figures and switches, one rule, or the whole text. What doesn't compile isn't kept. */
@Injectable()
export class EditDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly drafts: DraftStore,
    private readonly audit: AuditLog,
  ) {}

  figures(actor: Actor, command: Edited & FiguresEdit): Promise<void> {
    return this.edit(actor, command.version, '', (source) => withFigures(source, command));
  }

  rule(actor: Actor, command: Edited & { code: string; edit: RuleEdit }): Promise<void> {
    return this.edit(actor, command.version, '', (source) => withRule(source, command.code, command.edit));
  }

  text(actor: Actor, command: Edited & { source: string }): Promise<void> {
    return this.edit(actor, command.version, '/source', () => command.source);
  }

  private async edit(
    actor: Actor,
    version: number | undefined,
    pointer: string,
    change: (source: string) => string,
  ): Promise<void> {
    ensure(mayEditRules(actor));
    await this.unit.run(actor, async () => {
      const draft = await this.drafts.lock(actor, version);
      const source = change(draft.source);
      if (source === draft.source) return;
      checkText(source, pointer);
      await this.drafts.save(actor, draft, source);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'rule-pack.edited',
        subjectType: 'rule-pack',
        subjectId: draft.id,
        after: { version: draft.version + 1, ...packChanges(draft.source, source) },
      });
    });
  }
}
