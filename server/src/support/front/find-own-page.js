// What the server cannot see: a personal link carries its token behind the #, and a browser that comes from another site keeps
// its session's cookie back. Without this script the page stays what it is.
const isUserManagersPage = /^\/aum\/?$/.test(location.pathname);

const openPersonalLink = () => {
  const token = location.hash.slice(1);
  const isPersonal = token !== "" && document.getElementById(token) === null;
  const hasOpened = sessionStorage.getItem("crossbay-training") !== null;
  if (!isUserManagersPage || !(isPersonal || hasOpened)) return false;
  location.replace(`/aum?link${isPersonal ? location.hash : ""}`);
  return true;
};

const openPortal = async () => {
  if (document.referrer.startsWith(`${location.origin}/`)) return;
  const answer = await fetch("/api/session", { headers: { "X-Crossbay-Poll": "1" } });
  const session = await answer.json();
  if (session.state !== "signed-out") location.replace(location.pathname);
};

addEventListener("hashchange", openPersonalLink);
if (!openPersonalLink()) openPortal().catch(() => {});
