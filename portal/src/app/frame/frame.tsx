import { Button } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { BeaconIcon, MenuIcon } from "../../ui/icons.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { useSessionView } from "../session-view.ts";
import { useLeave } from "../use-leave.ts";
import { Announcements } from "./announcements.tsx";
import style from "./frame.module.css";
import { Rail } from "./rail.tsx";
import { ReaderBar } from "./reader-bar.tsx";

/** Rail at the left, bar at the top, page between. On a phone both fold into one menu. */
export function Frame() {
  const { frame } = useWords();
  const { session } = useSession();
  const { locksSoon } = useSessionView();
  const { leave, failure } = useLeave();
  const [menuOpen, setMenuOpen] = useState(false);

  return (
    <div className={style.frame}>
      <a href="#content" className={style.skip}>
        {frame.skipToContent}
      </a>
      <header className={style.top} data-open={menuOpen || undefined}>
        <span className={style.wordmark}>
          <BeaconIcon /> {session.exchangeName}
        </span>
        <Button
          className={style.menuButton}
          variant="subtle"
          size="sm"
          leftSection={<MenuIcon />}
          aria-expanded={menuOpen}
          aria-controls="reader-bar"
          onClick={() => setMenuOpen(!menuOpen)}
        >
          {menuOpen ? frame.closeMenu : frame.menu}
        </Button>
        <div className={style.bar} id="reader-bar">
          <div className={style.menuRail}>
            <Rail onChosen={() => setMenuOpen(false)} />
          </div>
          <ReaderBar onLeave={leave} onReport={() => setMenuOpen(false)} />
        </div>
      </header>
      <div className={style.rail}>
        <Rail collapsible />
      </div>
      <div className={style.page} id="content" tabIndex={-1}>
        <Announcements />
        {failure && <ProblemNotice failure={failure} />}
        <Outlet />
      </div>
      <div role="status" className={locksSoon ? style.locksSoon : undefined}>
        {locksSoon && frame.locksSoon}
      </div>
    </div>
  );
}
