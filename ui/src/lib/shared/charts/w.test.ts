import {it} from "vitest"; import {textWidth} from "/work/main/ui/src/lib/shared/charts/text";
it("w",()=>{ console.log(textWidth("Trust someone else with the dough",16), 222, textWidth("Patience with the undecided",14),166, textWidth("Asking what nobody dares",14),159, textWidth("Be taken seriously by her board",16),200,textWidth("Finding the one sentence",14),147)})
