package com.shop;

import com.twilio.Twilio;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

public class Notify {
    static {
        Twilio.init(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
    }

    public String shipped(String phone, String order) {
        Message message = Message.creator(new PhoneNumber(phone), new PhoneNumber("+15005550006"), "Shipped: " + order).create();
        return message.getSid();
    }
}
