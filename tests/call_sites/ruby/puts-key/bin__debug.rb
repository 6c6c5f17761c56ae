key = ENV["OPENAI_API_KEY"]
puts "key is #{key}"
