const URL = "https://api.openai.com/v1";
async function listen() {
  db.channel("x").on("changes", async (payload) => {
      const answer = await fetch(`${URL}/chat/completions`, { method: "POST", headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });
      console.log(answer.status);
    })
    .subscribe((status) => {
      if (status === "CHANNEL_ERROR" || status === "TIMED_OUT") {
        setTimeout(listen, 5000);
      }
    });
}
listen();
