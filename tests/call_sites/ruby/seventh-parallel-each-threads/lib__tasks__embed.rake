require "parallel"

task embed: :environment do
  client = OpenaiEmbeddings.new
  Parallel.each(Chunk.pending.to_a, in_threads: 4) { |chunk| client.embed(chunk) }
end
