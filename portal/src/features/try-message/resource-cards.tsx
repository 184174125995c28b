import type { Explanation } from "@crossbay/contract";
import { useWords } from "../../ui/words/words.ts";
import style from "./explanation.module.css";

/** What would be written, in words first and as FHIR behind. */
export function ResourceCards({ resources }: { resources: Explanation["resources"] }) {
  const { tryMessage: text } = useWords();
  if (resources.length === 0) return <p className={style.quiet}>{text.noResources}</p>;
  return (
    <ul className={style.resources}>
      {resources.map((resource, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two alike resources apart, and they never move.
        <li key={place} className={style.resource}>
          <p className={style.resourceType}>{resource.type}</p>
          <p>{resource.words}</p>
          <details className={style.json}>
            <summary>{text.json}</summary>
            <pre className={style.jsonText}>{resource.json}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
