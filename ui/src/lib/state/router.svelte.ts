// Where the user is. In memory only, and only as ids: no address ever holds a word of the journal.

export type Place =
  | { screen: "today" }
  /** `at` of a list: the line to come back to */
  | { screen: "reflections"; at?: string }
  /** without an id: a new page, with that client where one is given */
  | { screen: "reflect"; id: string | null; clientId?: string }
  | { screen: "clients"; at?: string }
  /** `at`: the record to show; `forget`: the question laid over it, at its list of where the name is held */
  | { screen: "client"; id: string; at?: string; forget?: true }
  /** before a meeting with a client */
  | { screen: "brief"; id: string }
  | { screen: "overlap"; needId?: string }
  | { screen: "gifts"; id?: string }
  /** `weekOn`: the Monday of the week; without it, the week that waits */
  | { screen: "review"; weekOn?: string }
  | { screen: "insights" }
  /** `part`: the one to show, such as "practice" */
  | { screen: "settings"; part?: string }
  | { screen: "trash"; at?: string };

export type Screen = Place["screen"];
export const HOME: Place = { screen: "today" };

/** Steps back that are remembered. */
const DEPTH = 50;

class Router {
  place = $state.raw<Place>(HOME);
  /** rises with every step, so that a screen is made anew; not when a place only gets a better name */
  visit = $state(0);
  /** how far down the screen is scrolled, in CSS pixels; its frame keeps count */
  scrolled = 0;
  /** how far down the next screen is to be scrolled, once it has so much to show */
  resume = 0;
  /** on a screen that is a list: the id of the line one is at */
  row: string | null = null;
  #past: Place[] = [];

  /** Where the user is, to be come back to. */
  get here(): Place {
    return isList(this.place) && this.row !== null ? { ...this.place, at: this.row } : this.place;
  }

  go = (place: Place): void => {
    if (same(place, this.place)) return;
    this.#past = [...this.#past, this.here].slice(-DEPTH);
    this.#show(place);
  };

  /** Where the user is gets a better name (a new page its id): no step of its own. */
  replace = (place: Place): void => {
    this.place = place;
  };

  /** To another place, with no way back to this one: what it showed is gone. */
  leaveFor = (place: Place): void => this.#show(place);

  /** False if there is nowhere to go back to. */
  back = (): boolean => {
    const last = this.#past.pop();
    if (last) this.#show(last);
    return last !== undefined;
  };

  reset = (place: Place = HOME, scrolled = 0): void => {
    this.#past = [];
    this.#show(place, scrolled);
  };

  #show(place: Place, resume = 0): void {
    this.place = place;
    // A list that is come back to at a line looks for it itself.
    this.resume = isList(place) && place.at !== undefined ? 0 : resume;
    this.scrolled = 0;
    this.row = null;
    this.visit += 1;
  }
}

const isList = (place: Place): place is Extract<Place, { screen: "reflections" | "clients" | "trash" }> =>
  ["reflections", "clients", "trash"].includes(place.screen);

const same = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b);

export const router = new Router();
