// Every page, newest first. The newest are there at once, the others follow; a list that was whole stays so until it is
// whole again.
import type { Area, ReflectionRow } from "$lib/api/bindings";
import { api } from "$lib/api/client";
import { type Resource, resource } from "$lib/state/resource.svelte";

const FIRST = 50;
const STEP = 1000;
const AREAS: readonly Area[] = ["reflections", "clients", "ladder", "gifts"];

/** Call while a component is made. */
export function allPages(): Resource<readonly ReflectionRow[]> {
  let newest = $state.raw<readonly ReflectionRow[]>();
  let gone = false;

  async function read(): Promise<readonly ReflectionRow[]> {
    const found = await api.listReflections(null, null, FIRST);
    newest = [...found];
    let more = found.length === FIRST;
    while (more && !gone) {
      const older = await api.listReflections(null, found.at(-1)?.id ?? null, STEP);
      found.push(...older);
      more = older.length === STEP;
    }
    return found;
  }

  $effect(() => () => {
    gone = true;
  });
  const all = resource(AREAS, read);
  return {
    get value() {
      return all.value ?? newest;
    },
    get error() {
      return all.error;
    },
    get waiting() {
      return all.waiting && newest === undefined;
    },
    reload: all.reload,
  };
}
