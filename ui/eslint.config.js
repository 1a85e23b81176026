// Beside the usual rules, this file keeps the tiers: routes -> areas -> state and shared -> messages; api/client.ts alone speaks to the core.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const AREAS = [
  "backups",
  "clients",
  "frame",
  "gifts",
  "overlap",
  "reflect",
  "search",
  "settings",
  "today",
  "unlock",
  "vault",
];

const tauri = {
  regex: "^@tauri-apps/",
  message: "Only lib/api/client.ts speaks to the core.",
};
const tier = (names, message) => ({
  regex: `^(\\$lib|(\\./|\\.\\./)+(lib/)?)/?(${names.join("|")})(/|$)`,
  message,
});
const imports = (...patterns) => ({ "no-restricted-imports": ["error", { patterns: [tauri, ...patterns] }] });
const kept = ["localStorage", "sessionStorage", "indexedDB", "caches", "fetch", "XMLHttpRequest", "WebSocket"];

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/api/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "no-restricted-globals": ["error", ...kept],
      "no-restricted-properties": ["error", ...kept.map((property) => ({ object: "window", property }))],
      "no-console": "error",
      ...imports(),
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"], parser: ts.parser, svelteConfig },
    },
    rules: {
      "svelte/no-at-html-tags": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: "The content policy refuses it: a class, or style:name.",
        },
      ],
      "svelte/prefer-const": "off",
      "svelte/no-target-blank": "error",
      "svelte/button-has-type": "error",
      "svelte/require-each-key": "error",
      // The parser types `style:` and attachments only loosely; svelte-check has the last word on names.
      "no-undef": "off",
    },
  },
  {
    files: ["src/lib/shared/**"],
    rules: imports(
      tier([...AREAS, "state", "api"], "Shared components know nothing of the domain."),
      tier(["routes"], "Nothing imports a screen but App.svelte."),
    ),
  },
  {
    files: ["src/lib/messages/**"],
    rules: imports(tier([...AREAS, "state", "shared"], "Messages know only words.")),
  },
  {
    files: ["src/lib/state/**"],
    rules: imports(tier([...AREAS, "shared"], "State holds no markup.")),
  },
  {
    files: AREAS.map((area) => `src/lib/${area}/**`),
    rules: imports(tier(["routes"], "Areas never import screens.")),
  },
  { files: ["src/lib/api/client.ts", "tests/**"], rules: { "no-restricted-imports": "off" } },
  { files: ["scripts/**", "tests/preview/*.mjs"], rules: { "no-console": "off", "no-restricted-globals": "off" } },
);
