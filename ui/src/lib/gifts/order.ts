// The order in which gifts are listed: those that can be given first.
import type { GiftState, GiftView } from "$lib/api/bindings";

export const STATES: readonly GiftState[] = ["emerging", "living", "dormant", "retired"];
const GIVEN_FIRST: readonly GiftState[] = ["living", "emerging", "dormant", "retired"];

export const inListOrder = (gifts: readonly GiftView[]): GiftView[] =>
  gifts.toSorted(
    (a, b) =>
      GIVEN_FIRST.indexOf(a.fields.state) - GIVEN_FIRST.indexOf(b.fields.state) ||
      b.fields.pleasure + b.fields.mastery - a.fields.pleasure - a.fields.mastery ||
      a.fields.name.localeCompare(b.fields.name) ||
      a.id.localeCompare(b.id),
  );
