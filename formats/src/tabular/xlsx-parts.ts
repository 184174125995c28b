import { readTags } from "./read-tags.ts";
import type { OpenedZip } from "./unpack-zip.ts";
import { unescapeText } from "./xlsx-cell-text.ts";

type Sheet = { name: string; part: string; hidden: boolean };

/** Sheets of the workbook in their order, and from when it counts days. Undefined when it has no list of parts. */
export function readWorkbook(zip: OpenedZip): { sheets: Sheet[]; countsFrom1904: boolean } | undefined {
  const workbook = zip.unpack("xl/workbook.xml");
  const relations = zip.unpack("xl/_rels/workbook.xml.rels");
  if (!workbook || !relations) return undefined;
  const parts = new Map<string, string>();
  readTags(relations, {
    open: ({ name, attributes: { Id, Target, Type } }) => {
      if (name === "Relationship" && Id && Target && Type?.endsWith("/worksheet")) parts.set(Id, partOf(Target));
    },
  });
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  readTags(workbook, {
    open: ({ name, attributes }) => {
      if (name === "workbookPr") countsFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      const part = name === "sheet" ? parts.get(attributes.id ?? "") : undefined;
      if (!part) return;
      sheets.push({
        name: unescapeText(attributes.name ?? ""),
        part,
        hidden: /^(?:hidden|veryHidden)$/.test(attributes.state ?? ""),
      });
    },
  });
  return { sheets, countsFrom1904 };
}

const partOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

/** Texts that cells refer to by number; of rich text, all runs. */
export function readSharedStrings(xml: Buffer | undefined): string[] {
  const strings: string[] = [];
  if (!xml) return strings;
  let text: string | undefined;
  let reading = false;
  let phonetic = false;
  readTags(xml, {
    open: ({ name }) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") reading = !phonetic;
    },
    close: (name) => {
      if (name === "t") reading = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") strings.push(unescapeText(text ?? ""));
    },
    text: (more) => {
      if (reading) text += more;
    },
  });
  return strings;
}

/** For each style of a cell: is a number shown as a date with it? */
export function readDateStyles(xml: Buffer | undefined): boolean[] {
  const styles: boolean[] = [];
  if (!xml) return styles;
  const dateFormats = new Set<string>();
  let inCells = false;
  readTags(xml, {
    open: ({ name, attributes }) => {
      if (name === "numFmt" && isDateFormat(attributes.formatCode ?? "")) dateFormats.add(attributes.numFmtId ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = attributes.numFmtId ?? "0";
        styles.push(dateFormats.has(id) || builtInDates.test(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Built-in formats of dates and times (ECMA-376 part 1, §18.8.30). */
const builtInDates = /^(?:1[4-9]|2[0-2]|27|28|29|3[0-6]|4[5-7]|5[0-8])$/;

/** Does a format speak of days, months, years or hours, outside of quoted words, colours and conditions? */
const isDateFormat = (code: string): boolean => /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
