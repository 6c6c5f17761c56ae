<?php
/**
 * Plugin Name: Chatbox
 */

add_action( 'wp_enqueue_scripts', function () {
    wp_enqueue_script( 'chatbox', plugins_url( 'chatbox.js', __FILE__ ), array(), '1.0', true );
    wp_localize_script( 'chatbox', 'chatboxSettings', array(
        'ajaxUrl' => admin_url( 'admin-ajax.php' ),
        'apiKey'  => getenv( 'OPENAI_API_KEY' ),
    ) );
} );
