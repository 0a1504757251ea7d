import type { PageFrame } from '../layouts/page-frame.js';

/** Any request that ended without its page. */
export interface ErrorPageProps {
  frame: PageFrame;
  status: 400 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 500 | 503;
  /** What exactly happened, in the reader's language, when it is known and may be said. */
  detail?: string;
  requestId?: string;
  /** Where to go on. */
  next?: { href: string; text: string };
  /** Nothing was sent that could have been done by half. */
  lookedOnly?: boolean;
  /** The page it was asked from, where there is one to go back to. */
  backHref?: string;
}
