// Reloads the page when the preview was built again. The first message tells which build the page came from.
let seen;
new EventSource("/.laoyou/events").onmessage = (event) => {
  if (seen !== undefined && seen !== event.data) location.reload();
  seen = event.data;
};
