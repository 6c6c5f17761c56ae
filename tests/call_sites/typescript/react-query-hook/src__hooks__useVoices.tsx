import { useQuery } from "@tanstack/react-query";

export function useVoices() {
  return useQuery({
    queryKey: ["voices"],
    queryFn: async () => {
      const response = await fetch("https://api.elevenlabs.io/v1/voices", { headers: { accept: "application/json" } });
      if (!response.ok) throw new Error("no voices");
      return response.json();
    },
  });
}

export function VoiceList() {
  const { data } = useVoices();
  return <ul>{data?.voices.map((v: { name: string }) => <li key={v.name}>{v.name}</li>)}</ul>;
}
