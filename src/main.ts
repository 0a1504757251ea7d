import { createApp } from './app.factory.js';
import { loadDemoIfEmpty } from './demo/load-demo.js';
import { JobRunner } from './platform/jobs/job-runner.js';
import { startHanjang } from './start/start-hanjang.js';

await startHanjang({
  createApp: async (config) => {
    const app = await createApp(config);
    await app.get(JobRunner).start();
    return app;
  },
  loadDemoIfEmpty,
});
