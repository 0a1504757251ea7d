export default async function globalTeardown() {
  await globalThis.hanjangTestServer?.stop();
}
