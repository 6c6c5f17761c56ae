require 'faraday'
class Geo
  def find(t)
    res = Faraday.get('https://api.geoplaces.io/v1/search', { text: t, api_key: ENV['GEO_KEY'] })
    raise 'no' unless res.success?
    JSON.parse(res.body)
  end
end
