import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { alias } from "../../vite.config.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  publicDir: here("../../public"),
  plugins: [svelte({ configFile: here("../../svelte.config.js") })],
  resolve: { alias },
  server: { port: 5199, strictPort: true, fs: { allow: [here("../..")] } },
  build: {
    outDir: here("../../node_modules/.preview"),
    emptyOutDir: true,
    target: "safari16",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
  },
  preview: { port: 5199, strictPort: true },
});
