// The user's settings, and what follows from them for the whole document.
import { api } from "$lib/api/client";
import type { Settings, Theme } from "$lib/api/bindings";
import { whenChanged } from "./changes";

/** As it comes. */
export const DEFAULTS: Settings = {
  lock_minutes: 5,
  lock_minimised: false,
  theme: "system",
  text_percent: 100,
  single_keys: true,
  prompts: true,
  own_prompts_only: false,
  echoes_name_clients: false,
  verdicts_teach: true,
  ask_for_whom: true,
  open_deliveries: 1,
  open_promises: 3,
  giving_minutes_week: 120,
};
const dark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

class SettingsState {
  value = $state.raw<Settings>(DEFAULTS);

  load = async (): Promise<void> => {
    this.value = await api.settings();
    show(this.value);
  };

  /** Kept at once; shown at once; put back if it could not be kept. */
  set = async (changed: Partial<Settings>): Promise<void> => {
    const before = this.value;
    this.value = { ...before, ...changed };
    show(this.value);
    try {
      await api.setSettings(this.value);
    } catch (thrown) {
      this.value = before;
      show(before);
      throw thrown;
    }
  };

  /** Follows undo and redo, and the system's own change of theme. */
  follow = (): (() => void) => {
    const system = dark();
    const again = (): void => show(this.value);
    system.addEventListener("change", again);
    const stop = whenChanged(["settings"], () => void this.load());
    return () => {
      system.removeEventListener("change", again);
      stop();
    };
  };
}

function show({ theme, text_percent }: Settings): void {
  const root = document.documentElement;
  root.dataset["theme"] = resolved(theme);
  root.style.fontSize = `${text_percent}%`;
}

const resolved = (theme: Theme): "light" | "dark" => (theme === "system" ? (dark().matches ? "dark" : "light") : theme);

export const settings = new SettingsState();
