package c

import "net/http"

type Client struct { key string; http *http.Client }

func NewClient(k string) *Client { return &Client{key: k, http: &http.Client{}} }
