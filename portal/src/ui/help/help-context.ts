import { createContext, useContext } from "react";

/** A line of a chart, as a report names it. */
export interface WrongLine {
  personId: string;
  /** Potassium, 12 Mar 2026 */
  what: string;
  source?: string;
  resourceId?: string;
}

export interface Help {
  /** Opens a report of the failure that stands on the page, or of the page where none does. */
  reportProblem(): void;
  reportLine(line: WrongLine): void;
}

/** Without one nothing can be reported: nobody is signed in, or a report is being written. */
export const HelpContext = createContext<Help | undefined>(undefined);

export const useHelp = (): Help | undefined => useContext(HelpContext);
