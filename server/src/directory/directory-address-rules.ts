import { type DataElement, type ParticipantType, participantTypes } from "@crossbay/contract";
import { searchText } from "../accounts/index.ts";
import type { DirectorySearch } from "./directory-search.ts";
import { dataElements } from "./element-words-rules.ts";

export const directoryPath = "/directory";

/** What stands in an address of the directory, as it was typed or chosen. */
export type DirectoryAddress = {
  typed: string;
  type: ParticipantType | undefined;
  element: DataElement | undefined;
  realTime: boolean;
  page: number;
};

const typedMax = 100;
const wordsMax = 10;
const pageMax = 10_000;

/** Reads an address; whatever makes no sense is left out, so that an old link still shows something. */
export function readAddress(query: Readonly<Record<string, unknown>>): DirectoryAddress {
  const page = Number(query.page);
  return {
    typed: textOf(query.q)
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, typedMax),
    type: participantTypes.find((type) => type === query.type && type !== "exchange"),
    element: dataElements.find((element) => element === query.element),
    realTime: query.realtime === "yes",
    page: Number.isInteger(page) && page >= 1 && page <= pageMax ? page : 1,
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const searchOf = ({ typed, type, element, realTime }: DirectoryAddress): DirectorySearch => ({
  words: searchText(typed).split(" ").filter(Boolean).slice(0, wordsMax),
  type,
  element,
  realTime,
});

/** The address of the same search, of this page of it, as a page or a file. */
export function addressOf(address: DirectoryAddress, page: number, path = directoryPath): string {
  const { typed, type, element, realTime } = address;
  const query = new URLSearchParams({
    ...(typed ? { q: typed } : {}),
    ...(type ? { type } : {}),
    ...(element ? { element } : {}),
    ...(realTime ? { realtime: "yes" } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return query ? `${path}?${query}` : path;
}
