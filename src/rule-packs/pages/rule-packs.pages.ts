import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { textOf, versionOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { DiscardDraft } from '../discard-draft.js';
import { EditDraft } from '../edit-draft.js';
import { PublishDraft } from '../publish-draft.js';
import { RULE_PACK_ERRORS } from '../rule-pack.errors.js';
import { mayEditRules } from '../rule-pack.policy.js';
import { BUILT_IN, compiled, RulePackQueries } from '../rule-pack.queries.js';
import { StartDraft } from '../start-draft.js';
import { StartTrial } from '../trial/start-trial.js';
import { figuresOf, ruleEditOf, ruleValuesOf } from './draft-form-values.js';
import { RulePackRenderer, type Seen } from './rule-packs.render.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DRAFT = '/settings/rules/draft';
const DONE = {
  started: { ko: '초안을 만들었습니다.', en: 'Draft started.' },
  saved: { ko: '초안을 저장했습니다.', en: 'Draft saved.' },
  discarded: { ko: '초안을 버렸습니다.', en: 'Draft discarded.' },
  published: { ko: '시행일을 정했습니다.', en: 'The day is set.' },
} as const;
const NO_DAY = { ko: '시행일을 골라 주세요.', en: 'Choose the day.' };

/** 설정 › 규칙: everybody reads, officers draft, try and put in force. */
@ApiExcludeController()
@Controller('settings/rules')
export class RulePackPages {
  constructor(
    private readonly renderer: RulePackRenderer,
    private readonly packs: RulePackQueries,
    private readonly starting: StartDraft,
    private readonly editing: EditDraft,
    private readonly discarding: DiscardDraft,
    private readonly publishing: PublishDraft,
    private readonly trying: StartTrial,
  ) {}

  @Get()
  overview(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.renderer.overview({ request, reply });
  }

  @Post()
  start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const seen = { request, reply };
    const act = () => this.starting.execute(actorOf(request));
    return this.answer(seen, DRAFT, 'started', act, (errors) => this.renderer.overview({ ...seen, errors }));
  }

  @Get('draft')
  draft(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.renderer.draft({ request, reply });
  }

  @Post('draft/figures')
  figures(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const act = async () => {
      ensure(mayEditRules(actorOf(request)));
      const edit = figuresOf(body, compiled(await this.packs.draft(actorOf(request))));
      await this.editing.figures(actorOf(request), { ...edit, version: versionOf(body) });
    };
    const settings = new Map(
      Object.keys(body).flatMap((name) =>
        name.startsWith('setting.') ? [[name.slice('setting.'.length), textOf(body, name)]] : [],
      ),
    );
    return this.answer(seen, DRAFT, 'saved', act, (errors) =>
      this.renderer.draft({ ...seen, errors }, { settings }),
    );
  }

  @Get('draft/rules/:code')
  rule(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
  ) {
    ensure(mayEditRules(actorOf(request)));
    return this.renderer.rule({ request, reply }, code);
  }

  @Post('draft/rules/:code')
  saveRule(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const values = ruleValuesOf(body);
    const command = { code, edit: ruleEditOf(values), version: versionOf(body) };
    const act = () => this.editing.rule(actorOf(request), command);
    const back = `${DRAFT}#${encodeURIComponent(code)}`;
    return this.answer(seen, back, 'saved', act, (errors) =>
      this.renderer.rule({ ...seen, errors }, code, values),
    );
  }

  @Get('draft/text')
  text(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    ensure(mayEditRules(actorOf(request)));
    return this.renderer.text({ request, reply });
  }

  @Post('draft/text')
  saveText(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const source = textOf(body, 'source').replaceAll('\r\n', '\n');
    const act = () => this.editing.text(actorOf(request), { source, version: versionOf(body) });
    return this.answer(seen, DRAFT, 'saved', act, (errors) =>
      this.renderer.text({ ...seen, errors }, source),
    );
  }

  @Get('draft/download')
  async downloadDraft(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { source } = await this.packs.draft(actorOf(request));
    sendText(reply, source, 'rules-draft.yaml');
  }

  @Post('draft/trial')
  try(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const act = () => this.trying.execute(actorOf(request), { version: versionOf(body) });
    return this.answer(seen, `${DRAFT}#trial`, undefined, act, (errors) =>
      this.renderer.draft({ ...seen, errors }),
    );
  }

  @Get('draft/claims')
  claims(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ) {
    const given = (name: string) => textOf(query, name) || undefined;
    return this.renderer.claims({ request, reply }, { rule: given('rule'), after: given('after') });
  }

  @Post('draft/publication')
  publish(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const effectiveOn = textOf(body, 'effectiveOn');
    const act = async () => {
      ensure(mayEditRules(actorOf(request)));
      if (!isKstDate(effectiveOn))
        throw invalidInput([{ pointer: '/effectiveOn', code: 'web.isKstDate', text: NO_DAY }]);
      await this.publishing.execute(actorOf(request), { effectiveOn, version: versionOf(body) });
    };
    return this.answer(seen, '/settings/rules', 'published', act, (errors) =>
      this.renderer.draft({ ...seen, errors }, { effectiveOn }),
    );
  }

  @Post('draft/discard')
  discard(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ) {
    const seen = { request, reply };
    const act = () => this.discarding.execute(actorOf(request), { version: versionOf(body) });
    return this.answer(seen, '/settings/rules', 'discarded', act, (errors) =>
      this.renderer.draft({ ...seen, errors }),
    );
  }

  @Get(':id')
  pack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ) {
    return this.renderer.pack({ request, reply }, packId(id));
  }

  @Get(':id/text')
  async download(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<void> {
    const { source, effectiveOn } = await this.packs.read(actorOf(request), packId(id));
    sendText(reply, source, `rules-${effectiveOn ?? BUILT_IN}.yaml`);
  }

  private answer(
    { request, reply }: Seen,
    to: string,
    done: keyof typeof DONE | undefined,
    act: () => Promise<unknown>,
    again: (errors: NonNullable<Seen['errors']>) => Promise<VNode>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        ensure(mayEditRules(actorOf(request)));
        await act();
        return { to, flash: done && { kind: 'success', text: DONE[done][locale] } };
      },
      again: (errors) => {
        // Whoever may not edit has no form to go back to.
        ensure(mayEditRules(actorOf(request)));
        return again(errors);
      },
    });
  }
}

function packId(id: string): string {
  if (id !== BUILT_IN && !UUID.test(id)) throw RULE_PACK_ERRORS.fail('rule-pack.not-found');
  return id;
}

function sendText(reply: FastifyReply, source: string, name: string): void {
  void reply
    .type('application/yaml; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(source);
}
