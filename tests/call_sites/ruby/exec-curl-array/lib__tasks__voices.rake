task :voices do
  key = ENV.fetch("ELEVENLABS_API_KEY")
  out = `curl -sf --max-time 20 -H "xi-api-key: #{key}" https://api.elevenlabs.io/v1/voices`
  puts JSON.parse(out)["voices"].size
end
