export const results = {
  windowTitle: (test: string, name: string) => `${test} · ${name}`,
  range: "Range",
  noRange: "No range reported",
  trendTitle: "Trend",
  chartLabel: (test: string, count: number, from: string, to: string) =>
    `Line chart of ${test}: ${count} values from ${from} to ${to}. The table below has the same values.`,
  tooFewForTrend: "One value only: there is no trend to draw yet.",
  wordsNotNumbers: "These values are words, so they are listed and not drawn.",
  rangeBand: "Range of the source",
  table: "All values",
  when: "When",
  value: "Value",
  sourceAndTime: "Source",
  olderExist: (shown: number, count: number) => `The newest ${shown} of ${count} values are shown.`,
  panelTitle: (test: string) => `${test} trend`,
  panelBanner: "Patient of this result",
  closePanel: "Close",
  blocked: (test: string) =>
    `Your browser blocked the window for ${test}, so it opens here. To lay it beside your own record, allow pop-up windows for this site and open it again.`,
  failedTitle: "The result cannot be shown",
};
