import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ImportOutcome, OneTimeLink } from '../../templates/settings/settings-view.js';
import type { Actor } from '../platform/access/actor.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import type { Locale } from '../platform/i18n/locale.js';
import { actorOf } from '../platform/web/actor-of-request.js';
import { readCsvUpload } from './csv-upload.js';
import { ImportPeople } from './import-people.js';
import { InvitePerson, type Invited } from './invite-person.js';
import { linkPath } from './one-time-links.js';
import type { NewPerson } from './people-page-data.js';

/** Newcomers as the page about people shows them: one by one or by a file, each with a link. */
@Injectable()
export class PeopleEntrance {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly invitation: InvitePerson,
    private readonly imports: ImportPeople,
  ) {}

  async invite(actor: Actor, { teamId, institutionId, ...person }: NewPerson): Promise<OneTimeLink> {
    const invited = await this.invitation.execute(actor, {
      ...person,
      teamId: teamId || undefined,
      institutionId: institutionId || undefined,
    });
    return this.linkView(invited);
  }

  async import(request: FastifyRequest, locale: Locale): Promise<ImportOutcome> {
    const { added, rejected } = await this.imports.execute(actorOf(request), await readCsvUpload(request));
    return {
      added: added.length,
      links: added.map((invited) => this.linkView(invited)),
      rejected: rejected.map(({ row, line, problems }) => ({
        row,
        line,
        text: problems.map(({ text }) => text[locale]).join(' '),
      })),
    };
  }

  linkView({ name, email, link }: Invited): OneTimeLink {
    return {
      purpose: link.purpose,
      personName: name,
      email,
      url: this.config.publicUrl + linkPath(link),
      expiresAt: link.expiresAt,
    };
  }
}
