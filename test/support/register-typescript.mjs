import { register } from 'node:module';

/* For threads started by code that is tested from its sources. */
register('./typescript-loader.mjs', import.meta.url);
