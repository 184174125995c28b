import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { logRows, type TableColumns, type WrittenRow } from "./written-rows.ts";

/** A statement that writes the rows of one message, and what is fresh each time in them. */
type Template = { name: string; text: string; values: readonly (string | Fresh)[] };
/** A key of the message: the same one wherever it stands in its rows, another one every time. */
type Fresh = { fresh: number; kind: "uuid" | "bytea" };

export type Ceiling = {
  /** Rows of one message, on average. */
  rowsPerMessage: number;
  /** Messages a second, each one statement and one commit. */
  run(messages: number): Promise<number>;
  close(): Promise<void>;
};

const connections = 8;

/**
 * What PostgreSQL alone does: the very rows that the product wrote for `send`'s messages, by one prepared multi-row statement
 * a message, one transaction each, on 8 connections.
 */
export async function openCeiling(ownerUrl: string, send: () => Promise<void>): Promise<Ceiling> {
  const { messages, columns } = await logRows(ownerUrl, send);
  const names = new Map<string, string>();
  const templates = messages.map((rows) => templateOf(rows, columns, names));
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: ownerUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  return {
    rowsPerMessage: messages.reduce((sum, rows) => sum + rows.length, 0) / messages.length,
    async run(count) {
      let next = 0;
      const fromMs = performance.now();
      await Promise.all(
        clients.map(async (client) => {
          while (next < count) {
            const template = templates[next++ % templates.length]!;
            await client.query({ name: template.name, text: template.text, values: valuesOf(template) });
          }
        }),
      );
      return count / ((performance.now() - fromMs) / 1_000);
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

function valuesOf({ values }: Template): (string | Buffer)[] {
  const fresh: (string | Buffer)[] = [];
  return values.map((value) => {
    if (typeof value === "string") return value;
    fresh[value.fresh] ??= value.kind === "uuid" ? randomUUID() : randomBytes(32);
    return fresh[value.fresh]!;
  });
}

function templateOf(rows: readonly WrittenRow[], columns: TableColumns, names: Map<string, string>): Template {
  const byTable = Map.groupBy(rows, ({ table }) => table);
  const values: (string | Fresh)[] = [];
  const seen = new Map<string, number>();
  const inserts = [...byTable].map(([table, ofTable]) => {
    const named = columns.get(table)!;
    const tuples = ofTable.map(({ row }) => {
      const places = named.map(({ name, type }) => {
        const value = row[name];
        if (value === null || value === undefined) return "null";
        values.push(replayedValue(name, type, value, seen));
        return `$${values.length}::${type}`;
      });
      return `(${places.join(", ")})`;
    });
    return `insert into ${table} (${named.map(({ name }) => name).join(", ")}) values ${tuples.join(", ")}`;
  });
  const last = inserts.pop() ?? "select 1";
  const before = inserts.map((insert, at) => `t${at} as (${insert})`);
  const text = before.length > 0 ? `with ${before.join(", ")} ${last}` : last;
  const name = names.get(text) ?? `ceiling-${names.size}`;
  names.set(text, name);
  return { name, text, values };
}

function replayedValue(column: string, type: string, value: unknown, seen: Map<string, number>): string | Fresh {
  const isKey =
    (type === "uuid" && column !== "source_id") || (type === "bytea" && column !== "raw" && column !== "ssn_key");
  if (isKey) {
    const fresh = seen.get(String(value)) ?? seen.size;
    seen.set(String(value), fresh);
    return { fresh, kind: type as Fresh["kind"] };
  }
  if (type === "jsonb") return JSON.stringify(value);
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(String(item))).join(",")}}`;
  return String(value);
}
