/* Everything here makes a page quicker to use; nothing on any page needs it. */
import '/assets/turbo/turbo.es2017-esm.js';
import './moves.js';
import './menus.js';
import './uploads.js';
import './selection.js';
import './inbox.js';
import './inbox-news.js';
import './stack.js';
import './progress.js';
import './notices.js';
