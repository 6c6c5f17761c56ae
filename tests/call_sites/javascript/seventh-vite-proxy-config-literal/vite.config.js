import { defineConfig } from "vite";

export default defineConfig({
  server: {
    proxy: {
      "/eleven": {
        target: "https://api.elevenlabs.io",
        changeOrigin: true,
        rewrite: (path) => path.replace(/^\/eleven/, ""),
        headers: { "xi-api-key": "{{elevenlabs-api-key}}" },
      },
    },
  },
});
