import { createContext, useContext } from "react";

export interface OpenedResult {
  personId: string;
  seriesId: string;
  /** Name of the test, for the panel that stands in when the browser blocks the window. */
  name: string;
}

/** Opens a result beside the chart: in a window of its own, or in a panel. */
export const ResultOpeningContext = createContext<(result: OpenedResult) => void>(() => {});

export const useResultOpening = () => useContext(ResultOpeningContext);
