// node --import ./scripts/shared/typescript.mjs FILE.ts: runs TypeScript as it stands. Node strips the types itself since
// 22.18; only older releases need tsx, whose hooks cost more than most scripts do.
if (!process.features.typescript) {
  const { register } = await import("tsx/esm/api");
  register();
}
