import client from "./client.js";

export const create = async (audio_url) => (await client.post("/transcript", { audio_url })).data.id;
export const get = async (id) => (await client.get(`/transcript/${id}`)).data;
