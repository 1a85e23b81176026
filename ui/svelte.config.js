import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import { lists } from "./scripts/lists.js";

export default { preprocess: [lists, vitePreprocess()], compilerOptions: { runes: true } };
