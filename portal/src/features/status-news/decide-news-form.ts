import type { ComponentId, ComponentState, NewStatusItem, StatusItem } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

/** Everything as it was typed. */
export interface NewsDraft {
  kind: StatusItem["kind"] | undefined;
  title: string;
  text: string;
  components: readonly ComponentId[];
  componentState: ComponentState | undefined;
  fromDay: string;
  fromTime: string;
  untilDay: string;
  untilTime: string;
  toldOnSignIn: boolean;
}

export const emptyNews: NewsDraft = {
  kind: undefined,
  title: "",
  text: "",
  components: [],
  componentState: undefined,
  fromDay: "",
  fromTime: "",
  untilDay: "",
  untilTime: "",
  toldOnSignIn: true,
};

export const newsFields = {
  kind: "news-kind",
  title: "news-title",
  text: "news-text",
  components: "news-components",
  componentState: "news-component-state",
  fromDay: "news-from-day",
  fromTime: "news-from-time",
  untilDay: "news-until-day",
  untilTime: "news-until-time",
} as const;

type Decided = { item: NewStatusItem; faults: [] } | { item: undefined; faults: FieldError[] };

/**
 * The item to publish, or what is missing. Days and times are those of the writer's clock. Maintenance needs both its ends, an
 * incident begins now unless it says otherwise, and both name what is affected.
 */
export function decideNewsForm(draft: NewsDraft, text: Words["statusNews"]["form"]): Decided {
  const { kind, components, componentState, toldOnSignIn } = draft;
  const affects = kind === "incident" || kind === "maintenance";
  const from = instantOf(draft.fromDay, draft.fromTime, "00:00");
  const until = instantOf(draft.untilDay, draft.untilTime, "23:59");
  const state = kind === "maintenance" ? "maintenance" : componentState;
  const wrong: [boolean, keyof typeof newsFields, string][] = [
    [!kind, "kind", text.kindMissing],
    [!draft.title.trim(), "title", text.subjectMissing],
    [!draft.text.trim(), "text", text.textMissing],
    [affects && components.length === 0, "components", text.componentsMissing],
    [kind === "incident" && !componentState, "componentState", text.componentStateMissing],
    [from === "no-date", "fromDay", text.dateWrong],
    [from === "no-time", "fromTime", text.timeWrong],
    [kind === "maintenance" && from === undefined, "fromDay", text.fromNeeded],
    [until === "no-date", "untilDay", text.dateWrong],
    [until === "no-time", "untilTime", text.timeWrong],
    [kind === "maintenance" && until === undefined, "untilDay", text.untilNeeded],
    [from instanceof Date && until instanceof Date && until <= from, "untilDay", text.untilWrong],
  ];
  const faults = wrong.flatMap(([is, field, words]) => (is ? [{ field: newsFields[field], text: words }] : []));
  if (faults.length > 0 || !kind) return { item: undefined, faults };
  const item: NewStatusItem = {
    kind,
    title: draft.title.trim(),
    text: draft.text.trim(),
    components: affects ? [...components] : [],
    ...(affects && state ? { componentState: state } : {}),
    ...(from instanceof Date ? { from: from.toISOString() } : {}),
    ...(until instanceof Date ? { until: until.toISOString() } : {}),
    toldOnSignIn,
  };
  return { item, faults: [] };
}

/** Nothing typed is `undefined`; a day without a time has the one that fits. */
function instantOf(day: string, time: string, usual: string): Date | "no-date" | "no-time" | undefined {
  if (!day.trim() && !time.trim()) return undefined;
  const date = parseTypedDate(day);
  if (!date) return "no-date";
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time.trim() || usual);
  return clock ? new Date(`${date}T${clock[1]?.padStart(2, "0")}:${clock[2]}:00`) : "no-time";
}
