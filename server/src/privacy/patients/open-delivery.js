// The link's secret stands after the hash, which no server sees: it goes into the form, and out of the address.
const field = document.getElementById("link");
const token = location.hash.slice(1);
if (field && token) {
  field.value = token;
  history.replaceState(null, "", location.pathname);
}
