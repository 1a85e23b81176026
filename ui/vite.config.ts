import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export const alias = { $lib: fileURLToPath(new URL("./src/lib", import.meta.url)) };

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias },
  build: {
    target: "safari16",
    // The content policy refuses inlined fonts.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
});
