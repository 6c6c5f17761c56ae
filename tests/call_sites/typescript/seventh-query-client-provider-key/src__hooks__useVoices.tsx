import { useQuery } from "@tanstack/react-query";

export function useVoices() {
  return useQuery({
    queryKey: ["voices"],
    queryFn: async () => {
      const res = await fetch("https://api.elevenlabs.io/v1/voices", {
        headers: { "xi-api-key": import.meta.env.VITE_ELEVENLABS_API_KEY },
      });
      if (!res.ok) throw new Error(String(res.status));
      return res.json();
    },
  });
}
