// Shows answers of the help centre under a form (data-suggest-answers) while somebody writes what they ask. Nothing is sent before
// the form is but the words themselves, which the server keeps nowhere. Without this script the form is what it is.
const pauseMs = 400;
const shownMax = 3;

for (const form of document.querySelectorAll("form[data-suggest-answers]")) suggestFor(form);

function suggestFor(form) {
  const place = document.createElement("div");
  place.setAttribute("role", "status");
  form.querySelector("button[type=submit]")?.before(place);
  let waiting;
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const mine = asked;
    const field = (name) => form.elements.namedItem(name)?.value ?? "";
    const text = `${field("subject")} ${field("text")}`.trim().slice(0, 500);
    if (text.length < 4) return place.replaceChildren();
    const type = field("type");
    const answer = await fetch("/api/help/suggestions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, ...(type === "" ? {} : { type }) }),
    });
    if (!answer.ok || mine !== asked) return;
    const { suggestions } = await answer.json();
    place.replaceChildren(...(suggestions.length === 0 ? [] : [listOf(suggestions.slice(0, shownMax), place)]));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => place.replaceChildren()), pauseMs);
  });
}

function listOf(suggestions, place) {
  const box = make("div", { className: "notice" }, [make("p", {}, ["Perhaps one of these answers it:"])]);
  const list = make("ul", { className: "questions" }, []);
  for (const { slug, title, excerpt, path } of suggestions) {
    const done = make("button", { type: "button", className: "second" }, ["This answered it"]);
    done.setAttribute("aria-label", `This answered it: ${title}`);
    done.addEventListener("click", () => {
      fetch(`/api/help/suggestions/${slug}/helped`, { method: "POST" }).catch(() => {});
      place.replaceChildren(make("p", { className: "notice" }, ["Good. Nothing was sent."]));
    });
    const link = make("a", { href: path, target: "_blank", rel: "noopener" }, [title]);
    list.append(make("li", {}, [link, make("p", {}, [excerpt]), done]));
  }
  box.append(list);
  return box;
}

function make(name, properties, children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
