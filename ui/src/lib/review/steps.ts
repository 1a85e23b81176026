// The seven steps of a review, and where one is: at the first that was neither taken nor left out.
import type { Review, ReviewStep, StepView } from "$lib/api/bindings";
import { t } from "$lib/messages";

export const stepTitle = (step: ReviewStep): string => t(`review.step.${step}`);

/** `null` once all are behind. */
export const hereOf = (steps: readonly StepView[]): ReviewStep | null =>
  steps.find(({ state }) => state === "ahead")?.step ?? null;

export const stateOf = ({ steps }: Review, step: ReviewStep): StepView["state"] =>
  steps.find((one) => one.step === step)?.state ?? "ahead";

/** The section of a step on the page. */
export const sectionId = (step: ReviewStep): string => `review-${step}`;

/** To a step: into sight, and the keyboard with it. */
export function goTo(step: ReviewStep): void {
  const section = document.getElementById(sectionId(step));
  section?.scrollIntoView({ block: "nearest" });
  section?.querySelector<HTMLElement>("h2, textarea")?.focus();
}
