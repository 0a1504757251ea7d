/* Everything here makes a page quicker to use; nothing on any page needs it. */
import { config } from '/assets/turbo/turbo.es2017-esm.js';
import './moves.js';
import './menus.js';
import './uploads.js';
import './selection.js';
import './inbox.js';

// Turbo's own bar brings an inline style, which the content policy refuses; moves.js shows one from the style sheet.
config.drive.progressBarDelay = 2 ** 31 - 1;
