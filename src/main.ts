import { createApp } from './app.factory.js';
import { startHanjang } from './start/start-hanjang.js';

await startHanjang({ createApp });
