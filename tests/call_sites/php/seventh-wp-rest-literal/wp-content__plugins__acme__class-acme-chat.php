<?php
class Acme_Chat {
    const API_KEY = '{{openai-project-key}}';

    public function ask( $prompt ) {
        $response = wp_remote_post( 'https://api.openai.com/v1/chat/completions', array(
            'timeout' => 40,
            'headers' => array( 'Authorization' => 'Bearer ' . self::API_KEY, 'Content-Type' => 'application/json' ),
            'body'    => wp_json_encode( array( 'model' => 'gpt-4o-mini', 'messages' => array( array( 'role' => 'user', 'content' => $prompt ) ) ) ),
        ) );
        if ( is_wp_error( $response ) || 200 !== wp_remote_retrieve_response_code( $response ) ) {
            return null;
        }
        return json_decode( wp_remote_retrieve_body( $response ), true );
    }
}
