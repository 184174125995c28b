import type { Feed } from "@crossbay/contract";
import { useWords } from "../../ui/words/words.ts";
import { DelayCell, ErrorsCell, FeedStateCell, LastMessageCell, RateCell, WaitingCell } from "./feed-cells.tsx";
import style from "./feeds.module.css";

interface Props {
  feeds: readonly Feed[];
  now: string;
}

/** One line for each source, where there is room for all that is known of it. */
export function FeedsTable({ feeds, now }: Props) {
  const { feeds: text, times } = useWords();
  return (
    <div className={style.panel}>
      <table className={style.table} aria-label={text.tableLabel}>
        <thead>
          <tr>
            <th scope="col">{text.source}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.last}</th>
            <th scope="col">{text.rate}</th>
            <th scope="col" className={style.number}>
              {text.today}
            </th>
            <th scope="col" className={style.number}>
              {text.delay}
              <span className={style.hint}>{text.delayHint}</span>
            </th>
            <th scope="col" className={style.number}>
              {text.errors}
            </th>
            <th scope="col" className={style.number}>
              {text.waiting}
            </th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr key={feed.sourceId}>
              <th scope="row">
                <span className={style.name}>{feed.name}</span>
                <span className={style.detail}>{feed.participantName}</span>
              </th>
              <td className={style.state}>
                <FeedStateCell feed={feed} now={now} />
              </td>
              <td className={style.time}>
                <LastMessageCell feed={feed} now={now} />
              </td>
              <td>
                <RateCell feed={feed} />
              </td>
              <td className={style.number}>{times.count(feed.messagesToday)}</td>
              <td className={style.number}>
                <DelayCell feed={feed} />
              </td>
              <td className={style.number}>
                <ErrorsCell feed={feed} />
              </td>
              <td className={style.number}>
                <WaitingCell feed={feed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
