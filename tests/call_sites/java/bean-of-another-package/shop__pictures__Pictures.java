package shop.pictures;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class Pictures {
    @Autowired
    private RestTemplate web;

    private static final String IMAGES = "https://api.openai.com/v1/images/generations";

    @PostMapping("/pictures")
    public String make(@RequestBody Wish wish) {
        Picture picture = web.postForObject(IMAGES, wish, Picture.class);
        return picture.url();
    }
}
