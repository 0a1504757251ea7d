import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people say to each other at a claim. A comment is never changed: its author may take it back, and then it stays as
 * a row that says nothing. It goes only with a draft that is discarded.
 */
export class CommentOnClaims1763901390000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE public.expense_comments (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        expense_id uuid NOT NULL,
        author_id uuid NOT NULL CONSTRAINT expense_comments_author_fk REFERENCES public.users (id),
        from_office boolean NOT NULL, -- written by the programme's officer on behalf of the team
        at timestamptz NOT NULL,
        body text NOT NULL CONSTRAINT expense_comments_body_ck CHECK (body <> '' AND char_length(body) <= 2000),
        withdrawn_at timestamptz,
        CONSTRAINT expense_comments_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expense_comments_claim_uq UNIQUE (team_id, expense_id, id),
        CONSTRAINT expense_comments_expense_fk FOREIGN KEY (team_id, expense_id) REFERENCES public.expenses (team_id, id)
      );
      CREATE INDEX expense_comments_expense_ix ON public.expense_comments (team_id, expense_id, at, id);
      CREATE INDEX expense_comments_author_ix ON public.expense_comments (author_id);
      ALTER TABLE public.expense_comments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY expense_comments_read ON public.expense_comments FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY expense_comments_insert ON public.expense_comments FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND author_id = (SELECT public.app_user_id())
          AND from_office = ((SELECT public.app_programme_role()) = 'officer') AND withdrawn_at IS NULL);
      CREATE POLICY expense_comments_withdraw ON public.expense_comments FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]) AND author_id = (SELECT public.app_user_id()));
      -- They go with a draft that was never handed in, and never else.
      CREATE POLICY expense_comments_delete ON public.expense_comments FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND EXISTS (SELECT FROM public.expenses e WHERE e.team_id = expense_comments.team_id AND e.id = expense_comments.expense_id AND e.number IS NULL));
      GRANT SELECT, INSERT, DELETE, UPDATE (withdrawn_at) ON public.expense_comments TO hanjang_app;

      CREATE TABLE public.expense_comment_evidence (
        team_id uuid NOT NULL,
        comment_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        position int NOT NULL,
        evidence_id uuid NOT NULL,
        CONSTRAINT expense_comment_evidence_id_pk PRIMARY KEY (team_id, comment_id, evidence_id),
        CONSTRAINT expense_comment_evidence_comment_fk FOREIGN KEY (team_id, expense_id, comment_id)
          REFERENCES public.expense_comments (team_id, expense_id, id),
        CONSTRAINT expense_comment_evidence_evidence_fk FOREIGN KEY (team_id, evidence_id) REFERENCES public.evidence (team_id, id)
      );
      CREATE INDEX expense_comment_evidence_comment_ix ON public.expense_comment_evidence (team_id, expense_id, comment_id);
      CREATE INDEX expense_comment_evidence_evidence_ix ON public.expense_comment_evidence (team_id, evidence_id);
      ALTER TABLE public.expense_comment_evidence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY expense_comment_evidence_read ON public.expense_comment_evidence FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY expense_comment_evidence_insert ON public.expense_comment_evidence FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      CREATE POLICY expense_comment_evidence_delete ON public.expense_comment_evidence FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND EXISTS (SELECT FROM public.expenses e WHERE e.team_id = expense_comment_evidence.team_id AND e.id = expense_comment_evidence.expense_id AND e.number IS NULL));
      GRANT SELECT, INSERT, DELETE ON public.expense_comment_evidence TO hanjang_app;

      -- Whom a comment calls: one person of the team, or the programme office as one.
      CREATE TABLE public.expense_comment_mentions (
        team_id uuid NOT NULL,
        id uuid NOT NULL,
        comment_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        person_id uuid CONSTRAINT expense_comment_mentions_person_fk REFERENCES public.users (id),
        to_office boolean NOT NULL,
        seen_at timestamptz,
        CONSTRAINT expense_comment_mentions_id_pk PRIMARY KEY (team_id, id),
        CONSTRAINT expense_comment_mentions_comment_fk FOREIGN KEY (team_id, expense_id, comment_id)
          REFERENCES public.expense_comments (team_id, expense_id, id),
        CONSTRAINT expense_comment_mentions_whom_ck CHECK (to_office = (person_id IS NULL))
      );
      CREATE INDEX expense_comment_mentions_comment_ix ON public.expense_comment_mentions (team_id, expense_id, comment_id);
      CREATE INDEX expense_comment_mentions_person_ix ON public.expense_comment_mentions (person_id);
      CREATE INDEX expense_comment_mentions_unseen_ix ON public.expense_comment_mentions (team_id, person_id) WHERE seen_at IS NULL;
      ALTER TABLE public.expense_comment_mentions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY expense_comment_mentions_read ON public.expense_comment_mentions FOR SELECT TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[]));
      CREATE POLICY expense_comment_mentions_insert ON public.expense_comment_mentions FOR INSERT TO hanjang_app
        WITH CHECK (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[]));
      -- Whoever was called has seen it by looking, which an officer does without writing in the team's name.
      CREATE POLICY expense_comment_mentions_seen ON public.expense_comment_mentions FOR UPDATE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_read_team_ids())::uuid[])
          AND (person_id = (SELECT public.app_user_id()) OR (to_office AND (SELECT public.app_programme_role()) = 'officer')));
      CREATE POLICY expense_comment_mentions_delete ON public.expense_comment_mentions FOR DELETE TO hanjang_app
        USING (team_id = ANY ((SELECT public.app_write_team_ids())::uuid[])
          AND EXISTS (SELECT FROM public.expenses e WHERE e.team_id = expense_comment_mentions.team_id AND e.id = expense_comment_mentions.expense_id AND e.number IS NULL));
      GRANT SELECT, INSERT, DELETE, UPDATE (seen_at) ON public.expense_comment_mentions TO hanjang_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE public.expense_comment_mentions, public.expense_comment_evidence, public.expense_comments;',
    );
  }
}
