document.querySelector("#speak").addEventListener("click", async () => {
  const response = await fetch("/api/speak", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: document.querySelector("#text").value }),
  });
  if (!response.ok) {
    document.querySelector("#error").textContent = "Sorry, that did not work.";
    return;
  }
  new Audio(URL.createObjectURL(await response.blob())).play();
});
