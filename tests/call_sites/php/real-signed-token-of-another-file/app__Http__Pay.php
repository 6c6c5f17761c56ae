<?php
namespace App\Http;
use App\Services\AppleAuth;
use Illuminate\Support\Facades\Http;
class Pay
{
    public function check()
    {
        $authService = new AppleAuth();
        $jwtToken = $authService->generateToken();
        $response = Http::withHeaders(['Authorization' => 'Bearer '.$jwtToken])->get('https://api.storekit.itunes.apple.com/inApps/v1/subscriptions/1');
        if ($response->failed()) { throw new \Exception('x'); }
        return $response->json();
    }
}
