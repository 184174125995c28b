import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./overview.module.css";
import { BreachesCard, FlagsCard, GlassCard, RequestsCard, SamplesCard, WatchedCard } from "./overview-cards.tsx";
import { PrivacyFrame } from "./privacy-frame.tsx";

/** What waits for whoever looks after privacy, what is due soonest first. */
export function OverviewPage() {
  const { privacy: text } = useWords();
  const { session } = useSession();
  const serves = session.verdicts?.servePatients.allowed;
  const cards = [
    <GlassCard key="glass" />,
    ...(serves ? [<RequestsCard key="requests" />] : []),
    <BreachesCard key="breaches" />,
    <FlagsCard key="flags" />,
    <SamplesCard key="samples" />,
    <WatchedCard key="watched" />,
  ];
  return (
    <PrivacyFrame title={text.title} lead={text.lead}>
      <div className={style.cards}>
        {cards.map((card) => (
          <div key={card.key} className={style.place}>
            {card}
          </div>
        ))}
      </div>
    </PrivacyFrame>
  );
}
