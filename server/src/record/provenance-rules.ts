import type { Chart } from "@crossbay/contract";
import type { Source } from "../accounts/index.ts";
import type { SourceId } from "../platform/ids.ts";

type Provenance = Chart["identifiers"]["items"][number]["from"];

/** Names the sources as far as the reader may know them. */
export class SourceNames {
  readonly #names = new Map<SourceId, string>();

  /** @param mayNameOthers false: only sources of the reader's own participant are named */
  constructor(sources: readonly Source[], reader: { participantId: string; mayNameOthers: boolean }) {
    for (const source of sources) {
      const isOwn = source.participantId === reader.participantId;
      if (isOwn || reader.mayNameOthers) this.#names.set(source.id, source.name);
    }
  }

  nameOf(sourceId: SourceId): string {
    return this.#names.get(sourceId) ?? "Another participant";
  }

  /** Where a line comes from, and when its source said so. */
  provenanceOf(row: { sourceId: SourceId; eventAt: Date }): Provenance {
    return { source: this.nameOf(row.sourceId), at: row.eventAt.toISOString() };
  }

  /** The same of one fact that several sources tell: all of them, at the time of the newest. */
  provenanceOfAll(rows: readonly { sourceId: SourceId; eventAt: Date }[]): Provenance {
    const names = [...new Set(rows.map((row) => this.nameOf(row.sourceId)))];
    const at = new Date(Math.max(...rows.map((row) => row.eventAt.getTime())));
    return { source: names.join(", "), at: at.toISOString() };
  }
}
