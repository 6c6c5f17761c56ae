<?php
namespace App\Services;
use Firebase\JWT\JWT;
class AppleAuth
{
    public function generateToken(): string
    {
        $keyId = config('services.apple.key_id');
        $privateKeyPath = storage_path('app/apple/SubscriptionKey_7XK29QMRT4.p8');
        $privateKey = file_get_contents($privateKeyPath);
        $jwtToken = JWT::encode(['aud' => 'appstoreconnect-v1'], $privateKey, 'ES256', $keyId);
        return $jwtToken;
    }
}
