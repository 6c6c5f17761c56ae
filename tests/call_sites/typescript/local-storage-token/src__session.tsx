import { useEffect } from "react";

export function Theme() {
  useEffect(() => localStorage.setItem("theme", "dark"), []);
  return null;
}
