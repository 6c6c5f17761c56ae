key = ENV["OPENAI_API_KEY"].to_s
puts "key set: #{!key.empty?} (#{key[0, 4]}...)"
