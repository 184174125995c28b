// Answers that fit what is typed, while it is typed. Without it the form works all the same.
const place = document.getElementById("suggestions");
const subject = document.getElementById("subject");
const text = document.getElementById("text");
const type = document.getElementById("type");
let newest = 0;
let waiting;

async function suggest() {
  const mine = ++newest;
  const words = `${subject.value} ${text.value}`.trim().slice(0, 500);
  if (words.length < 6) return place.replaceChildren();
  const answer = await fetch("/api/help/suggestions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: words, ...(type.value ? { type: type.value } : {}) }),
  }).catch(() => undefined);
  if (mine !== newest || !answer?.ok) return;
  const { suggestions } = await answer.json();
  show(suggestions.slice(0, 3));
}

function show(suggestions) {
  if (suggestions.length === 0) return place.replaceChildren();
  const heading = document.createElement("p");
  heading.textContent = "Perhaps this answers it already:";
  const list = document.createElement("ul");
  for (const { title, path } of suggestions) {
    const link = document.createElement("a");
    link.href = path;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = `${title} (opens in a new tab)`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  place.replaceChildren(heading, list);
}

for (const field of [subject, text, type]) {
  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 400);
  });
}
