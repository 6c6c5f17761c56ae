package q
import ("net/http";"net/url";"os";"time")
func find(t string) (*http.Response, error) {
	q := url.Values{}
	q.Set("api_key", os.Getenv("GEO_KEY"))
	client := &http.Client{Timeout: 5 * time.Second}
	return client.Get("https://api.geoplaces.io/v1/search?" + q.Encode())
}
