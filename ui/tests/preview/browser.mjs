// The pages over the stand-in core, served and opened in WebKitGTK by its driver (packages webkit2gtk-driver, xvfb). What a
// system may ask for besides (forced colours, more contrast) only Chromium can pretend to (packages chromium, chromium-driver).
import { spawn } from "node:child_process";
import { createServer as freePort } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { build, createServer, preview } from "vite";

const WEBKIT = {
  driver: "WebKitWebDriver",
  wanted: {
    "webkitgtk:browserOptions": {
      binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
      args: ["--automation"],
    },
  },
};
const CHROMIUM = {
  driver: "chromedriver",
  wanted: { "goog:chromeOptions": { args: ["--no-sandbox", "--disable-gpu"] } },
};

const config = { configFile: new URL("vite.config.ts", import.meta.url).pathname, logLevel: "error" };
const anyPort = { port: 0, strictPort: false };

const serve = async () => (await createServer({ ...config, server: anyPort })).listen();

/** As it is shipped: what is measured is not slowed down by what helps to find faults. */
async function serveBuilt() {
  await build(config);
  return preview({ ...config, preview: anyPort });
}

/**
 * Calls `use` with a window; whatever becomes of it, driver and server are gone afterwards.
 * `preferences` are what the system is to ask for, as `[{ name: "forced-colors", value: "active" }]`.
 */
export async function inBrowser(use, { built = false, preferences } = {}) {
  const server = await (built ? serveBuilt() : serve());
  const [home] = server.resolvedUrls.local;
  const port = await unusedPort();
  const browser = preferences ? CHROMIUM : WEBKIT;
  const driver = spawn(browser.driver, [`--port=${port}`], { stdio: "ignore" });
  try {
    const window = new Window(port, home);
    await window.open(browser.wanted);
    if (preferences) await window.prefer(preferences);
    const result = await use(window);
    await window.close();
    return result;
  } finally {
    driver.kill();
    await server.close();
  }
}

const unusedPort = () =>
  new Promise((resume) => {
    const probe = freePort().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resume(port));
    });
  });

class Window {
  #port;
  #home;
  #session;

  constructor(port, home) {
    this.#port = port;
    this.#home = home;
  }

  async open(wanted) {
    for (let tries = 0; ; tries++) {
      try {
        const { sessionId } = await this.#ask("POST", "/session", {
          capabilities: { alwaysMatch: { ...wanted, timeouts: { script: 120_000 } } },
        });
        this.#session = `/session/${sessionId}`;
        return;
      } catch (error) {
        if (tries > 40) throw error;
        await pause(250);
      }
    }
  }

  prefer = (features) =>
    this.#ask("POST", `${this.#session}/goog/cdp/execute`, {
      cmd: "Emulation.setEmulatedMedia",
      params: { features },
    });
  close = () => this.#ask("DELETE", this.#session);
  run = (script) => this.#ask("POST", `${this.#session}/execute/sync`, { script, args: [] });
  /** The script calls `done` with its answer. */
  runLong = (script) =>
    this.#ask("POST", `${this.#session}/execute/async`, {
      script: `const done = arguments[arguments.length - 1]; ${script}`,
      args: [],
    });
  picture = async () => Buffer.from(await this.#ask("GET", `${this.#session}/screenshot`), "base64");

  /** Until the page is there with its fonts. */
  async go(query) {
    await this.#ask("POST", `${this.#session}/url`, { url: `${this.#home}?${query}` });
    await this.until(`return document.querySelector("h1, .h1") !== null && document.fonts.status === "loaded"`);
  }

  async until(script, most = 60) {
    for (let tries = 0; tries < most; tries++) {
      if (await this.run(script)) return;
      await pause(100);
    }
    throw new Error(`this never came: ${script}`);
  }

  /** The page, not the window, gets the size. */
  async resize(width, height) {
    const rect = (size) => this.#ask("POST", `${this.#session}/window/rect`, size);
    await rect({ width, height });
    await pause(300);
    const [w, h] = await this.run("return [innerWidth, innerHeight]");
    await rect({ width: width + (width - w), height: height + (height - h) });
    await pause(300);
  }

  /** Keys as a person presses them: `\uE00F` and the like for those that have no sign. */
  press = (keys, pauseMs = 0) =>
    this.#ask("POST", `${this.#session}/actions`, {
      actions: [
        {
          type: "key",
          id: "keys",
          actions: [...keys].flatMap((value) => [
            { type: "keyDown", value },
            { type: "keyUp", value },
            { type: "pause", duration: pauseMs },
          ]),
        },
      ],
    });

  /** One key while another is held. */
  chord = (held, value) =>
    this.#ask("POST", `${this.#session}/actions`, {
      actions: [
        {
          type: "key",
          id: "keys",
          actions: [
            { type: "keyDown", value: held },
            { type: "keyDown", value },
            { type: "keyUp", value },
            { type: "keyUp", value: held },
          ],
        },
      ],
    });

  async #ask(method, path, body) {
    const reply = await fetch(`http://127.0.0.1:${this.#port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  }
}
