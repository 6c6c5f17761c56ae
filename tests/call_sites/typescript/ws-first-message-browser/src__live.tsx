import { useEffect } from "react";

export function Live() {
  useEffect(() => {
    const socket = new WebSocket("wss://api.svara.io/v1/stream");
    socket.onopen = () => socket.send(JSON.stringify({ type: "auth", api_key: import.meta.env.VITE_SVARA_API_KEY }));
    socket.onmessage = (event) => document.body.append(event.data);
    return () => socket.close();
  }, []);
  return null;
}
