export const ASSEMBLY_KEY = "{{random:32:lc}}";
export const ASSEMBLY_URL = "https://api.assemblyai.com/v2";
