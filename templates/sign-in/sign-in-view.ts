import type { FormError } from '../components/form-error.js';
import type { PageFrame, RoleName } from '../layouts/page-frame.js';

/** GET /sign-in?returnTo=; POST /sign-in (email, password, returnTo) */
export interface SignInPageProps {
  frame: PageFrame;
  email: string;
  /** A path of this site to go to afterwards. */
  returnTo?: string;
  /** The demo's people, each signed in by one press; only with the embedded demo. */
  demo?: {
    password: string;
    people: readonly { email: string; name: string; teamName: string; role: RoleName }[];
  };
  errors: readonly FormError[];
}

/** GET and POST /invitations/:token (password, passwordAgain), for an invitation as for a lost password. */
export interface SetPasswordPageProps {
  frame: PageFrame;
  purpose: 'invitation' | 'password';
  action: string;
  /** Absent when the link is used up or has expired: the page then says how to get another. */
  person?: { name: string; email: string };
  minLength: number;
  errors: readonly FormError[];
}
