import { type Static, Type } from "typebox";
import { FeedState } from "./interface.ts";
import { choice, instant, uuid } from "./shapes.ts";

/** What a source sends, in the words of the directory. */
export const DataElement = choice(
  "demographics",
  "encounters",
  "allergies",
  "medications",
  "problems",
  "results",
  "vitals",
  "immunisations",
  "procedures",
  "documents",
  "images",
  "claims",
  "insurance",
  "directives",
);
export type DataElement = Static<typeof DataElement>;

/** By the delays that were seen: most of it within the hour, or later. `unknown`: nothing has come yet. */
export const Timeliness = choice("real-time", "batch", "unknown");
export type Timeliness = Static<typeof Timeliness>;

const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

export const ElementQuality = Type.Object({
  element: DataElement,
  records: Type.Integer({ description: "That came since the beginning" }),
  recordsLately: Type.Integer({ description: "That came in the last 30 days" }),
  since: instant(),
  newestAt: Type.Optional(Type.String({ format: "date-time", description: "When the newest of it happened" })),
  completeness: share("Fields that are filled, of those that matter"),
  codedShare: Type.Optional(share("With a code that everybody knows; absent where nothing is coded")),
  /** Fields that are missing in at least one of a hundred, most often first. */
  gaps: Type.Array(Type.Object({ field: Type.String(), share: share("Records without it") })),
});
export type ElementQuality = Static<typeof ElementQuality>;

export const SourceQuality = Type.Object({
  sourceId: uuid(),
  code: Type.String(),
  name: Type.String(),
  participantName: Type.String(),
  state: FeedState,
  lastMessageAt: Type.Optional(instant()),
  messagesToday: Type.Integer({ description: "In the last 24 hours" }),
  /** Silence that is usual at this hour of this kind of day. */
  silenceMinutesMax: Type.Optional(Type.Number()),
  alarmSince: Type.Optional(instant()),
  timeliness: Timeliness,
  records: Type.Integer(),
  recordsLately: Type.Integer(),
  completeness: Type.Optional(share("Of all elements together; absent while nothing has come")),
  codedShare: Type.Optional(share("Of all that can be coded")),
  elements: Type.Array(ElementQuality),
});
export type SourceQuality = Static<typeof SourceQuality>;

/** GET /api/directory/sources */
export const SourcesSearch = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, description: "Words of source or participant" })),
  state: Type.Optional(FeedState),
  page: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,3}$" })),
});
export type SourcesSearch = Static<typeof SourcesSearch>;

export const SourcesPage = Type.Object({
  at: instant(),
  /** Those that need somebody first. */
  sources: Type.Array(SourceQuality, { maxItems: 50 }),
  page: Type.Integer(),
  pages: Type.Integer(),
  total: Type.Integer({ description: "That were found" }),
  /** Of all that the reader may see, whatever was searched for. */
  states: Type.Object({
    live: Type.Integer(),
    quiet: Type.Integer(),
    silent: Type.Integer(),
    failing: Type.Integer(),
    never: Type.Integer(),
  }),
});
export type SourcesPage = Static<typeof SourcesPage>;
