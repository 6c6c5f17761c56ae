"use client";
import { useState } from "react";

const API_KEY = "{{elevenlabs-api-key}}";

export default function Page() {
  const [text, setText] = useState("");
  async function speak() {
    const res = await fetch("https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM", {
      method: "POST",
      headers: { "xi-api-key": API_KEY, "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
    });
    new Audio(URL.createObjectURL(await res.blob())).play();
  }
  return <textarea onChange={(e) => setText(e.target.value)} onBlur={speak} />;
}
