import { useQuery } from "@tanstack/react-query";

export function useVoices() {
  return useQuery({
    queryKey: ["voices"],
    queryFn: async () => {
      const res = await fetch("/api/voices");
      if (!res.ok) throw new Error(String(res.status));
      return res.json();
    },
    staleTime: 60_000,
  });
}
