import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { alias } from "./vite.config.ts";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: { alias },
  test: {
    environment: "jsdom",
    // Two cores that build at the same time make jsdom slow; no test waits this long for a reason of its own.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ["tests/unit/setup.ts"],
    include: ["tests/unit/**/*.test.ts", "src/**/*.test.ts"],
  },
});
