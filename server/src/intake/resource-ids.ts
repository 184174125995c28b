import { keyedId, type SourceId } from "../platform/ids.ts";

const rememberedMax = 20_000;

/** Ids of resources by source, kind and business key. The newest are remembered: patients and clinicians come again and again. */
export class ResourceIds {
  readonly #key: Buffer;
  #remembered = new Map<string, string>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  of(sourceId: SourceId, kind: string, businessKey: string): string {
    const name = `${sourceId} ${kind} ${businessKey}`;
    const known = this.#remembered.get(name);
    if (known !== undefined) return known;
    const id = keyedId(this.#key, sourceId, kind, businessKey);
    if (this.#remembered.size >= rememberedMax) this.#remembered = new Map();
    this.#remembered.set(name, id);
    return id;
  }
}
