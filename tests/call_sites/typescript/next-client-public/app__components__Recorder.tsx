"use client";

import { useState } from "react";

const KEY = process.env.NEXT_PUBLIC_DEEPGRAM_API_KEY;

export function Recorder() {
  const [text, setText] = useState("");

  async function upload(blob: Blob) {
    const response = await fetch("https://api.deepgram.com/v1/listen", {
      method: "POST",
      headers: { Authorization: `Token ${KEY}` },
      body: blob,
    });
    if (!response.ok) return;
    const data = await response.json();
    setText(data.results.channels[0].alternatives[0].transcript);
  }

  return <input type="file" onChange={(e) => e.target.files && upload(e.target.files[0])} title={text} />;
}
