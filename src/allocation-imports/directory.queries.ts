import { Injectable } from '@nestjs/common';
import { DeclinedSupports } from '../budgets/declined/declined-supports.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Institution } from '../programmes/institution.entity.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { wordOf } from '../sheets/words.js';
import { byWords, type Directory, type DirectoryCategory } from './directory.js';

/** Puts the programme's words together, once for a sheet. */
@Injectable()
export class DirectoryQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly declined: DeclinedSupports,
  ) {}

  of(actor: Actor): Promise<Directory> {
    return this.unit.run(actor, async () => {
      const years = await this.structure.fiscalYears(actor);
      const teams = await this.structure.teams(actor);
      const declined = await this.declined.list(actor, { openOnly: true });
      return {
        officeTeamId: actor.programme.officeTeamId,
        funds: byWords(
          (await this.structure.funds(actor)).map(({ id, kind, code, nameKo, nameEn }) => ({
            item: { id, kind },
            words: [code, nameKo, nameEn],
          })),
        ),
        years: new Map(years.map(({ id, year }) => [year, id])),
        stages: byWords(
          (await this.structure.stages(actor)).map((stage) => ({
            item: stage,
            words: [
              String(stage.number),
              `${stage.number}단계`,
              `stage ${stage.number}`,
              stage.nameKo,
              stage.nameEn,
            ],
          })),
        ),
        teams: byWords(
          teams.map(({ id, code, nameKo, nameEn, status }) => ({
            item: { id, status, name: nameKo },
            words: [code, nameKo, nameEn],
          })),
        ),
        institutions: await this.institutions(actor),
        categories: await this.categories(actor),
        declined: new Set(declined.map(({ team, fund }) => `${team.id} ${fund.id}`)),
      };
    });
  }

  private async institutions(actor: Actor): Promise<Directory['institutions']> {
    const teams = new Map<string, Institution[]>();
    for (const one of await this.structure.institutions(actor))
      teams.set(one.teamId, [...(teams.get(one.teamId) ?? []), one]);
    return new Map(
      [...teams].map(([teamId, own]) => [
        teamId,
        {
          all: own.map(({ id }) => id),
          byWord: byWords(
            own.map(({ id, name, businessNumber }) => ({
              item: id,
              words: [name, businessNumber, dashed(businessNumber)],
            })),
          ),
        },
      ]),
    );
  }

  private async categories(actor: Actor): Promise<Directory['categories']> {
    const tree = await this.structure.categories(actor);
    return byWords(
      tree.inOrder.map((node) => {
        const lineage = tree.lineage(node.id);
        const item: DirectoryCategory = {
          id: node.id,
          steps: lineage.map(({ code, nameKo, nameEn }) => new Set([code, nameKo, nameEn].map(wordOf))),
          validFrom: node.validFrom,
          validTo: node.validTo,
        };
        return { item, words: [node.code, node.path, node.nameKo, node.nameEn] };
      }),
    );
  }
}

/** `901-88-00128`, as it is written on paper. */
function dashed(number: string): string {
  return `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`;
}
