import useSWR from "swr";

const fetcher = (url: string) =>
  fetch(url, { headers: { Authorization: "Bearer {{openai-project-key}}" } }).then((r) => r.json());

export function Models() {
  const { data } = useSWR("https://api.openai.com/v1/models", fetcher);
  return <pre>{JSON.stringify(data)}</pre>;
}
