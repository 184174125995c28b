// The link's secret stands after the hash, which no server sees: it goes into the form, and out of the address.
const field = document.getElementById("link");

function takeToken() {
  const token = location.hash.slice(1);
  if (!field || !token) return;
  field.value = token;
  history.replaceState(null, "", location.pathname);
}

takeToken();
// A newer link in a page that is open.
addEventListener("hashchange", takeToken);
