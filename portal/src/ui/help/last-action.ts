/** What stands in a part of a page that names patients is neither recorded nor shown in a picture. */
export const namesPatient = { "data-names-patient": true } as const;
export const namesPatientSelector = "[data-names-patient]";

/** No report says of itself that it was being written. */
export const leftOut = { "data-left-out": true } as const;
export const leftOutSelector = "[data-left-out]";

/** Reporting is no action that a report tells of. */
export const notNoted = { "data-not-noted": true } as const;
const notNotedSelector = `[data-not-noted], ${leftOutSelector}`;

interface Action {
  label: string;
  ofPatient: boolean;
}

const pressable = "a, button, summary, select, [role='button'], [role='radio'], [role='checkbox'], [role='tab']";
const lengthMax = 120;
let last: Action | undefined;

/** The last button or link that was pressed; never what was typed. */
export const lastAction = (): Action | undefined => last;

/** Begins to note what is pressed, until the function that comes back is called. */
export function noteActions(): () => void {
  const note = (event: MouseEvent) => {
    const pressed = event.target instanceof Element ? event.target.closest(pressable) : null;
    if (!pressed || pressed.closest(notNotedSelector)) return;
    const ofPatient = pressed.closest(namesPatientSelector) !== null;
    const label = ofPatient ? "" : labelOf(pressed);
    if (label || ofPatient) last = { label, ofPatient };
  };
  addEventListener("click", note, { capture: true });
  return () => removeEventListener("click", note, { capture: true });
}

function labelOf(element: Element): string {
  const said =
    element.getAttribute("aria-label") ??
    (element instanceof HTMLSelectElement ? element.labels[0]?.textContent : element.textContent) ??
    "";
  return said.replace(/\s+/g, " ").trim().slice(0, lengthMax);
}
