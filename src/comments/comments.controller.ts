import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { CommentListQuery, WriteCommentDto } from './comment.dto.js';
import { OFFICE, type Comment } from './comment.js';
import { ReadComments } from './read-comments.js';
import { WithdrawComment } from './withdraw-comment.js';
import { WriteComment } from './write-comment.js';

/** What is said at a claim (의견), by those who may see it. */
@ApiTags('comments')
@Controller('api/v1/expenses/:id/comments')
export class CommentsController {
  constructor(
    private readonly reading: ReadComments,
    private readonly writing: WriteComment,
    private readonly withdrawal: WithdrawComment,
  ) {}

  /** The latest ones, oldest first; `previous` goes into `before`. Looking answers the calls for the reader. */
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CommentListQuery,
  ): Promise<object> {
    const { comments, total, previous } = await this.reading.execute(actor, { expenseId: id, ...query });
    return { items: comments.map(commentJson), total, previous };
  }

  /** Says something; on a draft its claimant and its preparer only, an auditor nowhere. */
  @Post()
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteCommentDto,
  ): Promise<object> {
    const commentId = await this.writing.execute(actor, {
      expenseId: id,
      body: body.body,
      mentions: [...(body.mentions ?? []), ...(body.mentionsOffice ? [OFFICE] : [])],
      evidenceIds: body.evidenceIds ?? [],
    });
    return { id: commentId };
  }

  /** Takes one's own comment back on the day it was written; that there was one stays. */
  @Delete(':commentId')
  @HttpCode(204)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
  ): Promise<void> {
    await this.withdrawal.execute(actor, { expenseId: id, commentId });
  }
}

function commentJson(comment: Comment): object {
  const { id, authorId, authorName, fromOffice, at, body, withdrawnAt, documents, mentions } = comment;
  return {
    id,
    author: { id: authorId, name: authorName, office: fromOffice },
    at,
    body: body ?? null,
    withdrawnAt: withdrawnAt ?? null,
    documents: documents.map(({ id: documentId, originalName, mediaType, sizeBytes }) => ({
      id: documentId,
      name: originalName,
      mediaType,
      sizeBytes,
    })),
    mentions: mentions.map(({ personId, name }) => ({
      personId: personId ?? null,
      name: name ?? null,
      office: personId === undefined,
    })),
  };
}
