import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { SuppliersPage } from '../../../templates/suppliers/suppliers-page.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { AccountQueries } from '../account.queries.js';
import { AddSupplier, type NewSupplier } from '../add-supplier.js';
import { mayAddSupplier } from '../supplier.policy.js';
import { SupplierQueries } from '../supplier.queries.js';
import { claimsHref } from './supplier.view.js';
import { supplierMessages } from './supplier-texts.js';

const PAGE = 50;
const MOST_TYPED = 100;

interface Shown {
  q: string;
  waitingOnly: boolean;
  after?: string;
  adding?: NewSupplier;
  errors?: readonly FormError[];
}

/** 설정 › 거래처. */
@ApiExcludeController()
@Controller('settings/suppliers')
export class SupplierListPages {
  constructor(
    private readonly queries: SupplierQueries,
    private readonly accounts: AccountQueries,
    private readonly adding: AddSupplier,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, {
      q: textOf(query, 'q').slice(0, MOST_TYPED),
      waitingOnly: textOf(query, 'waiting') !== '',
      after: textOf(query, 'after') || undefined,
    });
  }

  /** A number that is here already is answered with a link to its supplier. */
  @Post()
  add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const adding = { businessNumber: textOf(body, 'businessNumber'), name: textOf(body, 'name') };
    let knownHref: string | undefined;
    return handleForm({
      reply,
      locale,
      act: async () => {
        try {
          const id = await this.adding.execute(actorOf(request), adding);
          const text = supplierMessages.added[locale](adding.name.trim());
          return { to: `/settings/suppliers/${id}`, flash: { kind: 'success', text } };
        } catch (error) {
          if (error instanceof DomainError && error.params['id'])
            knownHref = `/settings/suppliers/${error.params['id']}`;
          throw error;
        }
      },
      again: (errors) =>
        this.page(request, reply, {
          q: '',
          waitingOnly: false,
          adding,
          errors: knownHref ? errors.map((error) => ({ ...error, href: knownHref })) : errors,
        }),
    });
  }

  private async page(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<VNode> {
    const actor = actorOf(request);
    const { q, waitingOnly, after, adding, errors = [] } = shown;
    const { rows, next } = await this.queries.list(actor, { q, waiting: waitingOnly, after, limit: PAGE });
    const { count } = await this.accounts.toConfirm(actor);
    const frame = await this.frames.frameOf(request, reply);
    const office = actor.team.kind === 'office';
    return SuppliersPage({
      frame,
      sections: settingsSections(actor),
      q,
      waitingOnly,
      toConfirm: count,
      rows: rows.map((row) => ({
        ...row,
        teamName: office ? row.teamName[frame.locale] : undefined,
        claimsHref: claimsHref(row, office),
      })),
      paging: {
        shown: rows.length,
        firstHref: after ? href({ q, waitingOnly }) : undefined,
        nextHref: next && href({ q, waitingOnly }, next),
      },
      adding: mayAddSupplier(actor).allowed ? (adding ?? { businessNumber: '', name: '' }) : undefined,
      errors,
    });
  }
}

function href({ q, waitingOnly }: Pick<Shown, 'q' | 'waitingOnly'>, after?: string): string {
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(waitingOnly ? { waiting: '1' } : {}),
    ...(after ? { after } : {}),
  });
  return `/settings/suppliers${query.size > 0 ? `?${query.toString()}` : ''}`;
}
