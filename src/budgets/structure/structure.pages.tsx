import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { StructurePage } from '../../../templates/settings/structure-page.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { maySetUpProgramme } from '../../programmes/programme.policy.js';
import { requireTyped } from './structure-form.js';
import { StructureFormDto, StructurePageQuery } from './structure.dto.js';
import { StructureViews } from './structure-pages-view.js';
import type { StructureSection } from './structure-section.js';

interface Posted {
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
  section: StructureSection;
  query: StructurePageQuery;
  typed: StructureFormDto;
  act: () => Promise<void>;
}

const DONE = {
  added: { ko: '더했습니다.', en: 'Added.' },
  changed: { ko: '고쳤습니다.', en: 'Changed.' },
} as const;

/** 설정 › 사업 구조: everyone reads it, officers set it up. */
@ApiExcludeController()
@Controller('settings/structure')
export class StructurePages {
  constructor(
    private readonly views: StructureViews,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  @Redirect('/settings/structure/programme', 303)
  first(): void {
    // The decorator answers: the section without a name is the programme's.
  }

  @Get(':section')
  async show(
    @CurrentActor() actor: Actor,
    @Param('section') key: string,
    @Query() query: StructurePageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    const view = await this.views.page({ actor, frame, section: this.views.section(key), query });
    return <StructurePage {...view} />;
  }

  @Post(':section')
  async add(
    @CurrentActor() actor: Actor,
    @Param('section') key: string,
    @Body() typed: StructureFormDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const section = this.views.section(key);
    const act = async () => {
      requireTyped((await section.fields({ actor, locale: localeOf(request) })) ?? [], typed);
      await section.add(actor, typed);
    };
    return this.answer({ actor, request, reply, section, query: {}, typed, act }, 'added');
  }

  @Post(':section/:id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('section') key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() typed: StructureFormDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const section = this.views.section(key);
    const act = async () => {
      requireTyped((await section.fields({ actor, locale: localeOf(request) }, id)) ?? [], typed);
      await section.change(actor, id, typed);
    };
    return this.answer({ actor, request, reply, section, query: { edit: id }, typed, act }, 'changed');
  }

  private async answer(posted: Posted, done: keyof typeof DONE): Promise<VNode | void> {
    const { actor, request, reply, section, query, typed, act } = posted;
    ensure(maySetUpProgramme(actor));
    if (section.key === 'programme') throw WEB_ERRORS.fail('web.not-found');
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act();
        return {
          to: `/settings/structure/${section.key}`,
          flash: { kind: 'success', text: DONE[done][locale] },
        };
      },
      again: async (errors: FormError[]) => {
        const frame = await this.frames.frameOf(request);
        return (
          <StructurePage
            {...await this.views.page({ actor, frame, section, query, refused: { typed, errors } })}
          />
        );
      },
    });
  }
}
