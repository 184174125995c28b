import type { Announcement } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { dismissAnnouncement } from "../../ui/api/help-endpoints.ts";
import { announcementsQuery } from "../../ui/api/help-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./announcements.module.css";

const order = ["incident", "maintenance", "announcement"] as const;

/** What everybody is told now. An incident stays until it is over; the rest can be put away. */
export function Announcements() {
  const { report } = useWords();
  const queries = useQueryClient();
  const { data } = useQuery(announcementsQuery);
  const shown = (data?.announcements ?? [])
    .filter(({ kind, dismissed }) => kind === "incident" || !dismissed)
    .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  if (shown.length === 0) return null;

  const putAway = (id: string) => {
    queries.setQueryData(announcementsQuery.queryKey, (all) =>
      all ? { announcements: all.announcements.filter((each) => each.id !== id) } : undefined,
    );
    // Where the exchange does not hear it, it stands there again when it is read again.
    void dismissAnnouncement(id);
  };

  return (
    <aside className={style.announcements} aria-label={report.announcements.label}>
      {shown.map((announcement) => (
        <Line key={announcement.id} announcement={announcement} onPutAway={() => putAway(announcement.id)} />
      ))}
    </aside>
  );
}

function Line({ announcement, onPutAway }: { announcement: Announcement; onPutAway(): void }) {
  const words = useWords();
  const { announcements: text } = words.report;
  const { kind, title, text: said, from, until } = announcement;
  return (
    <div className={style.line} data-kind={kind}>
      <p className={style.text}>
        <strong>{text.kinds[kind]}:</strong> <strong>{title}</strong> <span>{said}</span>{" "}
        {kind === "maintenance" && until && (
          <span className={style.when}>{text.when(formatDateTime(from, words), formatDateTime(until, words))}</span>
        )}
      </p>
      {kind === "incident" ? (
        <a href="/status" className={style.status}>
          {text.status}
        </a>
      ) : (
        <Button variant="subtle" size="compact-sm" aria-label={text.putNamed(title)} onClick={onPutAway}>
          {text.put}
        </Button>
      )}
    </div>
  );
}
