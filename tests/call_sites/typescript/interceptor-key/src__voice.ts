import { http } from "./http";

export const voices = async () => (await http.get("/voices")).data;
export const speak = async (id: string, text: string) => (await http.post(`/text-to-speech/${id}`, { text }, { responseType: "arraybuffer" })).data;
