/* In the worker of a lunch: send what waits when there is a connection again, also when the page is closed.

   The tag says whose ideas; the server says no when somebody else is signed in by then. */
self.addEventListener("sync", (event) => {
  const [what, me] = event.tag.split("/");
  if (what !== "ideas") return;
  const { Ideas, Sender, goes } = self.plugPhone, ideas = new Ideas(me);
  const sent = async () => {
    const sender = new Sender(ideas, goes, () => {});
    await sender.run();
    clearTimeout(sender.timer); // the browser decides when to try again
    for (const client of await self.clients.matchAll()) client.postMessage("sent");
    if (sender.trouble === "later") throw new Error("later");
  };
  event.waitUntil(sent());
});
