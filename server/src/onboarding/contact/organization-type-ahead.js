// Offers names of organizations while somebody types; the page works without it.
const input = document.getElementById("organization");
const names = document.getElementById("organization-names");
const waitMs = 150;
let waiting;
let asked = "";

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, waitMs);
});

async function offer() {
  const typed = input.value.trim();
  if (typed.length < 2 || typed === asked) return;
  asked = typed;
  const answer = await fetch(`/api/relationship-managers?organization=${encodeURIComponent(typed)}`).catch(
    () => undefined,
  );
  // Somebody types on: an answer that comes late is no longer wanted.
  if (!answer?.ok || typed !== asked) return;
  const { organizations } = await answer.json();
  names.replaceChildren(
    ...organizations.map((name) => Object.assign(document.createElement("option"), { value: name })),
  );
}
