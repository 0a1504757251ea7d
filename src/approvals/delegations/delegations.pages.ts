import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { DelegationsPage } from '../../../templates/delegations/delegations-page.js';
import type { LendValues } from '../../../templates/delegations/delegations-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { textOf, textsOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { MOST_REASON } from './delegation.dto.js';
import { mayLend, maySeeAll } from './delegation.policy.js';
import { DelegationStore } from './delegation-store.js';
import { delegationMessages, delegationRow } from './delegations.view.js';
import { EndDelegation } from './end-delegation.js';
import { LendRight, MOST_DAYS } from './lend-right.js';
import { ListDelegations } from './list-delegations.js';

const AT = '/settings/delegations';
/** Of what holds or will hold; the team's list is cut where a team lends more than anybody reads. */
const MOST_OPEN = 200;
const PAGE = 20;

interface Shown {
  scope: 'mine' | 'team';
  after?: string;
  values?: LendValues;
  errors?: readonly FormError[];
}

/** 설정 › 대결. */
@ApiExcludeController()
@Controller()
export class DelegationPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly listing: ListDelegations,
    private readonly store: DelegationStore,
    private readonly structure: ProgrammeStructure,
    private readonly lending: LendRight,
    private readonly ending: EndDelegation,
    private readonly clock: Clock,
  ) {}

  /** The address people remember. */
  @Get('delegations')
  redirect(@Res() reply: FastifyReply): void {
    void reply.status(303).header('location', AT).send();
  }

  @Get('settings/delegations')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, {
      scope: textOf(query, 'scope') === 'team' ? 'team' : 'mine',
      after: textOf(query, 'after') || undefined,
    });
  }

  @Post('settings/delegations')
  lend(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const values = valuesOf(body);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const made = await this.lending.execute(actorOf(request), {
          ...values,
          maxAmount: values.maxAmount === '' ? undefined : (parseWon(values.maxAmount) ?? 0n),
        });
        return { to: AT, flash: { kind: 'success', text: delegationMessages.lent[locale](made.to.name) } };
      },
      again: (errors) => this.page(request, reply, { scope: 'mine', values, errors }),
    });
  }

  @Post('settings/delegations/:id/end')
  end(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const scope = textOf(body, 'scope') === 'team' ? 'team' : 'mine';
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.ending.execute(actorOf(request), id);
        const to = scope === 'team' ? `${AT}?scope=team` : AT;
        return { to, flash: { kind: 'success', text: delegationMessages.ended[locale] } };
      },
      again: (errors) => this.page(request, reply, { scope, errors }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { scope: wanted, after, values, errors = [] }: Shown,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const today = this.clock.businessDate(actor.demo);
    const seesAll = maySeeAll(actor);
    const scope = seesAll ? wanted : 'mine';
    const { open, over, people, funds } = await this.unit.run(actor, async () => ({
      open: await this.listing.execute(actor, { scope, over: false, limit: MOST_OPEN }),
      over: await this.listing.execute(actor, { scope, over: true, after, limit: PAGE }),
      people: mayLend(actor).allowed ? await this.store.candidates(actor) : [],
      funds: await this.structure.funds(actor),
    }));
    const { locale } = frame;
    const fundNames = funds.map(({ id, nameKo, nameEn }) => ({
      value: id,
      label: locale === 'ko' ? nameKo : nameEn,
    }));
    const row = (delegation: (typeof open.rows)[number]) => delegationRow(actor, delegation, fundNames);
    const href = (cursor?: string) => pageHref(scope, cursor);
    return DelegationsPage({
      frame,
      sections: settingsSections(actor),
      today,
      scope,
      seesAll,
      open: open.rows.map(row),
      openCut: open.next !== undefined,
      over: over.rows.map(row),
      paging: {
        shown: over.rows.length,
        firstHref: after ? href() : undefined,
        nextHref: over.next && href(over.next),
      },
      lending: mayLend(actor).allowed
        ? {
            people: people.map(({ id, name }) => ({ value: id, label: name })),
            funds: fundNames,
            values: values ?? { ...EMPTY, startsOn: today },
            mostDays: MOST_DAYS,
          }
        : undefined,
      errors,
    });
  }
}

const EMPTY: LendValues = {
  toUserId: '',
  startsOn: '',
  endsOn: '',
  maxAmount: '',
  fundIds: [],
  reason: '',
};

function valuesOf(body: FormBody): LendValues {
  return {
    toUserId: textOf(body, 'toUserId'),
    startsOn: textOf(body, 'startsOn'),
    endsOn: textOf(body, 'endsOn'),
    maxAmount: textOf(body, 'maxAmount').trim().slice(0, 30),
    fundIds: textsOf(body, 'fundIds').slice(0, 100),
    reason: textOf(body, 'reason').slice(0, MOST_REASON),
  };
}

function pageHref(scope: 'mine' | 'team', after?: string): string {
  const query = new URLSearchParams({
    ...(scope === 'team' ? { scope } : {}),
    ...(after ? { after } : {}),
  });
  return query.size > 0 ? `${AT}?${query.toString()}` : AT;
}
