import type { FastifyReply } from "fastify";
import type { AccountsContext } from "../accounts/index.ts";
import { publicPageFiles, sendPublicPage } from "../platform/html-page.ts";
import type { HttpServer } from "../platform/http.ts";
import { type DirectoryAddress, directoryPath, readAddress, searchOf } from "./directory-address-rules.ts";
import { directoryBundle, directoryCsv, participantsABundle } from "./directory-files.ts";
import { directoryPage, entriesAPage } from "./directory-page.ts";
import type { DirectorySearch } from "./directory-search.ts";
import { entryPage, unknownEntryPage } from "./entry-page.ts";
import { countEntries, findEntries, findEntry } from "./listing-store.ts";
import { keepWholeTable } from "./whole-table.ts";

const rowsMax = 10_000;

/** Registers the public directory: pages, a table, FHIR. It works without a script and without a sign-in; nothing of a search is kept. */
export function directoryRoutes(http: HttpServer, context: AccountsContext): void {
  const { exchangeName, publicUrl } = context.accounts;
  publicPageFiles(http);

  const find = (address: DirectoryAddress, limit: number) =>
    context.database.snapshot(async (tx) => {
      const search = searchOf(address);
      const [entries, total] = await Promise.all([
        findEntries(tx, search, { offset: (address.page - 1) * limit, limit }),
        countEntries(tx, search),
      ]);
      return { entries, total };
    });
  const wholeTable = keepWholeTable(context);
  const kept = (reply: FastifyReply) => reply.header("cache-control", "public, max-age=60");

  http.get(directoryPath, { schema: { hide: true } }, async (request, reply) => {
    const address = readAddress(request.query as Record<string, unknown>);
    const found = await find(address, entriesAPage);
    // An old link to a page that is no more shows the first.
    const isPast = found.entries.length === 0 && found.total > 0;
    const shown = isPast ? { ...address, page: 1 } : address;
    return sendPublicPage(reply, {
      exchangeName,
      title: "Who takes part, and what they send",
      main: directoryPage({ exchangeName, address: shown, ...(isPast ? await find(shown, entriesAPage) : found) }),
      current: directoryPath,
    });
  });

  http.get<{ Params: { participantId: string } }>(
    `${directoryPath}/:participantId`,
    { schema: { hide: true } },
    async (request, reply) => {
      const { participantId } = request.params;
      const entry = isUuid(participantId)
        ? await context.database.snapshot((tx) => findEntry(tx, participantId))
        : undefined;
      return sendPublicPage(reply, {
        exchangeName,
        title: entry?.name ?? "No such organization",
        main: entry ? entryPage(entry) : unknownEntryPage(),
        current: directoryPath,
        ...(entry ? {} : { status: 404 }),
      });
    },
  );

  http.get(`${directoryPath}.csv`, { schema: { hide: true } }, async (request, reply) => {
    const address = { ...readAddress(request.query as Record<string, unknown>), page: 1 };
    const table = isWhole(searchOf(address))
      ? await wholeTable()
      : directoryCsv((await find(address, rowsMax)).entries);
    return kept(reply)
      .type("text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="directory.csv"')
      .send(table);
  });

  http.get(`${directoryPath}.json`, { schema: { hide: true } }, async (request, reply) => {
    const address = readAddress(request.query as Record<string, unknown>);
    const found = await find(address, participantsABundle);
    return kept(reply)
      .type("application/fhir+json; charset=utf-8")
      .send(JSON.stringify(directoryBundle({ publicUrl, at: context.clock.now(), address, ...found })));
  });
}

const isWhole = ({ words, type, element, realTime }: DirectorySearch): boolean =>
  words.length === 0 && type === undefined && element === undefined && !realTime;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
