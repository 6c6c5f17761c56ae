<?php
namespace App\Services;
use Illuminate\Support\Facades\Http;
class Geo {
    protected string $apiKey;
    protected string $u = 'https://api.geoplaces.io/v1/search';
    public function __construct() { $this->apiKey = config('services.geo.api_key'); }
    public function find($t) {
        $response = Http::timeout(10)->get($this->u, ['text' => $t, 'apiKey' => $this->apiKey, 'limit' => 1]);
        if ($response->successful()) { return $response->json(); }
        return null;
    }
}
